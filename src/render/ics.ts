// The only place that writes calendar files (RFC 5545), because what a calendar program silently drops is seen by nobody.
import { ICalCalendar, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { addDays, type Day } from '../domain/calendar/day.ts';
import type { Client } from '../domain/firm.ts';
import type { PlannedVisit } from '../domain/schedule/schedule.ts';
import { graphemes } from '../domain/text/width.ts';

/** A visit with what its performer wants to see of it. */
export interface CalendarEntry {
  visit: PlannedVisit;
  /** Day the schedule was made. */
  made: Day;
  /** Missing when the client's file cannot be read. */
  client?: Pick<Client, 'name' | 'address' | 'contact'>;
  /** Name of the person. */
  performer: string;
  /** Titles of the lists that are due on the day of the visit. */
  lists: readonly string[];
}

/**
 * One calendar: an all-day event for each visit, not a rule of recurrence. Cancelled visits stay in it as cancelled, so
 * that a calendar that had them strikes them out. The same schedule gives the same bytes.
 */
export function toIcs(name: string, entries: readonly CalendarEntry[]): string {
  const calendar = new ICalCalendar({ name: escapeText(cleanText(name)), prodId: { company: 'mmc', product: 'mmc' } });
  for (const entry of entries) addEvent(calendar, entry);
  // The library folds between the marks of one letter, and leaves out the last line end.
  return `${calendar.toString().replaceAll('\r\n ', '').split('\r\n').map(foldLine).join('\r\n')}\r\n`;
}

function addEvent(calendar: ICalCalendar, entry: CalendarEntry): void {
  const { visit, made, client } = entry;
  const event = calendar.createEvent({
    id: uidOf(visit),
    sequence: visit.sequence,
    stamp: stampOf(made, visit.sequence),
    // As days, so that no time zone moves them; the end of an all-day event is the day after (RFC 5545, 3.6.1).
    start: visit.date,
    end: addDays(visit.date, 1),
    allDay: true,
    summary: cleanText(summaryOf(entry)).replaceAll('\n', ' '),
    description: cleanText(descriptionOf(entry)),
    status: visit.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    // A visit takes a part of the day; the rest of it stays free.
    transparency: ICalEventTransparency.TRANSPARENT,
    categories: [{ name: visit.purpose }, { name: visit.mode }],
  });
  // Nobody travels to a remote visit.
  if (client?.address && visit.mode === 'onsite') event.location(cleanText(client.address));
}

/** Stays the same through every move. Client ids are random, so that no other firm has this one. */
function uidOf(visit: PlannedVisit): string {
  return `${escapeText(cleanText(visit.id))}@mmc`;
}

/** When this version of the event was made: a second later for each change, since no file tells the true time. */
function stampOf(made: Day, sequence: number): string {
  const seconds = Math.min(sequence, 86_399);
  const part = (count: number) => String(count % 60).padStart(2, '0');
  const hours = String(Math.floor(seconds / 3600)).padStart(2, '0');
  return `${made}T${hours}:${part(Math.floor(seconds / 60))}:${part(seconds)}Z`;
}

function summaryOf({ visit, client }: CalendarEntry): string {
  const name = `${client?.name ?? visit.client}${visit.purpose === 'meeting' ? ': meeting' : ''}`;
  // Some programs show a cancelled event like any other.
  return visit.cancelled ? `Cancelled: ${name}` : name;
}

function descriptionOf({ visit, client, performer, lists }: CalendarEntry): string {
  const where = visit.mode === 'onsite' ? 'on site' : 'remote';
  const { name, phone, email } = client?.contact ?? {};
  const contact = [name, phone, email].filter((one) => one !== undefined && one !== '').join(', ');
  return [
    `${visit.purpose === 'meeting' ? 'Meeting' : 'Maintenance'}, ${where}: ${performer}`,
    ...(visit.purpose === 'meeting' ? [] : lists.map((list) => `- ${list}`)),
    ...(contact === '' ? [] : [`Contact: ${contact}`]),
    `mmc: ${visit.client}`,
  ].join('\n');
}

/** RFC 5545 knows no control characters; those that turn the direction of writing show another text than is there. */
function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '');
}

/** The library escapes all texts but the calendar's name and the UID. */
function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', ' ');
}

/** At most 75 octets a line, the space before a continuation counted (RFC 5545, 3.1), and no letter torn from its marks. */
function foldLine(text: string): string {
  if (text.length <= 75 && octets(text) <= 75) return text;
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of graphemes(text).flatMap(tearLong)) {
    const size = octets(piece);
    if (used + size > 75) {
      lines.push(line);
      [line, used] = [' ', 1];
    }
    line += piece;
    used += size;
  }
  return [...lines, line].join('\r\n');
}

/** A letter with so many marks that it fills a line alone has to be torn. */
function tearLong(grapheme: string): string[] {
  return octets(grapheme) > 74 ? [...grapheme] : [grapheme];
}

function octets(text: string): number {
  return Buffer.byteLength(text);
}
