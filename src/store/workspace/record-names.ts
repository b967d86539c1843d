import type { Day } from '../../domain/calendar/day.ts';

/** The name of a side record: `20261014.server-dc01.c-free.k3f9qa.md`. */
export interface RecordName {
  name: string;
  date: Day;
  /** What stands between day and id: mostly begins with the list. */
  about: string;
  /** The last six characters of the id. */
  id: string;
}

const NAME = /^(\d{4})(\d{2})(\d{2})\.(.+)\.([0-9a-z]{6})\.md$/;
const CLOSES = /^closes-([0-9a-z]{6})$/;

/** What the names in a folder tell. */
export interface RecordNames {
  records: RecordName[];
  /** By the short id of what they end. */
  closings: Map<string, RecordName[]>;
  /** All the names, when there is one among them that mmc did not make: then only the files tell. */
  odd: string[] | undefined;
}

/** Other files than those in Markdown are left out. */
export function recordNames(names: readonly string[]): RecordNames {
  const records: RecordName[] = [];
  const closings = new Map<string, RecordName[]>();
  let isOdd = false;
  for (const name of names) {
    const parts = NAME.exec(name);
    if (!parts) {
      isOdd ||= name.endsWith('.md');
      continue;
    }
    const about = parts[4] as string;
    const record = { name, date: `${parts[1]}-${parts[2]}-${parts[3]}`, about, id: parts[5] as string };
    const closed = CLOSES.exec(about)?.[1];
    const own = closed === undefined ? records : (closings.get(closed) ?? []);
    own.push(record);
    if (closed !== undefined) closings.set(closed, own);
  }
  return { records, closings, odd: isOdd ? names.filter((name) => name.endsWith('.md')) : undefined };
}
