import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missingIdEdits, parseChecklist, withIds } from '../../src/markdown/checklist.ts';
import { applyEdits, editOriginal, lineColumn, toSource } from '../../src/markdown/source.ts';
import { hostileList } from '../helpers/hostile-markdown.ts';

const RUNS = Number(process.env.PROPERTY_RUNS ?? 1000);

describe('edits of a file as it was', () => {
  it.each<[string, string, string]>([
    ['an item', '- [ ] Backup\n', '- [ ] Backup {#backup}\n'],
    ['CRLF', '- [ ] Backup\r\n- [ ] Log\r\n', '- [ ] Backup {#backup}\r\n- [ ] Log {#log}\r\n'],
    ['a byte order mark', '\ufeff- [ ] Backup\n', '\ufeff- [ ] Backup {#backup}\n'],
    ['no line end', '- [ ] Backup', '- [ ] Backup {#backup}'],
    ['a hard break', '- [ ] Backup  \n  of the mail\n', '- [ ] Backup {#backup}  \n  of the mail\n'],
    ['tabs', '-\t[ ] Backup\t\n', '-\t[ ] Backup {#backup}\t\n'],
    ['attributes', '- [ ] Free {kind=number}\n', '- [ ] Free {#free kind=number}\n'],
    [
      'an id that is taken',
      '- [ ] Log\n- [ ] Log\n- [ ] x {#log-2}\n',
      '- [ ] Log {#log}\n- [ ] Log {#log-3}\n- [ ] x {#log-2}\n',
    ],
    ['nested and quoted', '> - [ ] Log\n>   1. [ ] Mail\n', '> - [ ] Log {#log}\n>   1. [ ] Mail {#mail}\n'],
    ['no ASCII words', '- [ ] 备份\n- [ ] ✓\n', '- [ ] 备份 {#item}\n- [ ] ✓ {#item-2}\n'],
    ['nothing to do', '- [ ] Log {#log}\r\n', '- [ ] Log {#log}\r\n'],
  ])('%s', (_name, before, after) => expect(withIds(parseChecklist(toSource('a.md', before)))).toBe(after));

  it('inserts ids and changes no other byte, whatever the line ends', () => {
    fc.assert(
      fc.property(hostileList, fc.constantFrom('lf', 'crlf', 'bom', 'both'), (text, form) => {
        const crlf = form === 'crlf' || form === 'both';
        const original = `${form === 'bom' || form === 'both' ? '\ufeff' : ''}${crlf ? text.replaceAll('\n', '\r\n') : text}`;
        const parsed = parseChecklist(toSource('a.md', original));
        const inserted = missingIdEdits(parsed);
        const after = withIds(parsed);
        expect(inserted.every(({ start, end }) => start === end)).toBe(true);
        expect(after.length).toBe(original.length + inserted.reduce((sum, { insert }) => sum + insert.length, 0));
        expect(toSource('a.md', after).text).toBe(applyEdits(parsed.source.text, inserted));
        expect(withIds(parseChecklist(toSource('a.md', after)))).toBe(after);
      }),
      { numRuns: RUNS },
    );
  });

  it('maps places of the text to places in the file', () => {
    const source = toSource('a.md', '\ufeffa\r\nb\r\n\r\nc');
    const edits = [...source.text].map((_, at) => ({ start: at, end: at, insert: '|' }));
    expect(editOriginal(source, edits)).toBe('\ufeff|a|\r\n|b|\r\n|\r\n|c');
  });

  it('counts lines and columns in characters', () => {
    const text = 'a\n👩x\n\nb';
    expect([0, 1, 2, 4, 5, 6, 7, 8].map((at) => lineColumn(text, at))).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 2 },
      { line: 2, column: 1 },
      { line: 2, column: 2 },
      { line: 2, column: 3 },
      { line: 3, column: 1 },
      { line: 4, column: 1 },
      { line: 4, column: 2 },
    ]);
  });
});
