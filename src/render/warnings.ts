import { onOneLine } from '../domain/text/one-line.ts';
import type { SpacingWarning } from '../domain/warnings/spacing.ts';
import type { Warning } from '../domain/warnings/warnings.ts';
import { counted } from './age.ts';
import { dayWords } from './day-words.ts';
import { type Line, line, span } from './text.ts';
import { clip, widthOf, wrap } from './wrap.ts';

/** More of them are only counted: `mmc due --warnings` shows all. */
export const WARNINGS = 5;

/** A warning in a few words, without the client's name. */
export function warningWords(warning: Warning): string {
  switch (warning.kind) {
    case 'too-close':
      return `${pairWords(warning)}, too close: ${counted(warning.days, 'day')}, at least ${warning.limit} wanted`;
    case 'too-far':
      return warning.state === 'open'
        ? `last visit ${warning.from}, ${counted(warning.days, 'day')} ago, and none planned; at most ${warning.limit} wanted`
        : `${pairWords(warning)}, far apart: ${counted(warning.days, 'day')}, at most ${warning.limit} wanted`;
    case 'no-onsite':
      return lapseWords('nothing on site', warning);
    case 'quiet':
      return lapseWords('quiet: no finding', warning);
    case 'meeting-overdue':
      return lapseWords('no meeting with a service manager', warning);
    case 'not-visited': {
      const { date, by, purpose } = warning;
      const what = purpose === 'meeting' ? 'meeting' : 'visit';
      return `the ${what} planned for ${dayWords(date, date)} (${by}) has no record`;
    }
    case 'fast-walk': {
      const { list, date, by, answers, seconds, estimate } = warning;
      const told = estimate === undefined ? '' : `; the list is said to take ${estimate} minutes`;
      return `${list} ${date} by ${by}: ${answers} answers in ${timeWords(seconds)}${told}`;
    }
    case 'same-note':
      return `${warning.list}, ${warning.item}: the same note ${warning.periods.length} months in a row: "${onOneLine(warning.note)}"`;
  }
}

/** A line for each warning, the client in front; what is too long goes on below. */
export function warningLines(warnings: readonly Warning[], width: number): Line[] {
  const room = Math.min(20, Math.max(0, ...warnings.map(({ client }) => widthOf(client))));
  return warnings.flatMap((one) => {
    const name = clip(one.client, room);
    const [first = '', ...more] = wrap(warningWords(one), width - room - 2);
    return [
      line(span(`${name}${' '.repeat(room - widthOf(name))}  `), span(first, 'warn')),
      ...more.map((rest) => line(`${' '.repeat(room + 2)}`, span(rest, 'warn'))),
    ];
  });
}

export function warningJson(warning: Warning): Record<string, unknown> {
  return { ...warning, message: warningWords(warning) };
}

function pairWords({ from, to, state, fromMonth, toMonth }: SpacingWarning): string {
  const of = (month: string | undefined) => (month === undefined ? [] : [`counts for ${month}`]);
  const about = (facts: string[]) => (facts.length > 0 ? ` (${facts.join(', ')})` : '');
  return `visits ${from}${about(of(fromMonth))} and ${to}${about([...(state === 'planned' ? ['planned'] : []), ...of(toMonth)])}`;
}

function lapseWords(what: string, { months, last }: { months: number; last?: string }): string {
  return `${what} for ${counted(months, 'month')}${last === undefined ? '' : `, last ${last}`}`;
}

function timeWords(seconds: number): string {
  return seconds < 90 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
}
