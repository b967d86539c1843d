import type { Problem } from '../domain/problems.ts';
import type { ClientFact, ListFact } from '../render/clients.ts';
import { type ClientInPlace, checklistFiles, readChecklist } from '../store/workspace/clients.ts';
import { allResultFiles } from '../store/workspace/results.ts';
import type { Workspace } from '../store/workspace/workspace.ts';

/** A client with its lists; `walked` tells when each was last walked, which needs a look at all its results' names. */
export function clientFact(
  workspace: Workspace,
  { client, folder }: ClientInPlace,
  problems: Problem[],
  walked: boolean,
): ClientFact {
  const last = new Map(
    walked ? allResultFiles(workspace, folder).map(({ checklist, date }) => [checklist, date] as const) : [],
  );
  const lists = checklistFiles(workspace, folder).flatMap((file): ListFact[] => {
    const { parsed, problems: own } = readChecklist(workspace, file);
    problems.push(...own);
    const checklist = parsed?.checklist;
    if (checklist?.retired !== undefined) return [];
    const lastWalked = last.get(file.slug);
    return [
      {
        list: file.slug,
        title: checklist?.title ?? '(cannot be read)',
        interval: checklist?.interval ?? '',
        ...(checklist?.asset === undefined ? {} : { asset: checklist.asset }),
        ...(lastWalked === undefined ? {} : { lastWalked }),
      },
    ];
  });
  return { client, path: folder.path, lists };
}
