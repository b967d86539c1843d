import { graphemes } from '../../domain/text/width.ts';
import { type Line, line, span } from '../text.ts';
import { widthOf, wrap } from '../wrap.ts';
import type { FrameSize } from './frame.ts';

const INPUT_ROWS = 6;

/** The question and the line being typed, which grows upwards; the part with the cursor stays in sight. */
export function inputLines(
  question: string[],
  field: { text: string; cursor: number; offered: string | undefined },
  { columns }: FrameSize,
): { lines: Line[]; cursor: { row: number; column: number } } {
  const asked = question.flatMap((text) => wrap(text, columns)).map((text) => line(span(text, 'accent')));
  const room = Math.max(8, columns - 3);
  if (field.text === '' && field.offered !== undefined) {
    // In brackets, since without colours it would look as if it stood there already.
    const [first = '', ...more] = wrap(field.offered, room - 3);
    const offered = `[${first}${more.length > 0 ? '…' : ''}]`;
    return { lines: [...asked, line('> ', span(offered, 'faint'))], cursor: { row: asked.length, column: 2 } };
  }
  const typed = hardWrap(field.text, room);
  const before = hardWrap(field.text.slice(0, field.cursor), room);
  const cursorRow = before.length - 1;
  const top = Math.max(0, Math.min(cursorRow - INPUT_ROWS + 1, typed.length - INPUT_ROWS));
  const shown = typed.slice(top, top + INPUT_ROWS).map((text, index) => line(index + top === 0 ? '> ' : '  ', text));
  return {
    lines: [...asked, ...shown],
    cursor: { row: asked.length + cursorRow - top, column: 2 + widthOf(before[cursorRow] ?? '') },
  };
}

/** Breaks at the width only, so that the place of the cursor does not depend on what follows it. */
function hardWrap(text: string, columns: number): string[] {
  return text
    .replaceAll('\t', '    ')
    .split('\n')
    .flatMap((one) => {
      const lines = [''];
      let used = 0;
      for (const segment of graphemes(one)) {
        const width = widthOf(segment);
        if (used + width > columns) {
          lines.push('');
          used = 0;
        }
        lines[lines.length - 1] += segment;
        used += width;
      }
      return lines;
    });
}
