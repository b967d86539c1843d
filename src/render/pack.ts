import { type Span, span } from './text.ts';
import { widthOf, wrap } from './wrap.ts';

const GAP = '  ';

/** Pieces one after the other, as many in a line as fit, with a gap between them; one that is too long is wrapped. */
export function pack(pieces: readonly Span[], width: number): Span[][] {
  const lines: Span[][] = [];
  let used = 0;
  for (const { text, tone } of pieces) {
    const last = lines.at(-1);
    if (last && used + GAP.length + widthOf(text) <= width) {
      last.push(span(GAP), span(text, tone));
      used += GAP.length + widthOf(text);
      continue;
    }
    const parts = wrap(text, width);
    lines.push(...parts.map((part) => [span(part, tone)]));
    used = widthOf(parts.at(-1) ?? '');
  }
  return lines;
}
