import { addDays, type Day } from '../../domain/calendar/day.ts';
import { addMonths, type Period, periodOf } from '../../domain/calendar/period.ts';
import type { Duty } from '../../domain/duties/duty.ts';
import type { Alarm } from '../../domain/duties/owed-duty.ts';
import { Failure } from '../../domain/failure.ts';
import type { ReportOptions } from '../report.ts';
import { periodNamed } from '../which-period.ts';

export interface DueOptions extends ReportOptions {
  period?: string;
  who?: string;
  duty?: Duty | 'schedule';
  by?: 'client' | 'owner' | 'duty' | 'date';
  horizon?: string;
  all?: boolean;
  warnings?: boolean;
  failOn?: Alarm;
}

const LONGEST = 366;

/** The day that `--horizon` reaches to: `14d`, `14` and `2w` are the same. Without it today. */
export function horizonDay(word: string | undefined, today: Day): Day {
  if (word === undefined) return today;
  const [, number = '', unit] = /^(\d{1,3})\s*(d|days?|w|weeks?)?$/.exec(word.trim()) ?? [];
  const days = Number(number) * (unit?.startsWith('w') ? 7 : 1);
  if (number === '' || days > LONGEST)
    throw new Failure('usage', `"${word}" is not a number of days`, {
      hint: `Write it as 14d or 2w; at most ${LONGEST} days`,
    });
  return addDays(today, days);
}

/** The month that is looked at: any but a future one, of which nothing is due. */
export function dueMonth(word: string | undefined, today: Day): Period {
  const current = periodOf(today);
  const period = word === undefined ? current : periodNamed(word);
  if (period <= current) return period;
  const next = period === addMonths(current, 1) ? '' : ` ${period}`;
  throw new Failure('usage', `Nothing is due of ${period} yet`, {
    hint: `"mmc schedule${next}" plans it; "mmc due --horizon 30d" tells what falls due in the next days`,
  });
}
