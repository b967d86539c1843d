import { counted } from '../age.ts';
import { dayWords, shortDay } from '../day-words.ts';
import { type Cell, type Column, toTable } from '../table.ts';
import { blank, type Line, line, span, type Tone } from '../text.ts';
import { widthOf, wrap } from '../wrap.ts';
import { type ScheduleLook, type ScheduleRow, scheduleCommand, scheduleRowsOf, totalsOf } from './schedule.ts';
import { idleLines, shownWarnings, troubleLines } from './schedule-ends.ts';
import { explanation } from './schedule-words.ts';

/** A terminal from here on has room for the names of the clients. */
const WIDE = 120;

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

function savingLine({ proposal, saved, today }: ScheduleLook): Line {
  if (saved) return line(span('It is saved as it stands here.', 'faint'));
  if (proposal.period < today.slice(0, 7))
    return line(span('This month is over; nothing is proposed for it.', 'faint'));
  return line(
    span('A proposal; nothing is written. To save it: ', 'faint'),
    `${scheduleCommand(proposal.period)} --write`,
  );
}
