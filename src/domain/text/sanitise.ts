// The only place that decides which characters of foreign text may reach a terminal or a pipe, because a note, a file name, a
// Git hook or a remote can otherwise write to the clipboard, forge lines, or show something other than what is stored.

/** CSI: colours, cursor movement, clearing (ECMA-48, 5.4). Coloured output of hooks is common, so it goes in silence. */
const controlSequence = /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]/g;

/** OSC (links, clipboard, title), DCS, SOS, PM, APC, up to their terminator and within one line: an open one hides nothing. */
const stringSequence = /(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\n\r]*(?:\x07|\x1b\\|\x9c)/g;

/** Two- and three-character escapes: character sets, save and restore cursor, full reset. */
const shortEscape = /\x1b[ -/]+[0-~]|\x1b[0-OQ-WYZ\\`-~]/g;

/** Scripts whose spelling needs the joiner and the non-joiner. */
const joiningScript =
  '\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Mongolian}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}' +
  '\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}' +
  '\\p{Script=Sinhala}\\p{Script=Khmer}\\p{Script=Myanmar}';

/** Invisible characters where they belong: joined emoji, emoji presentation, joined scripts, variants of Han characters. */
const legitimate = [
  '(?<=\\p{Extended_Pictographic}\\ufe0f?|\\p{Emoji_Modifier})\\u200d(?=\\p{Extended_Pictographic})',
  '(?<=\\p{Emoji})[\\ufe0e\\ufe0f]',
  `(?<=[${joiningScript}])[\\u200c\\u200d](?=[${joiningScript}])`,
  '(?<=\\p{Script=Han})[\\ufe00-\\ufe0d\\u{e0100}-\\u{e01ef}]',
].join('|');

/**
 * What is shown by its number: C0 and C1 controls, DEL, bidi controls (Trojan Source, CVE-2021-42574), zero-width and
 * other invisible characters, line and paragraph separators, tag characters, lone surrogates.
 */
const deceptive =
  '[\\0-\\x08\\x0b-\\x1f\\x7f-\\x9f\\xad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u2028-\\u202e' +
  '\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb\\ud800-\\udfff\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}' +
  '\\u{e0000}-\\u{e0fff}]';

const suspicious = new RegExp(`(${legitimate})|${deceptive}`, 'gu');

/** Nobody's spelling stacks more marks than this on one letter; hundreds of them paint over the lines above. */
const stackedMarks = /(\p{M}{8})\p{M}+/gu;

const harmless = /^[\n\x20-\x7e]*$/;

/**
 * The text as it may be shown: escape sequences removed, tabs as four spaces, line ends as \n, and everything else that
 * could act on the terminal or deceive the reader made visible, as `^G` or `<U+202E>`. Sanitising twice changes nothing.
 */
export function sanitise(text: string): string {
  if (harmless.test(text)) return text;
  return text
    .replace(stringSequence, '')
    .replace(controlSequence, '')
    .replace(shortEscape, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, '    ')
    .replace(suspicious, (found, kept: string | undefined) => kept ?? visible(found))
    .replace(stackedMarks, '$1');
}

/** The same for a place that has one line only: line ends become spaces. */
export function sanitiseLine(text: string): string {
  return sanitise(text).replace(/\n/g, ' ');
}

const controls = /[\0-\x08\x0b-\x1f\x7f-\x9f]/g;

/** The text without characters that act on a terminal or break a row, C0 and C1 but tab and line end, and with LF. */
export function withoutControls(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(controls, '');
}

const comment = /<!--[\s\S]*?(?:-->|$)/g;
const seen = /(?![\p{Default_Ignorable_Code_Point}\u2800])[\p{L}\p{N}\p{P}\p{S}]/u;

/** Whether words say anything to whoever reads them: not so escape sequences, HTML comments, or what nobody sees. */
export function hasVisible(words: string): boolean {
  const shown = words.replace(stringSequence, '').replace(controlSequence, '').replace(shortEscape, '');
  return seen.test(shown.replace(comment, ''));
}

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return `^${String.fromCharCode(code + 0x40)}`;
  if (code === 0x7f) return '^?';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
