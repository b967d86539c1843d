import { expect, it } from 'vitest';
import { sideRecordsOf } from '../../src/domain/walk/finish.ts';
import { openSitting } from '../../src/domain/walk/sitting.ts';
import { parseChecklist, withIds } from '../../src/markdown/checklist.ts';
import { toSource } from '../../src/markdown/source.ts';
import { visitOf } from '../domain/walk-visit.ts';

it('reads no id that is too long for the name of a file, and says so', () => {
  const long = 'a'.repeat(65);
  const read = (id: string) => parseChecklist(toSource('l.md', `---\ntitle: L\n---\n- [ ] Fan {#${id}}\n`));
  expect(read('a'.repeat(64)).problems).toEqual([]);
  expect(read(long).problems).toMatchObject([{ code: 'MMC-203' }, { code: 'MMC-208', args: { id: long } }]);
  expect(withIds(read(long))).toContain(`- [ ] Fan {#${long}} {#fan}`);
});

it('names records of old journals so that a disk takes them', () => {
  const { opening } = visitOf({ server: '- [ ] Fan {#fan}' }).lists[0]?.sitting ?? {};
  if (!opening) throw new Error('no list');
  const note = { id: '01KA0000000000000000000001', words: 'x', at: opening.at };
  const sitting = { ...openSitting(opening), editNotes: new Map([[`${'b'.repeat(63)}-${'c'.repeat(200)}`, note]]) };
  expect(sideRecordsOf(sitting)[0]?.name).toBe(`20261112.server.${'b'.repeat(63)}.000001.md`);
});
