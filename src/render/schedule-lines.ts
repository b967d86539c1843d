import { groupBy } from '../domain/group-by.ts';
import { counted } from './age.ts';
import { dayWords, shortDay } from './due/day-words.ts';
import { type ScheduleLook, type ScheduleRow, scheduleCommand, scheduleRowsOf, totalsOf } from './schedule.ts';
import { explanation, troubles } from './schedule-words.ts';
import { type Cell, type Column, toTable } from './table.ts';
import { blank, type Line, line, span, type Tone } from './text.ts';
import { warningLines } from './warnings.ts';
import { clip, widthOf, wrap } from './wrap.ts';

/** A terminal from here on has room for the names of the clients. */
const WIDE = 120;

/** More of them are left to "mmc due". */
const WARNINGS = 5;

/** The month by day, what each technician has, and what could not be satisfied. */
export function scheduleLines(look: ScheduleLook, width: number): Line[] {
  const { proposal } = look;
  const rows = scheduleRowsOf(proposal);
  return [
    line(span(`Schedule ${proposal.period}`, 'title'), `  ${countWords(rows)}`),
    ...(rows.length > 0 ? [blank, ...visitLines(look, rows, width)] : []),
    ...totalLines(look),
    ...troubleLines(look, width),
    ...idleLines(look, width),
    ...shownWarnings(look, width),
    blank,
    savingLine(look),
  ];
}

function countWords(rows: readonly ScheduleRow[]): string {
  const count = (...wanted: ScheduleRow['status'][]) => rows.filter(({ status }) => wanted.includes(status)).length;
  const parts = [
    [count('new', 'kept', 'moved', 'pinned'), 'planned'],
    [count('done', 'held'), 'done'],
    [count('past'), 'over and not done'],
    [count('cancelled', 'dropped'), 'cancelled'],
  ] as const;
  return parts.flatMap(([number, word]) => (number > 0 ? [`${number} ${word}`] : [])).join(', ') || 'no visits';
}

function visitLines(look: ScheduleLook, rows: readonly ScheduleRow[], width: number): Line[] {
  const { proposal, names, explain } = look;
  const wide = width >= WIDE;
  const columns: Column[] = [
    { heading: 'DAY' },
    { heading: 'CLIENT', flexible: true },
    ...(wide ? [{ heading: 'NAME', flexible: true }] : []),
    { heading: 'WHO', flexible: true },
    { heading: 'MODE' },
    { heading: 'FOR', flexible: true },
    { heading: 'SINCE LAST', align: 'right' as const },
    { heading: '', flexible: true },
  ];
  const cells = rows.map((row, at): Cell[] => {
    const tone = toneOf(row);
    const day = rows[at - 1]?.date === row.date ? '' : dayWords(row.date, proposal.period);
    const { text, tone: noteTone } = noteOf(row, look);
    return [
      day,
      { text: row.client, ...tone },
      ...(wide ? [{ text: names.get(row.client) ?? '', ...tone }] : []),
      { text: row.who, ...tone },
      { text: row.mode === 'onsite' ? 'on site' : (row.mode ?? ''), ...tone },
      { text: workWords(row, wide), ...tone },
      { text: sinceWords(row), ...tone },
      { text, ...(noteTone ? { tone: noteTone } : {}) },
    ];
  });
  const [heading = blank, ...table] = toTable(columns, cells, width);
  if (!explain) return [heading, ...table];
  return [heading, ...table.flatMap((one, at) => [one, ...explained(rows[at], width)])];
}

function explained(row: ScheduleRow | undefined, width: number): Line[] {
  if (!row?.visit) return [];
  return wrap(explanation(row.visit), width - 12).map((words) => line(' '.repeat(12), span(words, 'faint')));
}

function toneOf({ status }: ScheduleRow): { tone?: Tone } {
  return ['done', 'held', 'cancelled', 'dropped', 'past'].includes(status) ? { tone: 'faint' } : {};
}

