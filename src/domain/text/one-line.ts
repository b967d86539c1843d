/** Words of several lines on one, for a listing: `Tape stuck / Rang the vendor`. A tab would break a row of a pipe. */
export function onOneLine(words: string): string {
  return words
    .replace(/\s*\n\s*/g, ' / ')
    .replaceAll('\t', ' ')
    .trim();
}
