import type { Day } from '../../domain/calendar/day.ts';
import type { MonthOverview } from '../../domain/duties/overview.ts';
import { counted } from '../age.ts';
import { shortDay } from '../day-words.ts';
import { blank, type Line, line, span } from '../text.ts';
import { DONE } from '../words.ts';
import { fitted, type Said } from './fitting.ts';

/** Older months that are told one by one. */
const EARLIER = 6;

/** A line for each older month that is not complete. */
export function earlierLines(earlier: readonly MonthOverview[], today: Day, width: number): Line[] {
  if (earlier.length === 0) return [];
  const shown = earlier.slice(0, EARLIER).map((month) => {
    const { text, tone } = fitted([earlierSaid(month, today)], Math.max(10, width - 9));
    return line(span(`${month.period}  `, tone), text);
  });
  const more = earlier.length - EARLIER;
  const rest = `and ${counted(more, 'older month')}, back to ${earlier.at(-1)?.period}`;
  return [
    blank,
    line('Earlier months that are not complete:'),
    ...shown,
    ...(more > 0 ? [line(span(rest, 'faint'))] : []),
  ];
}

/** What a month lacks; of its filing, which is done for all clients at once, also until when and by whom. */
function earlierSaid({ duties }: MonthOverview, today: Day): Said {
  const open = duties.filter(({ due, done, late, waived }) => done + late + waived < due);
  const past = open.some(({ missed, overdue }) => missed + overdue > 0);
  const counts = (of: string, whole: boolean) =>
    open.map(({ duty, due, done, late, waived, deadline, owners }) => {
      if (duty !== 'file' || done + late > 0)
        return `${DONE[duty]} ${done + late}${of}${due - waived}${whole && waived > 0 ? ` (${waived} waived)` : ''}`;
      const day = whole ? `, ${deadline < today ? 'was due' : 'due'} ${shortDay(deadline, today)}` : '';
      return `not filed${day}${owners.length > 0 ? ` (${owners.join(', ')})` : ''}`;
    });
  const forms = [counts(' of ', true), counts('/', true), counts('/', false)].map((one) => one.join(', '));
  return { forms, tone: past ? 'bad' : 'warn' };
}
