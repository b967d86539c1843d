import type { Problem } from '../../domain/problems.ts';
import { type ParsedChecklist, parseChecklist } from '../../markdown/checklist.ts';
import { parseClient } from '../../markdown/firm.ts';
import { readFrontMatter } from '../../markdown/front-matter.ts';
import { parseTree } from '../../markdown/items.ts';
import { parserTrouble } from '../../markdown/limits.ts';
import { linksIn } from '../../markdown/links.ts';
import { listProblems } from '../../markdown/look-alikes.ts';
import type { Source } from '../../markdown/source.ts';
import { attachmentProblems } from '../../store/workspace/attachments.ts';
import { linkProblem } from '../../store/workspace/link-problem.ts';
import { type PlacedFile, placeFile } from '../../store/workspace/place-file.ts';
import { readText } from '../../store/workspace/read-text.ts';
import type { FoundEntry } from '../../store/workspace/walk-files.ts';
import { archiveProblems } from './archive.ts';
import { atKey, atPath } from './at-key.ts';
import type { Context } from './context.ts';
import { firmProblems } from './firm.ts';
import { linkProblems, listReferences, personSuggestion, planHint } from './lists.ts';
import { resultProblems, sideRecordProblems } from './records.ts';
import { scheduleProblems } from './schedule.ts';

/** Looks at a list before it is checked, and may hand back a mended one. */
export type Mend = (parsed: ParsedChecklist) => ParsedChecklist;

/** Everything that is wrong with one file. */
export function fileProblems(context: Context, entry: FoundEntry, mend: Mend): Problem[] {
  const placed = placeFile(entry.path);
  if (entry.kind === 'link') {
    const problem = linkProblem(context.root, entry.path);
    if (problem) return [problem];
  }
  if (placed.role === 'other') return [];
  if (placed.role === 'stray') return [whole(entry, 'MMC-503', { suggestion: placed.suggestion ?? '' })];
  if (placed.role === 'attachment') return attachmentProblems(context.root, entry.path);
  // Without a place to be shown in, a name of broken bytes is told once, as a name.
  if (entry.name.includes('\ufffd')) return [];
  const read = readText(context.root, entry.path);
  return read.problem ? [read.problem] : sourceProblems(context, read.source, placed, mend);
}

function whole({ path }: FoundEntry, code: Problem['code'], args: Problem['args']): Problem {
  return { code, place: { path, line: 1, column: 1 }, args };
}

function sourceProblems(context: Context, source: Source, placed: PlacedFile, mend: Mend): Problem[] {
  const client = placed.client ?? '';
  switch (placed.role) {
    case 'firm':
      return firmProblems(context, source);
    case 'client':
      return clientFileProblems(context, source, client);
    case 'checklist':
    case 'template':
    case 'single':
      return checklistProblems(context, mend(parseChecklist(source)), placed.client);
    case 'result':
      return resultProblems(context, source, client);
    case 'side-record':
    case 'waiver':
    case 'publication':
      return sideRecordProblems(context, source, client);
    case 'schedule':
      return scheduleProblems(context, source);
    case 'archive':
      return archiveProblems(context, source);
    default:
      return [];
  }
}

function checklistProblems(context: Context, parsed: ParsedChecklist, client: string | undefined): Problem[] {
  return [...listProblems(parsed).problems, ...listReferences(context, parsed, client)];
}

function clientFileProblems(context: Context, source: Source, path: string): Problem[] {
  const { client, problems } = parseClient(source, path.slice(path.lastIndexOf('/') + 1));
  const plans = context.firm?.plans;
  const first = client ? context.clientIds.get(client.id) : undefined;
  if (client && first !== undefined && first !== path)
    problems.push(atKey(source, 'MMC-407', 'id', { id: client.id, first: `${first}/client.md` }));
  if (client?.plan !== undefined && plans && !plans.includes(client.plan)) {
    const args = { value: client.plan, suggestion: planHint(client.plan, plans) };
    problems.push(atKey(source, 'MMC-403', 'plan', args));
  }
  const { bodyStart, yaml } = readFrontMatter(source);
  for (const [at, value] of (client?.visits.technicians ?? []).entries()) {
    const suggestion = personSuggestion(context, value);
    if (suggestion === undefined) continue;
    problems.push(atPath(source, 'MMC-404', yaml, ['visits', 'technicians', at], { value, suggestion }));
  }
  const trouble = parserTrouble(source);
  if (trouble) return [...problems, trouble];
  const links = linksIn(parseTree(source.text.slice(bodyStart)), bodyStart, []);
  return [...problems, ...linkProblems(context, source, links)];
}
