import { fold, sameWhenFolded } from './fold.ts';

/** Stands for any marks above and below a letter, U+0300 to U+037F. */
const MARKS = '(?:[\\xcc\\xcd][\\x80-\\xbf])+';

/**
 * A pattern that occurs in the bytes of every file that holds a folded word, in whatever case and form; for bytes that were
 * read as Latin-1, one character each. It takes the longest part of the word that files hold as it is: white space may be
 * a line end there, and quotes, backslashes, backticks and bars are escaped in some places. Undefined when nothing is left.
 */
export function needleOf(word: string): RegExp | undefined {
  const [piece = ''] = word.split(/[\s"\\`|\p{C}]+/u).sort((a, b) => b.length - a.length);
  // Marks may be stored with their letter.
  return /^\p{M}*$/u.test(piece) ? undefined : new RegExp([...piece].map(patternOf).join(''), 'gi');
}

/** What is one of ASCII only when it is folded: the Turkish I with its dot, the sign of kelvin, the Greek question mark. */
const DISGUISED: Record<string, string> = {
  i: '(?:i(?:\\xcc\\x87)?|\\xc4\\xb0)',
  k: '(?:k|\\xe2\\x84\\xaa)',
  ';': '(?:;|\\xcd\\xbe)',
};

function patternOf(character: string): string {
  const disguised = DISGUISED[character];
  if (disguised) return disguised;
  if (character <= '\x7f') return escaped(character);
  const forms = `(?:${[...new Set(sameWhenFolded(character).flatMap(formsOf))].join('|')})`;
  return /\p{M}/u.test(character) ? `${forms}?` : forms;
}

/** A letter with marks is stored as one character, or as a letter with any number of marks behind it. */
function formsOf(character: string): string[] {
  const parts = [...character.normalize('NFD')];
  const forms = [bytesOf(character), bytesOf(parts.join(''))];
  for (let count = 1; count < parts.length; count += 1)
    forms.push(bytesOf(parts.slice(0, count).join('').normalize('NFC')) + MARKS);
  return forms;
}

function bytesOf(text: string): string {
  return [...Buffer.from(text)].map((byte) => escaped(String.fromCharCode(byte))).join('');
}

function escaped(character: string): string {
  return /[a-z0-9]/i.test(character) ? character : `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

/** The words of a query as they were typed: folded, without empty ones. */
export function foldWords(words: readonly string[]): string[] {
  return words.map((word) => fold(word).trim()).filter((word) => word !== '');
}
