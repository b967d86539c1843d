import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, it } from 'vitest';
import { findItems, parseTree, type Reading } from '../../src/markdown/items.ts';
import { hostileList } from '../helpers/hostile-markdown.ts';

const RUNS = Number(process.env.PROPERTY_RUNS ?? 1000);
const full = unified().use(remarkParse).use(remarkGfm).freeze();

/** Items without the tree's own nodes, which may differ in emphasis. */
function itemsOf(text: string, tree: Root, reading: Reading): unknown {
  const { items, sections } = findItems(text, 0, tree, reading);
  return [sections, items.map(({ node: _node, parent, ...rest }) => ({ ...rest, parent: parent?.box }))];
}

/** Where code, HTML and links stand. */
function literals(tree: Root): string[] {
  const found: string[] = [];
  const visit = (node: Nodes): void => {
    if (['code', 'inlineCode', 'html', 'definition', 'table', 'paragraph', 'heading'].includes(node.type))
      found.push(`${node.type} ${node.position?.start.offset}-${node.position?.end.offset}`);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return found;
}

const INLINE = fc
  .array(
    fc.constantFrom(
      '*',
      '**',
      '_',
      '~~',
      '`',
      '``',
      '[',
      '](',
      ']',
      ')',
      '![',
      '<a>',
      '<http://x>',
      'http://a.b/c',
      'www.a.b',
      'a@b.c',
      '&amp;',
      '&',
      '\\',
      ' ',
      'w',
      '{#a}',
      '{#b kind=x}',
      '\n  ',
      '|',
      '$',
    ),
    { maxLength: 16 },
  )
  .map((parts) => `- [ ] ${parts.join('')} {#z}\n- [ ] next {#y}\n`);

it('finds the same items as the full parser', { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(fc.oneof(hostileList, INLINE), fc.constantFrom<Reading>('checklist', 'result'), (text, reading) => {
      const [lean, whole] = [parseTree(text), full.parse(text)];
      expect(itemsOf(text, lean, reading)).toEqual(itemsOf(text, whole, reading));
    }),
    { numRuns: RUNS },
  );
});

it('finds the same code, HTML and blocks, where no address swallows a backtick', { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(hostileList, (text) => {
      expect(literals(parseTree(text))).toEqual(literals(full.parse(text)));
    }),
    { numRuns: RUNS },
  );
});
