/** What the names of side records in a folder tell: `20261014.server-dc01.c-free.k3f9qa.md`. */
export interface RecordNames {
  records: string[];
  /** By the short id of what they end. */
  closings: Map<string, string[]>;
  /** All the names, when there is one among them that mmc did not make: then only the files tell. */
  odd: string[] | undefined;
}

const NAME = /^\d{8}\..+\.[0-9a-z]{6}\.md$/;
/** `20261014.closes-k3f9qa.x7w2ma.md` */
const LENGTH_OF_CLOSING = 32;

/** Other files than those in Markdown are left out. */
export function recordNames(names: readonly string[]): RecordNames {
  const records: string[] = [];
  const closings = new Map<string, string[]>();
  let isOdd = false;
  for (const name of names) {
    if (!NAME.test(name)) isOdd ||= isMarkdown(name);
    else if (isClosing(name)) {
      const closed = name.slice(16, 22);
      closings.set(closed, [...(closings.get(closed) ?? []), name]);
    } else records.push(name);
  }
  return { records, closings, odd: isOdd ? names.filter(isMarkdown) : undefined };
}

/** The last of the records by name, which is one of the newest day. */
export function lastRecord(names: readonly string[]): string | undefined {
  let last = '';
  // A folder is mostly listed by name, so few of them are looked at closely.
  for (let at = names.length - 1; at >= 0; at -= 1) {
    const name = names[at] ?? '';
    if (name > last && NAME.test(name) && !isClosing(name)) last = name;
  }
  return last || undefined;
}

function isClosing(name: string): boolean {
  return name.length === LENGTH_OF_CLOSING && name.startsWith('closes-', 9);
}

/** Whether a name is that of a record itself, and none of a closing. */
export function isNoteName(name: string): boolean {
  return NAME.test(name) && !name.startsWith('closes-', 9);
}

function isMarkdown(name: string): boolean {
  return name.endsWith('.md') && !name.startsWith('.');
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
