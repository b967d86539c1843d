import { basename, dirname } from 'node:path';
import { isPeriod } from '../../domain/calendar/period.ts';
import { foldName, isSlug, portableNameTrouble } from '../../domain/names.ts';
import type { Problem } from '../../domain/problems.ts';
import { isRecord, placeFile } from './place-file.ts';
import type { FoundEntry } from './walk-files.ts';

/** What is wrong with the names themselves: not for every system, twins, not of the form that their place asks for. */
export function nameProblems(entries: readonly FoundEntry[]): Problem[] {
  const seen = new Map<string, string>();
  return entries.flatMap((entry): Problem[] => {
    const place = { path: entry.path, line: 1, column: 1 };
    const reason = portableNameTrouble(entry.name) ?? unreadable(entry.name);
    const problems: Problem[] = reason
      ? [{ code: 'MMC-501', place, args: { name: entry.name, reason } }]
      : formProblems(entry);
    const folded = `${dirname(entry.path)}/${foldName(entry.name)}`;
    const other = seen.get(folded);
    if (other !== undefined) problems.push({ code: 'MMC-502', place, args: { name: entry.name, other } });
    else seen.set(folded, entry.name);
    return problems;
  });
}

/** Node replaces bytes of a name that are not UTF-8; controls and bidi marks make a name look like another. */
function unreadable(name: string): string | undefined {
  if (name.includes('\ufffd')) return 'it is not UTF-8';
  return /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/.test(name)
    ? 'it holds invisible characters'
    : undefined;
}

function formProblems({ path, name, kind }: FoundEntry): Problem[] {
  const wrong = (record: string, example: string): Problem[] => [
    { code: 'MMC-504', place: { path, line: 1, column: 1 }, args: { name, record, example } },
  ];
  if (kind === 'folder') {
    if (!/^clients\/(?:!Old\/)?[^/]+$/.test(path) || path === 'clients/!Old') return [];
    return isSlug(name) ? [] : wrong('a client folder', `"${slugOf(name)}"`);
  }
  const { role } = placeFile(path);
  const stem = basename(name, '.md');
  if (role === 'checklist' || role === 'template')
    return isSlug(stem) ? [] : wrong(`a ${role}`, `"${slugOf(stem)}.md", and write the title inside`);
  if (role === 'single' && /^monthly[ _-]*single/i.test(stem)) {
    const month = /^Monthly Single - (\d{4})(\d{2}) - \S.*$/.exec(stem);
    return month && isPeriod(`${month[1]}-${month[2]}`)
      ? []
      : wrong('a monthly single', '"Monthly Single - 202610 - Time Services.md"');
  }
  if (role === 'result' && !/^\d{8}\.[a-z0-9-]+\.[a-z0-9-]+\.[0-9a-z]{6}\.md$/.test(name))
    return wrong('a result', '"20261014.server-dc01.jane.k3f9qa.md", as mmc did');
  if (isRecord(role) && role !== 'result' && !/^\d{8}\.[^/]+\.[0-9a-z]{6}\.md$/.test(name))
    return wrong('a record', '"20261014.server-dc01.c-free.k3f9qa.md", as mmc did');
  return [];
}

function slugOf(name: string): string {
  const ascii = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-');
  return ascii.replace(/^-+/, '').slice(0, 60).replace(/-+$/, '') || 'another-name';
}
