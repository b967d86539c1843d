import type { Day } from '../../domain/calendar/day.ts';
import type { Period } from '../../domain/calendar/period.ts';
import { monthOf } from '../../domain/calendar/week.ts';
import type { ClientLook } from '../../domain/duties/client-look.ts';
import { DUTIES, type Duty, type DutyStanding, type ListDuties } from '../../domain/duties/duty.ts';
import type { MonthOverview } from '../../domain/duties/overview.ts';
import { isUnfinished } from '../../domain/duties/owed-duty.ts';
import type { Client } from '../../domain/firm.ts';
import { counted } from '../age.ts';
import { dayWords, distanceWords, periodName, shortDay } from '../day-words.ts';
import { type Cell, toTable } from '../table.ts';
import { blank, type Line, line, span } from '../text.ts';
import { clip, widthOf, wrap } from '../wrap.ts';
import { taskSaid } from './duty-cell.ts';
import { fitted, nameForms, type Said } from './fitting.ts';

/** A narrower terminal has no room for columns. */
const TABLE = 64;
/** Months that are shown although everything is done. */
const COMPLETE = 3;

/** The months of a client, newest first: a row for each list, who did each duty when, and below that until when and whose. */
export function monthLines({ client, lists, months, today }: ClientLook, width: number): Line[] {
  const parts = months.map((month) => {
    const own = lists.filter((list) => monthOf(list.period) === month.period);
    return { month, own, open: own.some((list) => list.duties.some(isUnfinished)) };
  });
  const shown = parts.filter(({ open }, at) => open || at < COMPLETE);
  const left = parts.length - shown.length;
  const more = `${counted(left, 'older month')} with everything done; "mmc history ${client.slug}" shows all`;
  return [
    ...shown.flatMap(({ month, own }) => [blank, ...tableOf(client, own, month, today, width)]),
    ...(left > 0 ? [blank, line(span(more, 'faint'))] : []),
  ];
}

function tableOf(
  client: Client,
  lists: readonly ListDuties[],
  { period, duties }: MonthOverview,
  today: Day,
  width: number,
): Line[] {
  const tracked = DUTIES.filter((duty) => lists.some((list) => list.duties.some((one) => one.duty === duty)));
  if (width < TABLE) return linesOf(client, lists, period, today, width);
  const names = lists.map((list) => listName(list, today));
  const first = Math.min(Math.max(widthOf(period), 8, ...names.map(widthOf)), width >= 120 ? 40 : 16);
  const room = Math.max(6, Math.min(44, Math.floor((width - first) / Math.max(1, tracked.length)) - 2));
  const rows = lists.map((list, at): Cell[] => [
    clip(names[at] ?? '', first),
    ...tracked.map((duty) => {
      const standing = list.duties.find((one) => one.duty === duty);
      return standing ? fitted(standingSaid(client, list, standing, today), room) : '';
    }),
  ]);
  const about = (said: (duty: Duty) => Said | undefined): Cell[] =>
    tracked.map((duty) => {
      const words = said(duty);
      return words ? { ...fitted([words], room), tone: words.tone ?? 'faint' } : '';
    });
  const count = (duty: Duty) => duties.find((one) => one.duty === duty);
  const open = (duty: Duty) => lists.some((list) => list.duties.some((one) => one.duty === duty && isUnfinished(one)));
  const until = about((duty) => untilSaid(count(duty)?.deadline, open(duty), today));
  const who = about((duty) => ({ forms: nameForms(ownersOf(lists, duty)) }));
  const columns = [period, ...tracked.map((duty) => duty.toUpperCase())].map((heading) => ({ heading }));
  const faint = (text: string): Cell => ({ text, tone: 'faint' });
  return toTable(columns, [...rows, [faint('until'), ...until], [faint('who'), ...who]], width);
}

/** The same without columns. */
function linesOf(client: Client, lists: readonly ListDuties[], period: Period, today: Day, width: number): Line[] {
  const rows = lists.flatMap((list) => [
    line(span(clip(listName(list, today), width), 'strong')),
    ...list.duties.map((standing) => {
      const { text, tone } = fitted(standingSaid(client, list, standing, today), width - 11);
      return line(`  ${standing.duty.padEnd(9)}`, span(text, tone));
    }),
  ]);
  return [line(span(period, 'title')), ...rows];
}

function listName({ list, period }: ListDuties, today: Day): string {
  return period.includes('W') ? `${list} ${periodName(period, today)}` : list;
}

/** Done: when and by whom. Else how it stands. */
function standingSaid(client: Client, list: ListDuties, standing: DutyStanding, today: Day): Said[] {
  const { state, done, waived } = standing;
  if (state === 'done' && done) return [{ forms: doneForms(done, today), tone: 'good' }];
  if (state === 'late' && done) {
    return [{ forms: doneForms(done, today).map((form) => `late ${form}`), tone: 'warn' }];
  }
  if (state === 'waived')
    return [{ forms: [waived?.by ? `waived by ${waived.by}` : 'waived', 'waived'], tone: 'faint' }];
  return taskSaid([{ client, list, standing }], today);
}

function doneForms({ date, by }: { date: Day; by: string }, today: Day): string[] {
  return [`${dayWords(date, today)} ${by}`, `${shortDay(date, today)} ${by}`, shortDay(date, today)];
}

function untilSaid(deadline: Day | undefined, open: boolean, today: Day): Said | undefined {
  if (deadline === undefined) return undefined;
  const day = dayWords(deadline, today);
  return { forms: open ? [`${day}, ${distanceWords(deadline, today)}`, day] : [day] };
}

function ownersOf(lists: readonly ListDuties[], duty: Duty): string[] {
  return [...new Set(lists.flatMap((list) => list.duties.flatMap((one) => (one.duty === duty ? one.owners : []))))];
}

/** The waivers of these months, with their reasons. */
export function waiverLines({ lists, today }: ClientLook, width: number): Line[] {
  const waived = lists.flatMap((list) =>
    list.duties.flatMap((standing) => (standing.waiver ? [{ list, standing, waiver: standing.waiver }] : [])),
  );
  if (waived.length === 0) return [];
  // A waiver of execute covers revise as well; it is told once.
  const first = [...new Map([...waived].reverse().map((one) => [one.waiver.id, one])).values()].reverse();
  const rows = first.flatMap(({ list, standing, waiver }) => {
    const spared = standing.state === 'waived' ? '' : ', done all the same';
    const by = `by ${waiver.by}, ${dayWords(waiver.date, today)}`;
    return [
      line(`  ${list.list} ${list.period} ${standing.duty}${spared}, ${by}`),
      ...wrap(waiver.reason, width - 4).map((part) => line(span(`    ${part}`, 'faint'))),
    ];
  });
  return [blank, line(span('Waived', 'strong')), ...rows];
}
