import type { Nodes } from 'mdast';

/** Stretches of a text in which nothing means anything to mmc. */
export interface Ranges {
  /** The end of the stretch that holds an offset; undefined outside. */
  endAt(offset: number): number | undefined;
}

/** Code, inline code and HTML of a tree whose text begins at `base`. */
export function literalRanges(tree: Nodes, base: number): Ranges {
  const ranges: { start: number; end: number }[] = [];
  collect(tree, base, ranges);
  return {
    endAt: (offset) => {
      let low = 0;
      let high = ranges.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((ranges[middle]?.end ?? 0) <= offset) low = middle + 1;
        else high = middle;
      }
      const found = ranges[low];
      return found && found.start <= offset ? found.end : undefined;
    },
  };
}

/** In the order of the text, without overlaps, since these nodes hold no others. */
function collect(node: Nodes, base: number, ranges: { start: number; end: number }[]): void {
  if (node.type === 'code' || node.type === 'inlineCode' || node.type === 'html') {
    const { start, end } = node.position ?? {};
    ranges.push({ start: base + (start?.offset ?? 0), end: base + (end?.offset ?? 0) });
  }
  if ('children' in node) for (const child of node.children) collect(child, base, ranges);
}
