import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type FilePort, realFilePort } from '../../src/store/file-port.ts';
import { replaceFile, writeNewFile } from '../../src/store/files.ts';
import { createJournal, openJournal } from '../../src/store/journal.ts';
import { parseJournal } from '../../src/store/journal-lines.ts';
import { type AfterCut, powerCutPort } from '../helpers/power-cut.ts';
import { temporaryFolder } from '../helpers/temporary-repository.ts';

const OLD = Buffer.from('old\n'.repeat(50));
const NEW = Buffer.from('new content\n'.repeat(50));
const HOLDER = { what: 'a test', since: new Date() };
const ID = '01K7ABCDEFGHJKMNPQRSTVWXYZ';

/** The states that break "absent or whole, and there once it was said". */
function violations(states: readonly AfterCut[], path: string, before: Buffer | undefined): AfterCut[] {
  return states.filter(({ files, done }) => {
    const found = files.get(path);
    if (found?.equals(NEW) === true) return false;
    if (done > 0) return true;
    return before === undefined ? found !== undefined : found?.equals(before) !== true;
  });
}

function cutWritingNew(port: (real: FilePort) => FilePort): AfterCut[] {
  const folder = temporaryFolder();
  const path = join(folder, 'results/202610/r.md');
  const cut = powerCutPort(new Map(), [folder]);
  writeNewFile(port(cut.port), path, NEW);
  cut.mark();
  return violations(cut.states, path, undefined);
}

test('a power cut at any point of writing a new file leaves nothing or all of it', () => {
  const folder = temporaryFolder();
  const cut = powerCutPort(new Map(), [folder]);
  writeNewFile(cut.port, join(folder, 'results/202610/r.md'), NEW);
  cut.mark();
  expect(cut.states.length).toBeGreaterThan(5);
  expect(cutWritingNew((port) => port)).toEqual([]);
});

test('the same model finds the fault when an fsync is left out', () => {
  expect(cutWritingNew((port) => ({ ...port, fsync: () => {} })).length).toBeGreaterThan(0);
  expect(cutWritingNew((port) => ({ ...port, fsyncFolder: () => {} })).length).toBeGreaterThan(0);
});

test('a power cut at any point of a change leaves the old or the new file', () => {
  const run = (change: (port: FilePort) => FilePort): AfterCut[] => {
    const folder = temporaryFolder();
    const path = join(folder, 'client.md');
    writeFileSync(path, OLD);
    const cut = powerCutPort(new Map([[path, OLD]]), [folder]);
    replaceFile(change(cut.port), path, OLD, NEW);
    cut.mark();
    return violations(cut.states, path, OLD);
  };
  expect(run((port) => port)).toEqual([]);
  expect(run((port) => ({ ...port, fsync: () => {} })).length).toBeGreaterThan(0);
});

async function cutJournal(change: (port: FilePort) => FilePort): Promise<string[]> {
  const folder = temporaryFolder();
  const sittings = join(folder, 'mmc/sittings');
  const cut = powerCutPort(new Map(), [folder]);
  const port = change(cut.port);
  const all = [1, 2, 3, 4, 5].map((n) => ({ n, note: 'ö'.repeat(n * 10) }));
  const first = await createJournal<object>(port, sittings, ID, HOLDER);
  for (const event of all.slice(0, 3)) {
    first.append(event);
    cut.mark();
  }
  await first.close();
  const { journal } = await openJournal<object>(port, first.path, HOLDER);
  for (const event of all.slice(3)) {
    journal.append(event);
    cut.mark();
  }
  await journal.close();
  expect(cut.states.length).toBeGreaterThan(20);
  return cut.states.flatMap(({ files, done }) => {
    const reading = parseJournal(files.get(first.path) ?? Buffer.alloc(0));
    const { events, damagedAt } = reading;
    const right = JSON.stringify(events) === JSON.stringify(all.slice(0, events.length));
    return right && events.length >= done && damagedAt === undefined
      ? []
      : [`${done} confirmed, ${events.length} read`];
  });
}

test('a power cut at any point of a sitting loses no confirmed answer', async () => {
  expect(await cutJournal((port) => port)).toEqual([]);
});

test('the same model finds the fault in a journal without fsync', async () => {
  expect((await cutJournal((port) => ({ ...port, fsync: () => {} }))).length).toBeGreaterThan(0);
  expect((await cutJournal((port) => ({ ...port, fsyncFolder: () => {} }))).length).toBeGreaterThan(0);
});

test('a cut while resuming a torn journal keeps what was confirmed', async () => {
  const folder = join(temporaryFolder(), 'sittings');
  mkdirSync(folder);
  const made = await createJournal<object>(realFilePort, folder, ID, HOLDER);
  made.append({ n: 1 });
  await made.close();
  const torn = Buffer.concat([realFilePort.read(made.path), Buffer.from('{"n":2,"su')]);
  writeFileSync(made.path, torn);
  const cut = powerCutPort(new Map([[made.path, torn]]), [folder]);
  const { journal } = await openJournal<object>(cut.port, made.path, HOLDER);
  journal.append({ n: 3 });
  cut.mark();
  await journal.close();
  for (const { files, done } of cut.states) {
    const { events, damagedAt } = parseJournal(files.get(made.path) ?? Buffer.alloc(0));
    expect([damagedAt, events[0], events.length >= 1 + done]).toEqual([undefined, { n: 1 }, true]);
  }
});
