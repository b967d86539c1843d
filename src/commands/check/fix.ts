import { join } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import { missingIdEdits, type ParsedChecklist, parseChecklist } from '../../markdown/checklist.ts';
import { listProblems } from '../../markdown/look-alikes.ts';
import { editOriginal, lineAt, toSource } from '../../markdown/source.ts';
import { replaceFile } from '../../store/files.ts';
import type { World } from '../world.ts';
import type { Mend } from './check-file.ts';

/** A file that got ids. */
export interface Fixed {
  path: string;
  ids: number;
}

/** Writes missing ids into lists as they are checked. What cannot be written is kept for the end: the check goes on. */
export function fixing(world: World, root: string): { mend: Mend; fixed: Fixed[]; failures: Failure[] } {
  const fixed: Fixed[] = [];
  const failures: Failure[] = [];
  const mend: Mend = (parsed) => {
    const edits = safeEdits(parsed);
    if (edits.length === 0) return parsed;
    const { path, original } = parsed.source;
    const mended = editOriginal(parsed.source, edits);
    try {
      replaceFile(world.files, join(root, path), Buffer.from(original), Buffer.from(mended));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failures.push(error);
      return parsed;
    }
    fixed.push({ path, ids: edits.length });
    return parseChecklist(toSource(path, mended));
  };
  return { mend, fixed, failures };
}

/** The edits for items whose braces are in no doubt. */
function safeEdits(parsed: ParsedChecklist): ReturnType<typeof missingIdEdits> {
  const edits = missingIdEdits(parsed);
  if (edits.length === 0) return edits;
  const { doubtful } = listProblems(parsed);
  const lines = new Set([...doubtful].map(({ lineStart }) => lineStart));
  return edits.filter(({ start }) => !lines.has(lineAt(parsed.source.text, start).start));
}
