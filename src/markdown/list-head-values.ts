import type { ListHead } from '../domain/duties/client-records.ts';
import type { ChecklistFile } from './schemas/checklist-schema.ts';
import { known } from './schemas/known.ts';

/** The head of a list from its checked front-matter. Knows no library, since the quick reader uses it too. */
export function toListHead(value: ChecklistFile, list: string): ListHead {
  const { title, interval, start, asset, owner, minutes, retired } = value;
  return { list, title, interval: interval ?? 'monthly', ...known({ start, asset, owner, minutes, retired }) };
}
