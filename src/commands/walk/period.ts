import type { Day } from '../../domain/calendar/day.ts';
import { addMonths, type Period, periodOf } from '../../domain/calendar/period.ts';
import { isWeek, weekOf } from '../../domain/calendar/week.ts';
import { countedFor, periodOfList, type VisitPeriods } from '../../domain/checklists/due-lists.ts';
import { isListDue } from '../../domain/checklists/in-use.ts';
import { Failure } from '../../domain/failure.ts';
import type { ClientInPlace } from '../../store/workspace/clients.ts';
import { readStandings } from '../../store/workspace/standings.ts';
import { dayUntilNow } from '../day-named.ts';
import { monthOrWeek } from '../which-period.ts';
import { today } from '../world.ts';
import { type ChosenList, chooseLists } from './choose-lists.ts';
import type { RunOptions } from './options.ts';
import type { Outside } from './outside.ts';

/** Until this day of a month the month before may still be meant. */
const EARLY = 7;

/** The day of the visit: today, or an earlier one for a sheet that is keyed in later (P49). */
export function visitDay({ world, workspace }: Outside, options: RunOptions): Day {
  const now = today(world, workspace.firm.timezone);
  return options.date === undefined ? now : dayUntilNow(options.date, now);
}

/**
 * The month a visit counts for, and for weekly lists the week of its day. In the first days of a month with the last month
 * open, that is asked; a week is never asked for. A visit for another month leaves the weekly lists alone, one for a week
 * all others.
 */
export async function visitPeriods(
  outside: Outside,
  place: ClientInPlace,
  options: RunOptions,
  day: Day,
): Promise<VisitPeriods> {
  const now = { month: periodOf(day), week: weekOf(day) };
  if (options.period !== undefined) {
    const given = periodsNamed(options.period, day);
    return given.month === now.month ? now : given;
  }
  const before = addMonths(now.month, -1);
  if (Number(day.slice(8)) > EARLY) return now;
  const open = openLists(outside, place, options, before, day);
  if (open.length === 0) return now;
  const month = await outside.world.terminal.ask.choice(
    `${before} is still open for ${open.join(', ')}. Which month is this visit for?`,
    [
      { value: before, name: before, hint: 'it will be late' },
      { value: now.month, name: now.month, hint: `${before} stays missed` },
    ],
    { instead: `Say which month: --period ${before} or --period ${now.month}` },
  );
  return month === before ? { month } : now;
}

function periodsNamed(word: string, day: Day): VisitPeriods {
  const given = monthOrWeek(word);
  if (given === undefined)
    throw new Failure('usage', `"${word}" is not a month`, {
      hint: `Write it as YYYY-MM, such as ${periodOf(day)}; for a weekly list a week, such as ${weekOf(day)}`,
    });
  const week = isWeek(given);
  if (given > (week ? weekOf(day) : periodOf(day)))
    throw new Failure('usage', `${given} has not begun on ${day}`, {
      hint: week ? 'A week is walked from its Monday on' : 'A month is walked from its first day on',
    });
  return week ? { week: given } : { month: given };
}

/** Lists that were named and have no period in this visit would be walked for nothing. Throws a usage failure. */
export function refuseOtherPeriods(lists: readonly ChosenList[], periods: VisitPeriods, day: Day): void {
  for (const { file, checklist } of lists) {
    if (checklist.interval === 'on-demand' || periodOfList(checklist, periods) !== undefined) continue;
    const [rhythm, example] =
      checklist.interval === 'weekly' ? ['by weeks', weekOf(day)] : ['by months', periodOf(day)];
    throw new Failure('usage', `${file.slug} is walked ${rhythm}, not for ${countedFor(periods)}`, {
      hint: `Say for which: --period ${example}`,
    });
  }
}

/** The lists that were due in a month, with something due in them, and are not executed. */
function openLists(
  { workspace }: Outside,
  place: ClientInPlace,
  options: RunOptions,
  month: Period,
  day: Day,
): string[] {
  const chosen = chooseLists(workspace, place, options, { month }, day).lists;
  const { lists } = readStandings(workspace, place, { month }, day);
  return chosen.flatMap(({ file, checklist }) => {
    if (checklist.interval === 'weekly' || !isListDue(checklist, place.client, month, day)) return [];
    const standing = lists.find((one) => one.list === file.slug);
    return standing?.state === 'partial' || standing?.state === 'not-begun' ? [file.slug] : [];
  });
}
