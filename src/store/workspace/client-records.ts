import { createHash } from 'node:crypto';
import type { Period } from '../../domain/calendar/period.ts';
import { parsePeriod } from '../../domain/calendar/period.ts';
import type { ClientRecords, EditNoteHead, ListHead } from '../../domain/duties/client-records.ts';
import type { Firm } from '../../domain/firm.ts';
import type { Problem } from '../../domain/problems.ts';
import type { Publication } from '../../domain/records/publication.ts';
import { watermarkOf } from '../../domain/records/watermark.ts';
import type { ClientSigns } from '../../domain/warnings/signs.ts';
import { type ClientInPlace, checklistFiles, readChecklist } from './clients.ts';
import { readEditNotes } from './findings.ts';
import { readPublications } from './publications.ts';
import { readResultHeader, resultFiles, resultFolders } from './results.ts';
import { readWaivers } from './waivers.ts';
import type { Workspace } from './workspace.ts';

/** Reads the records of one client that its duties derive from. */
export function readClientRecords(
  workspace: Workspace,
  place: ClientInPlace,
  { filed, month }: { filed: ReadonlySet<Period>; month: Period },
): { records: ClientRecords; signs: ClientSigns; problems: Problem[] } {
  const { client, folder } = place;
  const problems: Problem[] = [];
  const keep = <T extends { problems: Problem[] }>(read: T): T => {
    problems.push(...read.problems);
    return read;
  };
  const { publications } = keep(readPublications(workspace, folder));
  const lists = keep(readListHeads(workspace, place, workspace.firm, publications)).lists;
  const folders = resultFolders(workspace, folder);
  const unfiled = folders.filter((name) => {
    const period = parsePeriod(name);
    return period !== undefined && !filed.has(period) && period <= month;
  });
  const sittings = unfiled
    .flatMap((name) => resultFiles(workspace, folder, name))
    .flatMap((file) => keep(readResultHeader(workspace, file)).header ?? []);
  const firstWalked = new Map<string, Period>();
  for (const name of folders)
    for (const { checklist } of resultFiles(workspace, folder, name))
      if (!firstWalked.has(checklist)) firstWalked.set(checklist, parsePeriod(name) ?? '');
  const editNotes = keep(readEditNotes(workspace, folder)).notes.map(
    ({ id, checklist, period, date, closing }): EditNoteHead => ({
      id,
      list: checklist,
      period: period ?? date.slice(0, 7),
      date,
      ...(closing ? { closed: { date: closing.date, by: closing.by } } : {}),
    }),
  );
  const waivers = keep(readWaivers(workspace, folder)).waivers.flatMap(({ waiver, withdrawn }) =>
    withdrawn ? [] : [waiver],
  );
  const records = { client, lists, unreadable: [], sittings, editNotes, publications, waivers, firstWalked };
  const visits = sittings.map(({ date, by, mode }) => ({ date, by, mode })).sort((a, b) => (a.date < b.date ? 1 : -1));
  return { records, signs: { visits }, problems };
}

function readListHeads(
  workspace: Workspace,
  { client, folder }: ClientInPlace,
  firm: Firm,
  publications: readonly Publication[],
): { lists: ListHead[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const lists = checklistFiles(workspace, folder).flatMap((file): ListHead[] => {
    const { parsed, problems: own } = readChecklist(workspace, file);
    problems.push(...own);
    if (!parsed?.checklist) return [];
    const { title, interval, start, asset, owner, minutes, retired } = parsed.checklist;
    const given = Object.fromEntries(
      Object.entries({ start, asset, owner, minutes, retired }).filter(([, value]) => value !== undefined),
    );
    const head: ListHead = { list: file.slug, title, interval, ...given };
    if (publications.some(({ checklist }) => checklist === file.slug))
      head.watermark = watermarkOf(parsed.source.text, client.variables, firm, sha256);
    return [head];
  });
  return { lists, problems };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
