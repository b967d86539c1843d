import { OUTCOMES } from '../../domain/answers/answer.ts';
import type { Period } from '../../domain/calendar/period.ts';
import { isWeek } from '../../domain/calendar/week.ts';
import { byState, type ListPast, type MonthPast } from '../../domain/history/past.ts';
import { countOf, type ResultHeader } from '../../domain/records/result.ts';
import { onOneLine } from '../../domain/text/one-line.ts';
import { counted } from '../age.ts';
import { shortDay } from '../day-words.ts';
import { pack } from '../pack.ts';
import { blank, type Line, line, span } from '../text.ts';
import { minutesWords } from '../words.ts';
import { wrap } from '../wrap.ts';
import { filedWords, pastSpans } from './duty-words.ts';

/** One client: every list of every month with its duties, and below them the sittings. */
export function oneClientLines(
  client: { slug: string; name: string },
  months: readonly MonthPast[],
  width: number,
): Line[] {
  const head = line(span(client.name, 'title'), ` (${client.slug})`);
  const told = months.filter(({ lists }) => lists.length > 0);
  if (told.length === 0) return [head, blank, line('Nothing was due or walked in these months.')];
  return [
    head,
    line(span(totalWords(told), 'faint')),
    ...told.flatMap(({ period, filed, lists }) => [
      blank,
      line(span(period, 'title'), span(`  ${filedWords(filed, period)}`, filed ? 'faint' : undefined)),
      ...lists.flatMap((list) => listLines(list, period, width)),
    ]),
  ];
}

function totalWords(months: readonly MonthPast[]): string {
  const states = byState(
    months.flatMap(({ lists }) => lists),
    'execute',
  );
  const count = (state: Parameters<typeof states.get>[0]) => states.get(state)?.length ?? 0;
  const [done, late, missed, waived] = [count('done'), count('late'), count('missed'), count('waived')];
  const due = [...states.values()].flat().length - waived;
  const parts = [`executed ${done + late} of ${due}`];
  if (late > 0) parts.push(`${late} late`);
  if (missed > 0) parts.push(`${missed} missed`);
  if (waived > 0) parts.push(`${waived} waived`);
  return parts.join(', ');
}

function listLines({ list, period, duties, visits }: ListPast, month: Period, width: number): Line[] {
  const subjects = [...new Set(visits.flatMap(({ subject }) => subject ?? []))].map(onOneLine).join(', ');
  const about = isWeek(period) ? ` ${period.slice(5)}` : subjects === '' ? '' : ` (${subjects})`;
  return [
    line('  ', span(`${list}${about}`, 'strong')),
    ...pack(pastSpans(duties, month), width - 4).map((one) => line('    ', ...one)),
    ...visits.flatMap((header) =>
      wrap(visitWords(header, month), width - 6).map((words, at) => line(at === 0 ? '    - ' : '      ', words)),
    ),
  ];
}

/** `14 Oct jane, on site, 1 h 08 min, 1 problem, ticket T20261014.0042, met Bob Stone` */
function visitWords(header: ResultHeader, month: Period): string {
  const { date, by, mode, minutes, tally, ticket, met, answered } = header;
  const told = OUTCOMES.filter((outcome) => outcome !== 'done' && (tally[outcome] ?? 0) > 0);
  return [
    `${shortDay(date, month)} ${by}`,
    mode === 'onsite' ? 'on site' : 'remote',
    minutesWords(minutes),
    ...told.map((outcome) =>
      outcome === 'problem' ? counted(tally[outcome] ?? 0, 'problem') : `${tally[outcome]} ${outcome}`,
    ),
    // What it left open may have been answered on another day; what it answered is its own.
    ...(answered === 'all' ? [] : [`${counted(countOf(tally), 'item')} answered`]),
    ...(ticket === undefined ? [] : [`ticket ${onOneLine(ticket)}`]),
    ...(met === undefined ? [] : [`met ${onOneLine(met)}`]),
  ].join(', ');
}
