import type { Archive } from '../records/archive.ts';
import type { ClientDuties } from './client-duties.ts';
import type { ClientRecords } from './client-records.ts';
import type { DutyContext } from './context.ts';

/** A filed month as its archive has it; names and titles come from the records of today, as far as there are any. */
export function dutiesFromArchive(
  _archive: Archive,
  _clients: readonly ClientRecords[],
  _context: DutyContext,
): ClientDuties[] {
  return [];
}
