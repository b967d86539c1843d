import type { WithNotes } from '../../domain/warnings/walks.ts';
import { parseResultHeader } from '../../markdown/result.ts';
import { parseSaid } from '../../markdown/said.ts';
import { scanAnswers } from '../../markdown/scan-answers.ts';
import { readText } from './read-text.ts';
import type { Workspace } from './workspace.ts';

/** The header and the notes of a result, without the Markdown parser where it can be; nothing when it cannot be read. */
export function readResultNotes(workspace: Workspace, { path }: { path: string }): WithNotes | undefined {
  const read = readText(workspace.root, path);
  const header = read.problem ? undefined : parseResultHeader(read.source).header;
  if (read.problem || !header) return undefined;
  const said = (scanAnswers(read.source.text) ?? parseSaid(read.source).result)?.said ?? [];
  const notes = said.flatMap(({ item, note }): [string, string][] =>
    item === undefined || note === undefined ? [] : [[item, note]],
  );
  return { header, notes: new Map(notes) };
}
