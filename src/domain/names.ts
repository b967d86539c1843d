const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** Names that Windows keeps for devices, with or without an extension. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?$/i;

/** Whether a text can be part of a path: lower case, no name that Windows reserves. */
export function isSlug(text: string): boolean {
  return SLUG.test(text) && !RESERVED.test(text);
}

/** Why a file or folder name cannot exist on every system; undefined when it can. */
export function portableNameTrouble(name: string): string | undefined {
  if (RESERVED.test(name)) return 'Windows keeps this name for a device';
  if (/[<>:"|?*\\\u0000-\u001f]/.test(name)) return 'Windows does not allow one of its characters';
  if (/[. ]$/.test(name)) return 'Windows drops a dot or space at the end';
  if (name.startsWith('-')) return 'a name that begins with "-" looks like an option';
  if (Buffer.byteLength(name) > 255) return 'it is too long';
  return undefined;
}

/** The same for two names that are one file on some systems: letter case and Unicode normal form do not count. */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC');
}

/** What a thing goes by. */
export interface Named {
  slug: string;
  id?: string;
  name?: string;
}

/**
 * Which of them a word means, for all commands alike: those with that slug, else with that id, else with that name
 * (letter case does not count). Failing these all whose slug or name begins so, which is not `exact`.
 */
export function meantBy<T>(
  word: string,
  all: readonly T[],
  namesOf: (one: T) => Named,
): { meant: T[]; exact: boolean } {
  const wanted = foldName(word);
  if (wanted === '') return { meant: [], exact: true };
  const whole: ((named: Named) => boolean)[] = [
    ({ slug }) => slug === word,
    ({ id }) => id === word,
    ({ name }) => name !== undefined && foldName(name) === wanted,
  ];
  for (const isIt of whole) {
    const meant = all.filter((one) => isIt(namesOf(one)));
    if (meant.length > 0) return { meant, exact: true };
  }
  const begins = ({ slug, name = '' }: Named) => slug.startsWith(wanted) || foldName(name).startsWith(wanted);
  return { meant: all.filter((one) => begins(namesOf(one))), exact: false };
}

/** Those whose id a word is, or the end of, as listings show it. Fewer than four characters mean nothing. */
export function meantById<T>(word: string, all: readonly T[], idOf: (one: T) => string): T[] {
  const wanted = word.toLowerCase();
  return all.filter((one) => {
    const id = idOf(one).toLowerCase();
    return id === wanted || (wanted.length >= 4 && id.endsWith(wanted));
  });
}
