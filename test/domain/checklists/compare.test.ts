import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareChecklists, isSameList } from '../../../src/domain/checklists/compare.ts';
import { parseChecklist } from '../../../src/markdown/checklist.ts';
import { toSource } from '../../../src/markdown/source.ts';

function list(body: string, head = 'title: Server') {
  const { checklist } = parseChecklist(toSource('', `---\n${head}\n---\n\n${body}`));
  if (!checklist) throw new Error(`this list cannot be read: ${body}`);
  return checklist;
}

const BEFORE =
  '## Disks {tier=remote}\n\n- [ ] Free {#free kind=number min=5}\n\n  Look.\n\n- [ ] Smart {#smart}\n\n## End\n\n- [ ] Sign {#sign}\n';

/** The changes in short: id and what. */
function told(before: string, after: string): string[] {
  return compareChecklists(list(before), list(after)).items.map((one) => {
    if (!one.before) return `+${one.id}`;
    if (!one.after) return `-${one.id}`;
    const { moved, text, howTo, attributes } = one;
    return [one.id, moved && 'moved', text && 'text', howTo && 'how-to', ...attributes].filter(Boolean).join(' ');
  });
}

describe('compareChecklists', () => {
  it.each([
    ['the same list', BEFORE, []],
    ['another text', BEFORE.replace('Free', 'Free space'), ['free text']],
    ['another limit and unit', BEFORE.replace('min=5', 'min=10 unit=%'), ['free unit min']],
    ['another how-to', BEFORE.replace('Look.', 'Look twice.'), ['free how-to']],
    ['a tier from the heading', BEFORE.replace('tier=remote', 'tier=automatic'), ['free tier', 'smart tier']],
    ['an item more and one less', BEFORE.replace('Smart {#smart}', 'Noise {#noise}'), ['+noise', '-smart']],
    [
      'an item elsewhere',
      BEFORE.replace('- [ ] Smart {#smart}\n', '').concat('- [ ] Smart {#smart tier=remote}\n'),
      ['smart moved'],
    ],
    ['a section renamed', BEFORE.replace('## Disks', '## Storage'), []],
    ['prose and empty lines', BEFORE.replace('## End\n', '## End\n\nBefore you go:\n\n\n'), []],
  ])('%s', (_name, after, expected) => expect(told(BEFORE, after)).toEqual(expected));

  it('tells of a renamed section, another order and the head', () => {
    const renamed = compareChecklists(list(BEFORE), list(BEFORE.replace('## Disks', '## Storage')));
    expect(renamed.renamedSections).toEqual([{ from: 'Disks', to: 'Storage' }]);
    const ordered = compareChecklists(list('- [ ] A {#a}\n- [ ] B {#b}\n'), list('- [ ] B {#b}\n- [ ] A {#a}\n'));
    expect(ordered).toMatchObject({ items: [], reordered: true });
    const head = compareChecklists(list(BEFORE), list(BEFORE, 'title: Server DC02\nminutes: 60'));
    expect(head.header).toEqual(['title', 'minutes']);
    expect(isSameList(head)).toBe(false);
  });

  it('takes two sections that became one for moves, since nothing else says where the items went', () => {
    const before = '## A\n\n- [ ] X {#x}\n\n## B\n\n- [ ] Y {#y}\n';
    expect(told(before, '## A\n\n- [ ] X {#x}\n- [ ] Y {#y}\n')).toEqual(['y moved']);
  });

  it('is the same in both directions, for any lists', () => {
    const item = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      text: fc.constantFrom('One', 'Two'),
      section: fc.nat(2),
    });
    const lists = fc.uniqueArray(item, { selector: (one) => one.id }).map((items) => {
      const sections = [0, 1, 2].map((at) => items.filter((one) => one.section === at));
      return list(
        sections
          .map((own, at) => `## S${at}\n\n${own.map((one) => `- [ ] ${one.text} {#${one.id}}\n`).join('')}`)
          .join('\n'),
      );
    });
    fc.assert(
      fc.property(lists, lists, (a, b) => {
        const [there, back] = [compareChecklists(a, b), compareChecklists(b, a)];
        const ids = (changes: typeof there, key: 'before' | 'after') =>
          changes.items
            .filter((one) => one[key] === undefined)
            .map((one) => one.id)
            .sort();
        expect(ids(there, 'before')).toEqual(ids(back, 'after'));
        expect(ids(there, 'after')).toEqual(ids(back, 'before'));
        expect(there.reordered).toBe(back.reordered);
        expect(isSameList(compareChecklists(a, a))).toBe(true);
      }),
    );
  });
});