function noteOf(
  { status, purpose, visit }: ScheduleRow,
  { today, saved }: ScheduleLook,
): { text: string; tone?: Tone } {
  switch (status) {
    case 'moved': {
      const moved = visit?.reasons.find((one) => one.kind === 'moved');
      return { text: moved ? `moved from ${shortDay(moved.from, today)}` : 'moved', tone: 'warn' };
    }
    case 'past':
      return { text: purpose === 'meeting' ? 'not held' : 'not done', tone: 'bad' };
    case 'dropped':
      return { text: saved ? 'cancelled now' : 'to be cancelled', tone: 'warn' };
    case 'cancelled':
      return { text: 'cancelled', tone: 'faint' };
    case 'done':
    case 'held':
      return { text: status, tone: 'good' };
    case 'pinned':
      return { text: 'pinned', tone: 'accent' };
    case 'new':
      return { text: 'new', tone: 'good' };
    default:
      return { text: '' };
  }
}

function workWords({ purpose, work }: ScheduleRow, wide: boolean): string {
  if (purpose === 'meeting') return 'meeting';
  if (!work) return '';
  const assets = work.assets > 0 ? [counted(work.assets, 'asset')] : [];
  const what = wide || assets.length === 0 ? [counted(work.lists, 'list'), ...assets] : assets;
  return [...what, ...(work.minutes > 0 ? [`${work.minutes} min`] : [])].join(', ');
}

function sinceWords({ visit }: ScheduleRow): string {
  if (!visit?.previous) return '';
  const { days, expected } = visit.previous;
  return `${expected ? '~' : ''}${counted(days, 'day')}`;
}

function totalLines({ proposal }: ScheduleLook): Line[] {
  const totals = totalsOf(proposal);
  if (totals.length === 0) return [];
  const room = Math.max(...totals.map(({ who }) => widthOf(who)));
  return [
    blank,
    ...totals.map(({ who, visits, minutes }) =>
      line(
        span(`${who}${' '.repeat(room - widthOf(who))}  `, 'strong'),
        `${counted(visits, 'visit')}${minutes > 0 ? `, ${hours(minutes)}` : ''}`,
      ),
    ),
  ];
}

function hours(minutes: number): string {
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
}

/** What holds for several clients is said once, with their names. */
function troubleLines({ proposal }: ScheduleLook, width: number): Line[] {
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

function shownWarnings({ warnings }: ScheduleLook, width: number): Line[] {
  if (warnings.length === 0) return [];
  const more = warnings.length - WARNINGS;
  return [
    blank,
    line(span(`Warnings (${warnings.length})`, 'strong')),
    ...warningLines(warnings.slice(0, WARNINGS), width),
    ...(more > 0 ? [line(span(`${more} more; "mmc due --warnings" shows all`, 'faint'))] : []),
  ];
}

function idleLines({ proposal }: ScheduleLook, width: number): Line[] {
  const named = (wanted: string) => proposal.idle.filter(({ why }) => why === wanted).map(({ client }) => client);
  const [without, nothing] = [named('no-list'), named('nothing-due')];
  const lines = [
    ...(without.length > 0 ? wrap(`No visit, since there is no list yet: ${without.join(', ')}`, width) : []),
    ...(nothing.length > 0 ? wrap(`No visit, since no list is due: ${nothing.join(', ')}`, width) : []),
  ];
  return lines.length > 0 ? [blank, ...lines.map((words) => line(span(words, 'faint')))] : [];
}

function savingLine({ proposal, saved, today }: ScheduleLook): Line {
  if (saved) return line(span('It is saved as it stands here.', 'faint'));
  if (proposal.period < today.slice(0, 7))
    return line(span('This month is over; nothing is proposed for it.', 'faint'));
  return line(
    span('A proposal; nothing is written. To save it: ', 'faint'),
    `${scheduleCommand(proposal.period)} --write`,
  );
}
