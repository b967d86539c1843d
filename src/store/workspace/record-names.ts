/** What the names of side records in a folder tell: `20261014.server-dc01.c-free.k3f9qa.md`. */
export interface RecordNames {
  records: string[];
  /** By the short id of what they end. */
  closings: Map<string, string[]>;
  /** All the names, when there is one among them that mmc did not make: then only the files tell. */
  odd: string[] | undefined;
}

const NAME = /^\d{8}\..+\.[0-9a-z]{6}\.md$/;
const CLOSES = /^\d{8}\.closes-[0-9a-z]{6}\.[0-9a-z]{6}\.md$/;

/** Other files than those in Markdown are left out. */
export function recordNames(names: readonly string[]): RecordNames {
  const records: string[] = [];
  const closings = new Map<string, string[]>();
  let isOdd = false;
  for (const name of names) {
    if (!NAME.test(name)) isOdd ||= name.endsWith('.md');
    else if (CLOSES.test(name)) {
      const closed = name.slice(16, 22);
      closings.set(closed, [...(closings.get(closed) ?? []), name]);
    } else records.push(name);
  }
  return { records, closings, odd: isOdd ? names.filter((name) => name.endsWith('.md')) : undefined };
}

/** `20261014`; such days compare as texts. */
export function dayOfName(name: string): string {
  return name.slice(0, 8);
}

/** What stands between day and id, mostly beginning with the list. */
export function aboutOfName(name: string): string {
  return name.slice(9, -10);
}

/** The last six characters of the id. */
export function idOfName(name: string): string {
  return name.slice(-9, -3);
}
