import type { Day } from '../../domain/calendar/day.ts';
import { addMonths, compactPeriod, type Period } from '../../domain/calendar/period.ts';
import { isHeldMeeting, type Schedule } from '../../domain/schedule/schedule.ts';
import { scanHeldMeetings } from '../../markdown/schedule-scan.ts';
import type { Reading } from './client-records.ts';
import { quickText } from './quick-files.ts';
import type { RecordFiles } from './record-files.ts';

/** Where the firm names no number, and clients may. */
const MONTHS = 6;

/**
 * The newest day on which a meeting in a schedule was held, by client id. Of filed months only the lines are looked at that
 * mmc has written, and no more months than the service manager has to meet everybody.
 */
export function heldMeetings(
  files: RecordFiles,
  reading: Reading,
  schedules: readonly Schedule[],
  planned: readonly Period[],
): Map<string, Day> {
  const held = new Map<string, Day>();
  const keep = (id: string, day: Day) => {
    if (day > (held.get(id) ?? '')) held.set(id, day);
  };
  for (const visit of schedules.flatMap(({ visits }) => visits.filter(isHeldMeeting))) keep(visit.clientId, visit.held);
  const months = reading.firm.visits.managerMonths ?? MONTHS;
  for (const month of planned) {
    if (!reading.filed.has(month) || month < addMonths(reading.month, -months)) continue;
    const text = quickText(`${files.root}/schedule/${compactPeriod(month)}.yaml`) ?? '';
    for (const { clientId, held } of scanHeldMeetings(text)) keep(clientId, held);
  }
  return held;
}
