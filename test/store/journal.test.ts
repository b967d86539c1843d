import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realFilePort } from '../../src/store/file-port.ts';
import { createJournal, listJournals, openJournal, readJournal, removeJournal } from '../../src/store/journal.ts';
import { faultyPort, shortWritingPort } from '../helpers/faulty-port.ts';
import { temporaryFolder } from '../helpers/temporary-repository.ts';

interface Answer {
  n?: number;
  note?: string;
}
const HOLDER = { what: 'mmc run acme', since: new Date('2026-10-14T09:00:00Z') };
const ID = '01K7ABCDEFGHJKMNPQRSTVWXYZ';

async function journalOf(folder: string, answers: Answer[], port = realFilePort): Promise<string> {
  const journal = await createJournal<Answer>(port, folder, ID, HOLDER);
  for (const answer of answers) journal.append(answer);
  await journal.close();
  return journal.path;
}

test('events come back as they were, for their owner only', async () => {
  const folder = join(temporaryFolder(), 'mmc/sittings');
  const answers = [{ n: 1 }, {}, { note: 'Łódź "✓"\n{"sum":"0"} \u2028 \ud800' }, { n: 2, note: '' }];
  const path = await journalOf(folder, answers, shortWritingPort(5));
  expect(readJournal(realFilePort, path)).toMatchObject({ events: answers, torn: false, rest: '' });
  expect(readJournal(realFilePort, path).damagedAt).toBeUndefined();
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(listJournals(realFilePort, folder).map(({ id }) => id)).toEqual([ID]);
  await removeJournal(realFilePort, path, HOLDER);
  expect(listJournals(realFilePort, folder)).toEqual([]);
  expect(listJournals(realFilePort, join(folder, 'nowhere'))).toEqual([]);
});

test('cut at any byte, the whole lines before it are read, and the sitting goes on behind them', async () => {
  const folder = temporaryFolder();
  const path = await journalOf(folder, [{ n: 1 }, { n: 2 }, { n: 3 }]);
  const whole = readFileSync(path);
  for (let length = 0; length <= whole.length; length += 1) {
    writeFileSync(path, whole.subarray(0, length));
    const lines = whole.subarray(0, length).toString().split('\n').length - 1;
    const { journal, reading } = await openJournal<Answer>(realFilePort, path, HOLDER);
    expect(reading.events).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }].slice(0, lines));
    expect(reading.torn).toBe(whole.subarray(0, length).toString().at(-1) !== '\n' && length > 0);
    journal.append({ n: 9 });
    await journal.close();
    expect(readJournal(realFilePort, path)).toMatchObject({ events: [...reading.events, { n: 9 }], torn: false });
  }
});

test('zeros that a power cut left at the end are a torn line', async () => {
  const path = await journalOf(temporaryFolder(), [{ n: 1 }]);
  writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.alloc(50)]));
  expect(readJournal(realFilePort, path)).toMatchObject({ events: [{ n: 1 }], torn: true });
});

test('any changed byte in the middle stops there and keeps the rest for salvage; resuming changes nothing', async () => {
  const path = await journalOf(temporaryFolder(), [{ n: 1 }, { note: 'two' }, { n: 3 }]);
  const whole = readFileSync(path);
  const from = whole.indexOf(0x0a) + 1;
  const to = whole.indexOf(0x0a, from);
  for (let at = from; at < to; at += 1) {
    const damaged = Buffer.from(whole);
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    if (damaged[at] === 0x0a) continue;
    writeFileSync(path, damaged);
    expect(readJournal(realFilePort, path)).toMatchObject({ events: [{ n: 1 }], torn: false, damagedAt: 2 });
    expect(readJournal(realFilePort, path).rest).toContain('{"n":3,');
  }
  const before = readFileSync(path);
  await expect(openJournal(realFilePort, path, HOLDER)).rejects.toMatchObject({ kind: 'data' });
  expect(readFileSync(path)).toEqual(before);
});

test('a line that is missing, doubled or swapped shows', async () => {
  const path = await journalOf(temporaryFolder(), [{ n: 1 }, { n: 2 }, { n: 3 }]);
  const [one, two, three] = readFileSync(path, 'utf8').split('\n');
  for (const lines of [
    [one, three],
    [one, one, two],
    [two, one, three],
    [one, three, two],
  ]) {
    writeFileSync(path, `${lines.join('\n')}\n`);
    expect(readJournal(realFilePort, path).damagedAt).toBeDefined();
  }
});

test.each(['ENOSPC', 'EIO', 'EDQUOT'])(
  'append with %s at each operation: confirmed answers are there, whole',
  async (code) => {
    for (const persistent of [false, true]) {
      for (let at = 1; ; at += 1) {
        const folder = temporaryFolder();
        const port = faultyPort(at, code, persistent);
        const confirmed: Answer[] = [];
        const refused: Answer[] = [];
        let usable = false;
        try {
          const journal = await createJournal<Answer>(port, folder, ID, HOLDER);
          for (let n = 1; n <= 4; n += 1) {
            try {
              journal.append({ n });
              confirmed.push({ n });
            } catch (error) {
              expect(error).toMatchObject({ name: 'Failure', kind: 'failed' });
              refused.push({ n });
            }
          }
          usable = journal.usable();
          await journal.close();
        } catch (error) {
          expect(error).toMatchObject({ name: 'Failure' });
        }
        const path = join(folder, `${ID}.jsonl`);
        const events = listJournals(realFilePort, folder).length > 0 ? readJournal(realFilePort, path).events : [];
        // Where not even cutting the file works any more, an answer that was refused may be there all the same.
        const more = persistent ? events.slice(confirmed.length) : [];
        expect(events).toEqual([...confirmed, ...more]);
        expect(more).toEqual(refused.slice(0, more.length));
        const fsync = port.log.indexOf('fsync', at - 1);
        if (port.failed === 'fsync') expect(port.log.slice(fsync + 1)).not.toContain('fsync');
        if (port.failed === 'fsync') expect(usable).toBe(false);
        // One failed write is made undone, and the next answer is taken.
        if (port.failed === 'write' && !persistent) expect([refused.length, usable]).toEqual([1, true]);
        if (port.failed === undefined) break;
        expect(at).toBeLessThan(40);
      }
    }
  },
);

test('a sitting that is open cannot be resumed or deleted by another, who is told by whom', async () => {
  const folder = temporaryFolder();
  const journal = await createJournal<Answer>(realFilePort, folder, ID, HOLDER);
  const busy = {
    kind: 'busy',
    message: expect.stringMatching(/held by mmc run acme \(process \d+, .*@.*, since 2026-10-14/),
  };
  await expect(openJournal(realFilePort, journal.path, HOLDER)).rejects.toMatchObject(busy);
  await expect(removeJournal(realFilePort, journal.path, HOLDER)).rejects.toMatchObject(busy);
  await journal.close();
  expect(() => journal.append({ n: 1 })).toThrow(/closed/);
  const { journal: again } = await openJournal<Answer>(realFilePort, journal.path, HOLDER);
  await again.close();
});
