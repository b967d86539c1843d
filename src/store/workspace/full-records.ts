// The full way to the records of duties: every check, every problem with its place. Loaded only when a file is not written
// as simply as the quick readers want it, since the libraries behind it take longer to load than "mmc due" may take.
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { compactPeriod, type Period } from '../../domain/calendar/period.ts';
import type { Problem } from '../../domain/problems.ts';
import { parseArchive } from '../../markdown/archive.ts';
import { parseClient } from '../../markdown/firm.ts';
import { parseListHead } from '../../markdown/list-head.ts';
import { problemAt } from '../../markdown/problem.ts';
import { parseResultHeader } from '../../markdown/result.ts';
import { parseSchedule } from '../../markdown/schedule.ts';
import { parseSideRecord } from '../../markdown/side-records.ts';
import type { Source } from '../../markdown/source.ts';
import { isForeignLink, readText, reasonOf } from './read-text.ts';

export interface FullyRead<T> {
  value: T | undefined;
  problems: Problem[];
}

function fully<T>(root: string, path: string, parse: (source: Source) => FullyRead<T>): FullyRead<T> {
  const read = readText(root, path);
  if (read.source) return parse(read.source);
  // A folder with the name of a record is nobody's record.
  return { value: undefined, problems: isFolder(join(root, path)) ? [] : [read.problem] };
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

export const fullRecords = {
  client: (root: string, folder: string, slug: string) =>
    lstatSync(join(root, folder, 'client.md'), { throwIfNoEntry: false })
      ? fully(root, `${folder}/client.md`, (source) => {
          const { client, problems } = parseClient(source, slug);
          return { value: client, problems };
        })
      : { value: undefined, problems: [missingClient(`${folder}/client.md`)] },
  listHead: (root: string, path: string, slug: string) =>
    fully(root, path, (source) => {
      const { head, problems } = parseListHead(source, slug);
      return { value: head && { head, text: source.text }, problems };
    }),
  result: (root: string, path: string) =>
    fully(root, path, (source) => {
      const { header, problems } = parseResultHeader(source);
      return { value: header, problems };
    }),
  sideRecord: (root: string, path: string) =>
    fully(root, path, (source) => {
      const { record, problems } = parseSideRecord(source);
      return { value: record, problems };
    }),
  schedule: (root: string, path: string) =>
    fully(root, path, (source) => {
      const { schedule, problems } = parseSchedule(source);
      return { value: schedule, problems };
    }),
  /** Whatever has the name of an archive must be one, and of that month. */
  archivePeriod: (root: string, path: string, month: Period): FullyRead<Period> => {
    const { source, problem } = readText(root, path);
    if (!source) return { value: undefined, problems: [problem] };
    const { archive, problems } = parseArchive(source);
    if (!archive || archive.period === month) return { value: archive?.period, problems };
    const at = source.text.indexOf('\nperiod:') + 1;
    const says = `by its header it is archive/${compactPeriod(archive.period)}.md`;
    return { value: undefined, problems: [...problems, problemAt(source, 'MMC-309', at, at + 1, { says })] };
  },
  linkOutProblem: (root: string, path: string): Problem[] =>
    isForeignLink(root, join(root, path)) ? [{ code: 'MMC-109', place: { path, line: 1, column: 1 }, args: {} }] : [],
  /** Of a folder that cannot be listed. */
  folderProblem: (path: string, error: unknown): Problem => ({
    code: 'MMC-100',
    place: { path, line: 1, column: 1 },
    args: { reason: reasonOf(error) },
  }),
};

export type FullRecords = typeof fullRecords;

function missingClient(path: string): Problem {
  return { code: 'MMC-412', place: { path, line: 1, column: 1 }, args: {} };
}
