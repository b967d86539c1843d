import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { fold } from '../../../src/domain/search/fold.ts';
import { foldWords } from '../../../src/domain/search/needle.ts';
import { matchOf } from '../../../src/domain/search/query.ts';
import { parseSaid } from '../../../src/markdown/said.ts';
import { toSource } from '../../../src/markdown/source.ts';
import { candidateFor } from '../../../src/store/search/candidate.ts';
import { hostileList } from '../../helpers/hostile-markdown.ts';
import { given, plainList, resultOf } from '../../helpers/hostile-results.ts';

const RUNS = Number(process.env.PROPERTY_RUNS ?? 300);

describe('the test of bytes', () => {
  it('lets every result through that holds what is looked for', () => {
    const place = fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 12 }), fc.boolean());
    fc.assert(
      fc.property(fc.oneof(hostileList, plainList), given, place, (list, answers, [which, from, length, windows]) => {
        const text = resultOf(list, answers);
        const said = text === undefined ? [] : (parseSaid(toSource('result.md', text)).result?.said ?? []);
        const one = said[which % Math.max(1, said.length)];
        if (text === undefined || !one) return;
        // Some piece of what it says, in another case.
        const words = fold([one.outcome, one.value, one.note].filter((part) => part !== undefined).join(' '));
        const start = from % Math.max(1, words.length);
        const query = { words: foldWords([words.slice(start, start + length)]) };
        if (query.words.length === 0 || !matchOf(one, 'jane', query)) return;
        const bytes = Buffer.from(windows ? text.replaceAll('\n', '\r\n') : text).toString('latin1');
        expect(candidateFor(query)(bytes, 'jane'), JSON.stringify(query)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it('ends at what stands in every file: words of items and how-tos, keys of the header', () => {
    const list =
      '---\ntitle: Backup\n---\n- [ ] Last backup {tier=remote}\n\n  Open the backup console.\n\n  ```text\n  backup /q\n  ```\n';
    const text = resultOf(list, [{ outcome: 'done', value: 'green', note: 'All is well.' }]) ?? '';
    const holds = (words: string[]) => candidateFor({ words })(text, 'jane');
    expect(['backup', 'server-dc01', 'remote', 'onsite'].map((word) => holds([word]))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect([holds(['green']), holds(['well', 'done']), holds(['well', 'backup'])]).toEqual([true, true, false]);
  });

  it.each([
    ['one line of an item', (size: number) => `- [x] ${'tape '.repeat(size)}{#a outcome=done}\n`],
    ['fences inside a block', (size: number) => `\`\`\`note\ntape\n${'``` '.repeat(size)}tape\n\`\`\`\n`],
    ['notes that do not end', (size: number) => `${'```note\ntape\n~~~\n'.repeat(size)}`],
    ['a long key of the header', (size: number) => `\0${'  tape\n'.repeat(size)}`],
  ])('looks at every part of a result once: %s', (_what, part) => {
    const size = 3_000;
    const own = part(size);
    const inHeader = own.startsWith('\0');
    const header = `---\nformat: 1\nwalked: |\n${inHeader ? own.slice(1) : ''}---\n`;
    const text = `${header}${inHeader ? '' : own}\n- [x] B {#b outcome=done}\n`;
    let work = 0;
    const original = String.prototype.slice;
    const slice = vi.spyOn(String.prototype, 'slice').mockImplementation(function (this: string, from, to) {
      const part = original.call(this, from, to);
      work += part.length;
      return part;
    });
    const lastIndexOf = vi.spyOn(String.prototype, 'lastIndexOf').mockImplementation(function (this: string, one, at) {
      for (let place = at ?? this.length; ; place -= 1, work += 1)
        if (place < 0 || this.startsWith(one, place)) return Math.max(place, -1);
    });
    onTestFinished(() => {
      slice.mockRestore();
      lastIndexOf.mockRestore();
    });
    candidateFor({ words: ['tape'] })(text, 'jane');
    expect(work).toBeLessThan(10 * text.length);
  });
});
