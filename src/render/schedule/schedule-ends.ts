import { groupBy } from '../../domain/group-by.ts';
import { shortDay } from '../day-words.ts';
import { blank, type Line, line, span, type Tone } from '../text.ts';
import { WARNINGS, warningLines } from '../warnings.ts';
import { clip, widthOf, wrap } from '../wrap.ts';
import type { ScheduleLook } from './schedule.ts';
import { troubles } from './schedule-words.ts';

/** What holds for several clients is said once, with their names. */
export function troubleLines({ proposal }: ScheduleLook, width: number): Line[] {
  const all = troubles(proposal);
  if (all.length === 0) return [];
  const groups = [...groupBy(all, ({ words }) => words)].map(([words, own]) => ({ words, own }));
  const single = groups.flatMap(({ own }) => (own.length > 2 ? [] : own.map(({ client }) => widthOf(client))));
  const room = Math.min(20, Math.max(0, ...single));
  const day = (date: string | undefined) => (date === undefined ? '' : shortDay(date, proposal.period));
  const lines = groups.flatMap(({ words, own }) => {
    const tone = own.some(({ left }) => left) ? 'bad' : 'warn';
    if (own.length <= 2)
      return own.flatMap(({ client, date }) =>
        besideName(client, date === undefined ? words : `${day(date)}: ${words}`, tone, room, width),
      );
    const names = own.map(({ client, date }) => `${client} ${day(date)}`.trim()).join(', ');
    return [
      ...wrap(`${own.length} clients: ${words}`, width).map((part) => line(span(part, tone))),
      ...wrap(names, width - 2).map((part) => line(`  ${part}`)),
    ];
  });
  return [blank, line(span('Could not be satisfied', 'strong')), ...lines];
}

function besideName(client: string, words: string, tone: Tone, room: number, width: number): Line[] {
  const name = clip(client, room);
  return wrap(words, width - room - 2).map((part, at) => {
    const before = at === 0 ? `${name}${' '.repeat(room - widthOf(name))}  ` : ' '.repeat(room + 2);
    return line(before, span(part, tone));
  });
}

export function shownWarnings({ warnings }: ScheduleLook, width: number): Line[] {
  if (warnings.length === 0) return [];
  const more = warnings.length - WARNINGS;
  return [
    blank,
    line(span(`Warnings (${warnings.length})`, 'strong')),
    ...warningLines(warnings.slice(0, WARNINGS), width),
    ...(more > 0 ? [line(span(`${more} more; "mmc due --warnings" shows all`, 'faint'))] : []),
  ];
}

/** Clients without a visit, and why: nobody is left out without a word. */
export function idleLines({ proposal }: ScheduleLook, width: number): Line[] {
  const named = (wanted: string) => proposal.idle.filter(({ why }) => why === wanted).map(({ client }) => client);
  const [without, nothing] = [named('no-list'), named('nothing-due')];
  const lines = [
    ...(without.length > 0 ? wrap(`No visit, since there is no list yet: ${without.join(', ')}`, width) : []),
    ...(nothing.length > 0 ? wrap(`No visit, since no list is due: ${nothing.join(', ')}`, width) : []),
  ];
  return lines.length > 0 ? [blank, ...lines.map((words) => line(span(words, 'faint')))] : [];
}
