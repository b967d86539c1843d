// A schedule as mmc writes it has one line for each visit. A strict scanner reads them, since a YAML parser costs more than
// all the rest of "mmc due"; whatever it rejects goes to YAML, which says what is wrong.

import { type Day, isDay } from '../domain/calendar/day.ts';
import { isPeriod } from '../domain/calendar/period.ts';
import { isSlug } from '../domain/names.ts';
import { MODES, type Mode } from '../domain/records/result.ts';
import {
  isHeldMeeting,
  type PlannedVisit,
  PURPOSES,
  type Purpose,
  type Schedule,
} from '../domain/schedule/schedule.ts';

const HEAD =
  /^(?:#[^\n]*\n)*format: 1\nperiod: (\d{4}-\d{2})\n(?:made: (\d{4}-\d{2}-\d{2})\nby: ([a-z][a-z0-9-]*)\n)?visits:(?: \[\])?\n/;
const VISIT = /^ {2}- \{([a-z0-9:, -]+)\}(?: +#[^\u0000-\u001f]*)?$/;
/** What people write between and behind the visits. */
const COMMENT = /^ *(?:#[^\u0000-\u001f]*)?$/;
/** Words that a YAML parser may take for something else than a text are left to it. */
const PAIR = /^([a-z-]+): ([a-z0-9][a-z0-9-]*)$/;

/** The schedule and where each of its visits begins and ends; undefined when its form is not the one that mmc writes. */
export function scanSchedule(text: string): { schedule: Schedule; starts: number[]; ends: number[] } | undefined {
  const head = HEAD.exec(text);
  const [whole = '', period = '', date, by = ''] = head ?? [];
  if (!head || !isPeriod(period) || (date !== undefined && !isDay(date)) || !text.endsWith('\n')) return undefined;
  const visits: PlannedVisit[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = whole.length;
  for (const line of text.slice(at, -1).split('\n')) {
    if (at === text.length) break;
    const visit = visitIn(VISIT.exec(line)?.[1]);
    if (visit) {
      visits.push(visit);
      starts.push(at + 4);
      ends.push(at + line.indexOf('}') + 1);
    } else if (!COMMENT.test(line)) return undefined;
    at += line.length + 1;
  }
  // An empty list with visits behind it is for YAML to refuse.
  if (whole.endsWith('[]\n') && visits.length > 0) return undefined;
  return { schedule: { period, ...(date === undefined ? {} : { made: { date, by } }), visits }, starts, ends };
}

const HELD = ', held: ';

/** The meetings that were held, of a schedule that is looked at in passing: only the lines that mmc has written count. */
export function scanHeldMeetings(text: string): { clientId: string; held: Day }[] {
  const found: { clientId: string; held: Day }[] = [];
  for (let at = text.indexOf(HELD); at !== -1; at = text.indexOf(HELD, at + 1)) {
    const end = text.indexOf('\n', at);
    const line = text.slice(text.lastIndexOf('\n', at) + 1, end === -1 ? undefined : end);
    const visit = visitIn(VISIT.exec(line)?.[1]);
    if (visit && isHeldMeeting(visit)) found.push({ clientId: visit.clientId, held: visit.held });
  }
  return found;
}

function visitIn(pairs: string | undefined): PlannedVisit | undefined {
  if (pairs === undefined) return undefined;
  const given = new Map<string, string>();
  for (const pair of pairs.split(', ')) {
    const [, key = '', value = ''] = PAIR.exec(pair) ?? [];
    if (!KEYS.has(key) || given.has(key)) return undefined;
    given.set(key, value);
  }
  const text = (key: string) => given.get(key) ?? '';
  const [id, date, client, clientId, who] = ['id', 'date', 'client', 'client-id', 'who'].map(text) as string[];
  const [mode, purpose = PURPOSES[0]] = [given.get('mode') as Mode, given.get('purpose') as Purpose | undefined];
  const [pinned, cancelled, sequence, held] = ['pinned', 'cancelled', 'sequence', 'held'].map((key) => given.get(key));
  const fits = id && clientId && isDay(date ?? '') && isSlug(client ?? '') && isSlug(who ?? '');
  if (!fits || !MODES.includes(mode) || !PURPOSES.includes(purpose)) return undefined;
  if (!isFlag(pinned) || !isFlag(cancelled) || (held !== undefined && !isDay(held))) return undefined;
  if (sequence !== undefined && !/^\d{1,9}$/.test(sequence)) return undefined;
  return {
    ...({ id, date, client, clientId, who } as Pick<PlannedVisit, 'id' | 'date' | 'client' | 'clientId' | 'who'>),
    ...{ mode, purpose, pinned: pinned === 'yes', cancelled: cancelled === 'yes', sequence: Number(sequence ?? 0) },
    ...(held === undefined ? {} : { held }),
  };
}

const KEYS = new Set('id date client client-id who mode purpose pinned cancelled sequence held'.split(' '));

function isFlag(value: string | undefined): boolean {
  return value === undefined || value === 'yes' || value === 'no';
}
