import type { ClientDuties } from '../../domain/duties/client-duties.ts';
import { DEFAULT_DUTIES } from '../../domain/firm.ts';
import { blank, type Line, line, span, type Tone } from '../text.ts';
import { warningLines } from '../warnings.ts';
import { wrap } from '../wrap.ts';
import { dayWords } from './day-words.ts';
import type { DueLook, DueView } from './look.ts';

/** Warnings that are told without being asked for. */
const WARNINGS = 5;

/** What belongs to no row: clients without a list, contracts that ended, warnings, and what could be tracked. */
export function endLines(look: DueLook, view: DueView, width: number): Line[] {
  const noted = (note: ClientDuties['note']) => look.clients.filter((one) => one.note === note);
  const ended = noted('contract-ended').map(({ client }) => {
    const day = client.contract.end ?? client.retired;
    return day === undefined ? client.slug : `${client.slug} (${dayWords(day, look.today)})`;
  });
  const without = noted('no-checklist').map(({ client }) => client.slug);
  const notes = [
    ...named('No checklist yet', without, 'bad', width),
    ...named('Contract ended', ended, undefined, width),
    ...named('Lists that cannot be read', unreadableLists(look.clients), 'bad', width),
  ];
  return [
    ...(notes.length > 0 ? [blank, ...notes] : []),
    ...(view.who === undefined ? shownWarnings(look, view, width) : []),
    ...trackedHint(look, view, width),
  ];
}

function named(title: string, names: readonly string[], tone: Tone | undefined, width: number): Line[] {
  if (names.length === 0) return [];
  const [first = '', ...more] = wrap(`${title}: ${names.join(', ')}`, width);
  const words = first.slice(title.length);
  return [line(span(title, tone), words), ...more.map((rest) => line(rest))];
}

function unreadableLists(clients: readonly ClientDuties[]): string[] {
  return clients.flatMap(({ client, unreadable }) => unreadable.map((list) => `${client.slug} ${list}`));
}

function shownWarnings({ warnings }: DueLook, { allWarnings }: DueView, width: number): Line[] {
  if (warnings.length === 0) return [];
  const shown = allWarnings ? warnings : warnings.slice(0, WARNINGS);
  const more = warnings.length - shown.length;
  return [
    blank,
    line(span(`Warnings (${warnings.length})`, 'strong')),
    ...warningLines(shown, width),
    ...(more > 0 ? [line(span(`${more} more; "mmc due --warnings" shows all`, 'faint'))] : []),
  ];
}

function trackedHint({ firm, clients }: DueLook, { who }: DueView, width: number): Line[] {
  if (firm.duties !== DEFAULT_DUTIES || who !== undefined || clients.length === 0) return [];
  const words = 'Only execute is tracked. To track revise, publish, file and schedule, write "duties:" into mmc.yaml';
  return [blank, ...wrap(words, width).map((part) => line(span(part, 'faint')))];
}
