// Widths by our own table, because string-width costs 20 ms at start-up and every command paints; the tests hold this
// table against string-width over all of Unicode.

/** East Asian Wide and Fullwidth (Unicode Standard Annex 11), as ranges of code points. */
const wide =
  /[\u1100-\u115f\u2329\u232a\u2630-\u2637\u268a-\u268f\u2e80-\u303e\u3041-\u3247\u3250-\u4dbf\u4dc0-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1d300}-\u{1d376}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

/** One column each and never part of a cluster: Latin, Greek, Cyrillic, punctuation, arrows, lines, ticks. Needs no segmenter. */
const simple =
  /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037e\u0384-\u0386\u038e-\u03a1\u03a3-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2190-\u22ff\u2500-\u25fc\u2713\u2714\u2717\u2718]*$/;
const addsWidth = /[\p{Mc}\uff00-\uffef]/u;
const zeroWidth = /^[\p{Mn}\p{Me}\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]*$/u;

let segmenter: Intl.Segmenter | undefined;

/** What a reader takes for one character each: letters with their marks, emoji sequences, Hangul syllables. */
export function graphemes(text: string): string[] {
  if (simple.test(text)) return [...text];
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

/** The columns that a text takes on the screen. */
export function textWidth(text: string): number {
  if (simple.test(text)) return text.length;
  return graphemes(text).reduce((columns, grapheme) => columns + graphemeWidth(grapheme), 0);
}

export function graphemeWidth(grapheme: string): number {
  if (simple.test(grapheme)) return grapheme.length;
  if (zeroWidth.test(grapheme)) return 0;
  if (grapheme.includes('\ufe0f') || grapheme.includes('\u20e3')) return 2;
  const [first = '', ...following] = grapheme;
  const added = following.filter((character) => addsWidth.test(character)).length;
  return (wide.test(first) ? 2 : 1) + added;
}
