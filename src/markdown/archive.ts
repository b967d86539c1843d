import { isDay } from '../domain/calendar/day.ts';
import type { Period } from '../domain/calendar/period.ts';
import { isWeek } from '../domain/calendar/week.ts';
import { DUTIES, type Duty } from '../domain/duties/duty.ts';
import { isSlug } from '../domain/names.ts';
import type { Problem } from '../domain/problems.ts';
import {
  type Archive,
  type ArchivedClient,
  type ArchivedList,
  VERDICTS,
  type Verdict,
} from '../domain/records/archive.ts';
import { writeHeader } from './flat-header.ts';
import { problemAt } from './problem.ts';
import { readRecord } from './record.ts';
import { known } from './schemas/known.ts';
import { archiveSchema } from './schemas/record-schemas.ts';
import type { Source } from './source.ts';

/**
 * Reads `archive/202610.md`. The text below the header has one form only, since verdicts are final: a line that is none
 * makes the whole file unreadable, with the place.
 */
export function parseArchive(source: Source): { archive: Archive | undefined; problems: Problem[] } {
  const { value, bodyStart, problems } = readRecord(archiveSchema, source);
  if (!value) return { archive: undefined, problems };
  const { period, filed, by, refiled } = value;
  const clients: ArchivedClient[] = [];
  const wrong: Problem[] = [];
  let at = bodyStart;
  let heading = false;
  for (const line of source.text.slice(bodyStart).split('\n')) {
    const first = !heading && line === `# Filed: ${period}`;
    const expected = line === '' || first ? undefined : heading ? readLine(line, period, clients) : headingOf(period);
    if (expected !== undefined) wrong.push(problemAt(source, 'MMC-314', at, at + line.length, { expected }));
    heading ||= line !== '';
    at += line.length + 1;
  }
  if (!heading) wrong.push(problemAt(source, 'MMC-314', bodyStart - 1, bodyStart, { expected: headingOf(period) }));
  const archive = { period, filed, by, ...known({ refiled }), clients };
  return { archive: wrong.length > 0 ? undefined : archive, problems: [...problems, ...wrong] };
}

const headingOf = (period: Period) => `"# Filed: ${period}"`;

const CLIENT = /^## (\S+) (\S+)$/;
const LIST = /^- (\S+)(?: (\S+))?$/;
const FILE = /^ {2}- (clients\/\S.*\.md) ([0-9a-f]{40}(?:[0-9a-f]{24})?)$/;

/** Adds what a line says to the last client or list; returns what should stand there when it says nothing. */
function readLine(line: string, period: Period, clients: ArchivedClient[]): string | undefined {
  const lists = clients.at(-1)?.lists;
  const list = lists?.at(-1);
  const client = CLIENT.exec(line);
  if (line.startsWith('#')) {
    if (!client || !isSlug(client[1] ?? '')) return '"## acme c-7k3v9mzq"';
    clients.push({ client: client[1] as string, clientId: client[2] as string, lists: [] });
    return undefined;
  }
  if (line.startsWith('- ')) {
    const [, slug = '', week] = LIST.exec(line) ?? [];
    const fits = isSlug(slug) && (week === undefined || isWeek(week));
    if (!fits || !lists) return 'a client first, then "- server-dc01" or "- backups 2026-W41"';
    lists.push({ list: slug, period: week ?? period, verdicts: [], files: [] });
    return undefined;
  }
  if (!list) return 'a client and a list first';
  const file = FILE.exec(line);
  const verdict = file ? undefined : verdictOf(line);
  if (file && isInside(file[1] as string)) list.files.push({ path: file[1] as string, blob: file[2] as string });
  else if (verdict && !list.verdicts.some(({ duty }) => duty === verdict.duty)) list.verdicts.push(verdict);
  else return '"  - execute done 2026-10-14 jane" once for each duty, or a path and its blob';
  return undefined;
}

/** A path that leads out of the workspace is nobody's result. */
function isInside(path: string): boolean {
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

function verdictOf(line: string): Verdict | undefined {
  const [, words = ''] = /^ {2}- (.+)$/.exec(line) ?? [];
  const [duty, state, ...rest] = words.split(' ');
  const date = rest[0] !== undefined && isDay(rest[0]) ? rest.shift() : undefined;
  const by = rest.shift();
  // A day that does not exist is no person.
  const fits = rest.length === 0 && (by === undefined || (isSlug(by) && !/^\d{4}-\d{2}-\d{2}$/.test(by)));
  if (!fits || !DUTIES.includes(duty as Duty) || !VERDICTS.includes(state as Verdict['state'])) return undefined;
  return { duty: duty as Duty, state: state as Verdict['state'], ...known({ date, by }) };
}

/** The bytes of `archive/202610.md`, in the order given. */
export function writeArchive({ period, filed, by, refiled, clients }: Archive): string {
  const header = writeHeader({ format: 1, record: 'archive', period, filed, by, refiled });
  const body = clients.map(({ client, clientId, lists }) => {
    const written = lists.map((list) => writeList(list, period)).join('');
    return `\n## ${client} ${clientId}\n${written === '' ? '' : `\n${written}`}`;
  });
  return `${header}\n# Filed: ${period}\n${body.join('')}`;
}

function writeList({ list, period, verdicts, files }: ArchivedList, month: Period): string {
  const week = period === month ? '' : ` ${period}`;
  const said = verdicts.map(({ duty, state, date, by }) =>
    [duty, state, date, by].filter((one) => one !== undefined).join(' '),
  );
  const named = files.map(({ path, blob }) => `${path} ${blob}`);
  return `- ${list}${week}\n${[...said, ...named].map((line) => `  - ${line}\n`).join('')}`;
}
