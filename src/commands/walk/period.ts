import { type Day, isDay } from '../../domain/calendar/day.ts';
import { addMonths, type Period, parsePeriod, periodOf } from '../../domain/calendar/period.ts';
import { isListDue } from '../../domain/checklists/due-lists.ts';
import { Failure } from '../../domain/failure.ts';
import { underContract } from '../../domain/firm.ts';
import type { ClientInPlace } from '../../store/workspace/clients.ts';
import { readStandings } from '../../store/workspace/standings.ts';
import { today } from '../world.ts';
import { chooseLists } from './choose-lists.ts';
import type { RunOptions } from './options.ts';
import type { Outside } from './outside.ts';

/** Until this day of a month the month before may still be meant. */
const EARLY = 7;

/** The day of the visit: today, or an earlier one for a sheet that is keyed in later (P49). */
export function visitDay({ world, workspace }: Outside, options: RunOptions): Day {
  const now = today(world, workspace.firm.timezone);
  const day = options.date ?? now;
  if (!isDay(day))
    throw new Failure('usage', `"${day}" is not a day`, { hint: `Write it as YYYY-MM-DD, such as ${now}` });
  if (day > now)
    throw new Failure('usage', `${day} is in the future: today is ${now}`, {
      hint: 'A visit is recorded on or after its day',
    });
  return day;
}

/** The month a visit counts for. In the first days of a month with the last month open, that is asked. */
export async function visitPeriod(
  outside: Outside,
  place: ClientInPlace,
  options: RunOptions,
  day: Day,
): Promise<Period> {
  if (options.period !== undefined) {
    const given = parsePeriod(options.period);
    if (!given)
      throw new Failure('usage', `"${options.period}" is not a month`, {
        hint: `Write it as YYYY-MM, such as ${periodOf(day)}`,
      });
    if (given > periodOf(day))
      throw new Failure('usage', `${given} has not begun on ${day}`, {
        hint: 'A month is walked from its first day on',
      });
    return given;
  }
  const period = periodOf(day);
  const before = addMonths(period, -1);
  if (Number(day.slice(8)) > EARLY || !underContract(place.client, `${before}-28`)) return period;
  const open = openLists(outside, place, options, before);
  if (open.length === 0) return period;
  return outside.world.terminal.ask.choice(
    `${before} is still open for ${open.join(', ')}. Which month is this visit for?`,
    [
      { value: before, name: before, hint: 'it will be late' },
      { value: period, name: period, hint: `${before} stays missed` },
    ],
    { instead: `Say which month: --period ${before} or --period ${period}` },
  );
}

/** The lists that were due in a month, with something due in them, and are not executed. */
function openLists({ workspace }: Outside, place: ClientInPlace, options: RunOptions, period: Period): string[] {
  const chosen = chooseLists(workspace, place, options, period).lists;
  const { lists } = readStandings(workspace, place, period);
  return chosen.flatMap(({ file, checklist }) => {
    if (!isListDue(checklist, period)) return [];
    const standing = lists.find((one) => one.list === file.slug);
    return standing?.state === 'partial' || standing?.state === 'not-begun' ? [file.slug] : [];
  });
}
