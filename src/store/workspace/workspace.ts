import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FIRM_DEFAULTS, type Firm } from '../../domain/firm.ts';
import type { Problem } from '../../domain/problems.ts';
import { parseFirm } from '../../markdown/firm.ts';
import { readText } from './read-text.ts';
import { findRoot, requireRoot, WORKSPACE_FILE } from './root.ts';

export { findRoot, WORKSPACE_FILE };

/** A folder with `mmc.yaml`: where everything is, and whose. */
export interface Workspace {
  /** Absolute path. */
  root: string;
  firm: Firm;
  problems: Problem[];
}

/** Opens the workspace around a folder. A broken `mmc.yaml` still opens, with its problems and the defaults. */
export function openWorkspace(start: string): Workspace {
  const root = requireRoot(start);
  const read = readText(root, WORKSPACE_FILE);
  if (read.problem) return { root, firm: emptyFirm, problems: [read.problem] };
  const { firm, problems } = parseFirm(read.source);
  return { root, firm: firm ?? emptyFirm, problems };
}

const emptyFirm: Firm = {
  ...FIRM_DEFAULTS,
  name: '',
  timezone: 'UTC',
  paper: 'A4',
  people: [],
  vendors: new Map(),
};

/** Names in a folder below the workspace, sorted, without hidden ones; none when it does not exist. */
export function namesIn(root: string, folder: string, kind: 'files' | 'folders'): string[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => !entry.name.startsWith('.') && (kind === 'folders') === entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}
