import type { Tier } from '../../domain/checklists/checklist.ts';
import type { Mode, Revision } from '../../domain/records/result.ts';

/** Options of `mmc run` as the command line gives them. */
export interface RunOptions {
  client?: string;
  lists?: string[];
  tier?: Tier[];
  asset?: string;
  period?: string;
  date?: string;
  tech?: string;
  mode?: Mode;
  met?: string;
  ticket?: string;
  subject?: string;
  minutes?: string;
  revision?: Revision;
  answers?: string;
  corrects?: string;
  resume?: string | true;
  discard?: string;
  savePartial?: string;
  dryRun?: boolean;
  plain?: boolean;
  json?: boolean;
}
