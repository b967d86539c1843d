// Results and publications exactly as mmc writes them, by one regular expression each: of hundreds of files nothing else is
// as quick. What it does not match may still be right; the scanner of headers is asked next.
import { isStamp } from '../../domain/calendar/clock.ts';
import { isDay } from '../../domain/calendar/day.ts';
import { isPeriod } from '../../domain/calendar/period.ts';
import { isWeek } from '../../domain/calendar/week.ts';
import { isSlug } from '../../domain/names.ts';
import type { Publication } from '../../domain/records/publication.ts';
import { parseTally, type ResultHeader } from '../../domain/records/result.ts';
import { idsIn } from '../result-header.ts';

const WORDS = "[A-Za-z0-9](?:[A-Za-z0-9 ()/._+=@;,'-]*[A-Za-z0-9()/._+=@;,'-])?";
const SLUG = '[a-z0-9-]{1,63}';
const ULID = '[0-9A-HJKMNP-TV-Z]{26}';
const DAY = '\\d{4}-\\d\\d-\\d\\d';
const STAMP = `${DAY}T\\d\\d:\\d\\d:\\d\\d(?:Z|[+-]\\d\\d:\\d\\d)`;
const MINUTES = '\\d{1,9}';
const BLOB = '[0-9a-f]{40}';

const must = (key: string, form: string) => `${key}: (${form})\\n`;
const may = (key: string, form: string) => `(?:${must(key, form)})?`;
const whose = must('client', SLUG) + must('client-id', WORDS) + must('checklist', SLUG);

const RESULT = new RegExp(
  [
    `^---\\nformat: 1\\n${must('id', ULID)}${must('visit', ULID)}${whose}${may('subject', WORDS)}`,
    `${must('source', BLOB)}${may('period', '\\d{4}-W?\\d\\d')}${must('date', DAY)}${must('by', WORDS)}`,
    `${may('entered', DAY)}${may('entered-by', WORDS)}${must('mode', 'onsite|remote')}${may('met', WORDS)}`,
    `${must('started', STAMP)}${must('finished', STAMP)}${must('minutes', MINUTES)}${may('estimate', MINUTES)}`,
    `${may('ticket', WORDS)}${may('trip', 'yes|no')}${may('after-hours', 'yes|no')}${may('remarks', WORDS)}`,
    `${must('answered', WORDS)}${must('open', WORDS)}${may('for-client', WORDS)}`,
    `${must('revision', 'none|notes|changed')}${may('corrects', ULID)}${must('tally', WORDS)}`,
    `(?:variables:\\n((?:  [A-Za-z][A-Za-z0-9_-]*: (?:${WORDS}|"[^"\\\\\\n\\r\\0\\ufffd]*")\\n)+))?`,
    '(?:walked: \\|\\n((?:(?:  [^\\n\\r\\0\\ufffd]*)?\\n)*))?---\\n',
  ].join(''),
);

/** The header of a result; undefined when its form is another. */
export function canonicalResult(beginning: string): ResultHeader | undefined {
  const parts = RESULT.exec(beginning) as string[] | null;
  if (!parts) return undefined;
  const [, id, visit, client, clientId, checklist, subject, source, period, date, by, entered, enteredBy, mode, met] =
    parts as [string, ...string[]];
  const [started, finished, minutes, estimate, ticket, trip, afterHours, remarks, answered, open, forClient] =
    parts.slice(15) as [string, ...string[]];
  const [revision, corrects, tally, written] = parts.slice(26) as [string, ...string[]];
  const days = isDay(date as string) && (entered === undefined || isDay(entered));
  if (!days || !isName(client as string) || !isName(checklist as string)) return undefined;
  if (period !== undefined && !isPeriod(period) && !isWeek(period)) return undefined;
  if (!isStamp(started) || !isStamp(finished as string)) return undefined;
  const variables = written === undefined ? {} : variablesIn(written);
  if (!variables) return undefined;
  const header: Record<string, unknown> = {
    ...{ id, visit, client, clientId, checklist, source, date, by, mode, started, finished, minutes: Number(minutes) },
    ...{ answered: answered === 'all' ? 'all' : idsIn(answered as string), open: idsIn(open as string) },
    ...{ forClient: forClient === undefined ? [] : idsIn(forClient), revision, tally: parseTally(tally as string) },
    variables,
  };
  if (subject !== undefined) header.subject = subject;
  if (period !== undefined) header.period = period;
  if (entered !== undefined) header.entered = entered;
  if (enteredBy !== undefined) header.enteredBy = enteredBy;
  if (met !== undefined) header.met = met;
  if (estimate !== undefined) header.estimate = Number(estimate);
  if (ticket !== undefined) header.ticket = ticket;
  if (trip !== undefined) header.trip = trip === 'yes';
  if (afterHours !== undefined) header.afterHours = afterHours === 'yes';
  if (remarks !== undefined) header.remarks = remarks;
  if (corrects !== undefined) header.corrects = corrects;
  return header as unknown as ResultHeader;
}

/** Few clients and lists, each many times. */
const names = new Set<string>();

function isName(slug: string): boolean {
  if (names.has(slug)) return true;
  if (!isSlug(slug)) return false;
  names.add(slug);
  return true;
}

/** All lists of a client have the same variables. */
let lastVariables = { written: '', values: {} as Record<string, string> };

function variablesIn(written: string): Record<string, string> | undefined {
  if (written === lastVariables.written) return lastVariables.values;
  const values: Record<string, string> = {};
  for (const line of written.slice(0, -1).split('\n')) {
    const colon = line.indexOf(': ');
    const [name, value] = [line.slice(2, colon), line.slice(colon + 2)];
    if (Object.hasOwn(values, name)) return undefined;
    values[name] = value.startsWith('"') ? value.slice(1, -1) : value;
  }
  lastVariables = { written, values };
  return values;
}

const PUBLICATION = new RegExp(
  [
    `^---\\nformat: 1\\n${must('id', ULID)}record: publication\\n${whose}${must('date', DAY)}${must('by', WORDS)}`,
    `${must('watermark', '[0-9a-f]{64}')}${must('source', BLOB)}(?:${must('file', WORDS)}${must('sha256', '[0-9a-f]{64}')})?---\\n$`,
  ].join(''),
);

/** A publication; undefined when its form is another. */
export function canonicalPublication(path: string, whole: string): Publication | undefined {
  const parts = whole.length < 1000 ? (PUBLICATION.exec(whole) as string[] | null) : null;
  if (!parts) return undefined;
  const [, id, client, clientId, checklist, date, by, watermark, source, file, sha256] = parts as [string, ...string[]];
  if (!isName(client as string) || !isName(checklist as string) || !isDay(date as string)) return undefined;
  const publication = { id, client, clientId, date, by, path, checklist, watermark, source };
  return { ...publication, ...(file === undefined ? {} : { file, sha256 }) } as Publication;
}
