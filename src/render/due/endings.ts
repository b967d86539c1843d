import { type ClientDuties, lastDayOfClient } from '../../domain/duties/client-duties.ts';
import type { DueLook } from '../../domain/duties/due-look.ts';
import { DEFAULT_DUTIES } from '../../domain/firm.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { Warning } from '../../domain/warnings/warnings.ts';
import { dayWords } from '../day-words.ts';
import { blank, type Line, line, span, type Tone } from '../text.ts';
import { WARNINGS, warningLines } from '../warnings.ts';
import { wrap } from '../wrap.ts';
import type { DueView } from './look.ts';

/** What belongs to no row: clients without a list, contracts that ended, warnings, and what could be tracked. */
export function endLines(look: DueLook, view: DueView, width: number): Line[] {
  const noted = (note: ClientDuties['note']) => look.clients.filter((one) => one.note === note);
  const ended = noted('contract-ended').map(({ client }) => {
    const day = lastDayOfClient(client);
    return day === undefined ? client.slug : `${client.slug} (${dayWords(day, look.today)})`;
  });
  const noPlan = noted('no-plan').map(({ client }) => client.slug);
  const without = noted('no-checklist').map(({ client }) => client.slug);
  const notes = [
    ...named('No checklist yet', without, 'bad', width),
    ...named('No plan, so never due', noPlan, 'bad', width),
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

const KINDS: Record<Warning['kind'], string> = {
  'not-visited': 'not visited',
  'meeting-overdue': 'not met',
  'no-onsite': 'not on site',
  'too-far': 'far apart',
  'too-close': 'too close',
  quiet: 'quiet',
  'fast-walk': 'hurried',
  'same-note': 'same note',
};

function shownWarnings({ warnings }: DueLook, { allWarnings }: DueView, width: number): Line[] {
  if (warnings.length === 0) return [];
  const shown = allWarnings ? warnings : fewOf(warnings);
  const left = groupBy(
    warnings.filter((one) => !shown.includes(one)),
    ({ kind }) => kind,
  );
  const counts = [...left].map(([kind, some]) => `${some.length} ${KINDS[kind]}`);
  const more = `more: ${counts.join(', ')}; "mmc due --warnings" shows all`;
  return [
    blank,
    line(span(`Warnings (${warnings.length})`, 'strong')),
    ...warningLines(shown, width),
    ...(counts.length > 0 ? wrap(more, width).map((part) => line(span(part, 'faint'))) : []),
  ];
}

/** Some of each kind, lest the one that matters is hidden behind fifty of another. */
function fewOf(warnings: readonly Warning[]): Warning[] {
  const kinds = groupBy(warnings, ({ kind }) => kind);
  const chosen = new Set<Warning>();
  for (let at = 0; chosen.size < Math.min(WARNINGS, warnings.length); at += 1)
    for (const some of kinds.values()) {
      const next = some[at];
      if (next && chosen.size < WARNINGS) chosen.add(next);
    }
  return warnings.filter((one) => chosen.has(one));
}

function trackedHint({ firm, clients }: DueLook, { who }: DueView, width: number): Line[] {
  if (firm.duties !== DEFAULT_DUTIES || who !== undefined || clients.length === 0) return [];
  const words = 'Only execute is tracked. To track revise, publish, file and schedule, write "duties:" into mmc.yaml';
  return [blank, ...wrap(words, width).map((part) => line(span(part, 'faint')))];
}
