import type { Period } from '../calendar/period.ts';
import type { ClientRecords } from './client-records.ts';
import type { DutyContext } from './context.ts';
import type { ListDuties } from './duty.ts';

/** All that is owed in the periods that are not filed, up to a month, oldest first. */
export function dutiesOf(_records: ClientRecords, _context: DutyContext, _upTo: Period): ListDuties[] {
  return [];
}
