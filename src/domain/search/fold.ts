/** Printable ASCII, which needs no Unicode rules; and \x1f, with which a search joins the facts of a visit. */
const ASCII = /^[\x1f-\x7e]*$/;

/**
 * A text as a search compares it: letter case does not count in any script, nor how a letter with marks is stored, nor how
 * much white space there is. Accents count: "Lodz" is not "Łódź".
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase().replace(/ {2,}/g, ' ');
  // The Turkish capital I with a dot becomes two characters, and the last sigma of a Greek word another one.
  const lower = text.normalize('NFC').toLowerCase();
  return lower.replaceAll('i\u0307', 'i').replaceAll('ς', 'σ').replace(/\s+/g, ' ');
}

/** Every character that is `folded` once it is folded, or begins with it; itself among them. Only for those beyond ASCII. */
export function sameWhenFolded(folded: string): string[] {
  spellings ??= allSpellings();
  return [...new Set([folded, ...(spellings.get(folded) ?? [])])];
}

let spellings: Map<string, string[]> | undefined;

/** Upper case alone does not do: the capital sharp s, the ohm sign and others lead to the same small letter. */
function allSpellings(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const code of foldedCodes()) {
    const character = String.fromCodePoint(code);
    const folded = fold(character);
    if (folded === character) continue;
    // Some come apart into a letter and its marks, and the letter alone is found in them, too.
    const [letter = ''] = folded;
    const same = found.get(letter);
    if (same) same.push(character);
    else found.set(letter, [character]);
  }
  return found;
}

/** Code points that may be another one when folded: all but Hangul, Han and surrogates. */
function* foldedCodes(): Generator<number> {
  for (const [first, last] of [
    [0x80, 0x33ff],
    [0xa000, 0xabff],
    [0xf900, 0x1efff],
    [0x2f800, 0x2fa1f],
  ] as const) {
    for (let code = first; code <= last; code += 1) yield code;
  }
}
