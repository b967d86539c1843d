import { type Day, daysBetween } from '../../domain/calendar/day.ts';
import type { ClientLook } from '../../domain/duties/client-look.ts';
import type { PlannedVisit } from '../../domain/schedule/schedule.ts';
import { openByTier } from '../../domain/standing.ts';
import type { VisitSign } from '../../domain/warnings/signs.ts';
import { counted } from '../age.ts';
import { dayWords, distanceWords, longDay } from '../day-words.ts';
import { uncommittedLines, unfinishedLines } from '../status.ts';
import { blank, type Line, line, plain, span } from '../text.ts';
import { warningLines } from '../warnings.ts';
import { clip, widthOf, wrap } from '../wrap.ts';
import { monthLines, waiverLines } from './client-months.ts';
import { notDueWords } from './not-due-words.ts';

/** Visits that are told. */
const VISITS = 5;

/** One client as the service manager needs it before a call (P45): what is owed, what is missing, who was there when. */
export function clientDuePage(look: ClientLook, width: number): Line[] {
  const { client, today, notDue, unreadableLists } = look;
  const name = clip(client.name, Math.floor(width / 2));
  const contact = [client.contact.name, client.contact.phone].filter((one) => one !== undefined).join(', ');
  const facts = [client.slug, client.plan ?? 'no plan', contact, longDay(today)].filter((words) => words !== '');
  const lines = [
    line(span(name, 'title'), span(`  ${clip(facts.join('  '), Math.max(10, width - widthOf(name) - 2))}`, 'faint')),
    ...(notDue === undefined
      ? []
      : [blank, ...wrap(notDueWords(notDue, client.slug), width).map((part) => line(span(part, 'warn')))]),
    ...(unreadableLists.length > 0 ? [line(span(`cannot be read: ${unreadableLists.join(', ')}`, 'bad'))] : []),
    ...monthLines(look, width),
    ...missingLines(look, width),
    ...waiverLines(look, width),
    ...noteLines(look),
    ...plannedLines(look),
    ...visitLines(look),
    ...unfinishedLines(look.unfinished),
    ...uncommittedLines(look.uncommitted),
    ...(look.warnings.length > 0
      ? [blank, line(span('Warnings', 'strong')), ...warningLines(look.warnings, width)]
      : []),
  ];
  return lines.flatMap((one) => (widthOf(plain(one)) > width ? wrapped(one, width) : [one]));
}

/** On a narrow terminal lines are told in several, with the tone of their first words. */
function wrapped(one: Line, width: number): Line[] {
  return wrap(plain(one).trimEnd(), width).map((part) => line(span(part, one[0]?.tone)));
}

/** What is missing of lists that are not executed, by tier. */
function missingLines({ missing }: ClientLook, width: number): Line[] {
  if (missing.length === 0) return [];
  const rows = missing.map(({ period, standing }) => {
    const tiers = openByTier(standing.open).map(({ tier, count }) => `${count} ${tier}`);
    const begun = standing.last ? `, begun ${standing.last.date} by ${standing.last.by}` : ', not begun';
    const words = standing.state === 'unreadable' ? 'cannot be read' : `${tiers.join(', ') || 'nothing'} open${begun}`;
    return line(clip(`  ${period} ${standing.list}: ${words}`, width));
  });
  return [blank, line(span('Missing items', 'strong')), ...rows];
}

/** How many edit notes and findings are open, and since when. */
function noteLines({ editNotes, findings, client, today }: ClientLook): Line[] {
  const told = (what: string, dates: readonly Day[], command: string): Line[] => {
    const oldest = [...dates].sort()[0];
    if (oldest === undefined) return [];
    const days = counted(Math.max(0, daysBetween(oldest, today)), 'day');
    return [
      line(
        counted(dates.length, what),
        dates.length === 1 ? `, ${days} old` : `, the oldest ${days} old`,
        span(`  "${command}"`, 'faint'),
      ),
    ];
  };
  const lines = [
    ...told(
      'open edit note',
      editNotes.map(({ date }) => date),
      `mmc status ${client.slug}`,
    ),
    ...told(
      'open finding',
      findings.map(({ date }) => date),
      `mmc findings ${client.slug}`,
    ),
  ];
  return lines.length === 0 ? [] : [blank, ...lines];
}

function plannedLines({ planned, today }: ClientLook): Line[] {
  if (planned.length === 0) return [];
  return [blank, line(span('Planned', 'strong')), ...planned.map((visit) => line(`  ${plannedWords(visit, today)}`))];
}

function plannedWords({ date, who, mode, purpose, pinned, cancelled, held }: PlannedVisit, today: Day): string {
  const flags = [
    purpose === 'meeting' ? 'meeting' : '',
    mode === 'onsite' ? 'on site' : mode,
    pinned ? 'pinned' : '',
    cancelled ? 'cancelled' : '',
    held ? `held ${dayWords(held, today)}` : '',
  ].filter((words) => words !== '');
  return `${dayWords(date, today)}, ${distanceWords(date, today)}: ${who}, ${flags.join(', ')}`;
}

/** When, by whom, and whom they met: what to talk about (P45). */
function visitLines({ signs, today }: ClientLook): Line[] {
  const { visits, lastOnsite, lastMeeting } = signs ?? { visits: [] };
  if (visits.length === 0) return [blank, line(span('No visit is known', 'faint'))];
  const last = (what: string, day: Day | undefined) =>
    line(span(`  ${what}: ${day ? dayWords(day, today) : 'not known'}`, 'faint'));
  return [
    blank,
    line(span('Last visits', 'strong')),
    ...[...new Set(visits.map((visit) => visitWords(visit, today)))]
      .slice(0, VISITS)
      .map((words) => line(`  ${words}`)),
    last('last on site', lastOnsite),
    last('last met by the service manager', lastMeeting),
  ];
}

function visitWords({ date, by, mode, met }: VisitSign, today: Day): string {
  // Of older visits only the name of the result was read, which does not tell the mode.
  const facts = [by, mode === 'onsite' ? 'on site' : mode, met === undefined ? undefined : `met ${met}`];
  return `${dayWords(date, today)}: ${facts.filter((one) => one !== undefined).join(', ')}`;
}
