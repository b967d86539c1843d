import { expect, it } from 'vitest';
import { beginJournals, resumeJournals } from '../../src/commands/walk/journals.ts';
import type { Sitting } from '../../src/domain/walk/sitting.ts';
import { realFilePort } from '../../src/store/file-port.ts';
import { listJournals, openJournal } from '../../src/store/journal.ts';
import { visitOf } from '../domain/walk-visit.ts';
import { temporaryFolder } from '../helpers/temporary-repository.ts';

const HOLDER = { what: 'mmc run acme', since: new Date('2026-10-14T09:00:00Z') };

/** Two lists of a visit, with ids of their own. */
function twoSittings(): Sitting[] {
  const lists = visitOf({ one: '- [ ] A {#a}\n', two: '- [ ] B {#b}\n' }).lists;
  return lists.map(({ sitting }, index) => ({
    ...sitting,
    opening: { ...sitting.opening, sitting: `01K7ABCDEFGHJKMNPQRSTVWX0${index}` },
  }));
}

it('are begun all, or none is left', async () => {
  const sittings = twoSittings();
  const folder = temporaryFolder();
  const second = sittings.slice(1);
  const other = await beginJournals(realFilePort, folder, second, HOLDER);
  await expect(beginJournals(realFilePort, folder, sittings, HOLDER)).rejects.toThrow();
  expect(listJournals(realFilePort, folder).map(({ id }) => id)).toEqual(['01K7ABCDEFGHJKMNPQRSTVWX01']);
  await other.close(second);
  await (await beginJournals(realFilePort, folder, sittings, HOLDER)).close(sittings);
});

it('stay where they are when they cannot be moved', async () => {
  const sittings = twoSittings();
  const [from, to] = [temporaryFolder(), temporaryFolder()];
  const journals = await beginJournals(realFilePort, from, sittings, HOLDER);
  // The name of the second journal is taken.
  const second = sittings.slice(1);
  const other = await beginJournals(realFilePort, to, second, HOLDER);
  await expect(journals.moveTo(to, sittings, [])).rejects.toThrow();
  expect(journals.paths().every((path) => path.startsWith(from))).toBe(true);
  expect(listJournals(realFilePort, to).map(({ id }) => id)).toEqual(['01K7ABCDEFGHJKMNPQRSTVWX01']);
  await other.close(second);
  await journals.moveTo(to, sittings, []);
  expect(journals.paths().every((path) => path.startsWith(to))).toBe(true);
  await journals.close(sittings);
});

it('are let go of when one of them is in use', async () => {
  const sittings = twoSittings();
  const folder = temporaryFolder();
  const journals = await beginJournals(realFilePort, folder, sittings, HOLDER);
  const paths = journals.paths();
  const [first = '', second = ''] = paths;
  const answered = sittings.map((one) => ({ ...one, notes: new Map([['a', 'x']]) }));
  await journals.close(answered);
  const { journal: held } = await openJournal(realFilePort, second, HOLDER);
  await expect(resumeJournals(realFilePort, paths, HOLDER)).rejects.toThrow();
  const { journal: free } = await openJournal(realFilePort, first, HOLDER);
  await free.close();
  await held.close();
});
