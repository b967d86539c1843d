import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { endPtyPrograms, startOnPty } from '../helpers/pty.ts';
import { NODE, PROGRAM, type TestFirm, testFirm, tickList } from './firm.ts';

afterEach(endPtyPrograms);

/** A paused walk with five answers, of whose journal a line in the middle was damaged. */
async function damagedWalk(): Promise<{ firm: TestFirm; folder: string; id: string }> {
  const firm = testFirm({ server: tickList(8) });
  const terminal = startOnPty(NODE, [PROGRAM, 'run', 'acme'], { cwd: firm.folder, env: firm.env });
  await terminal.waitFor('1/8');
  terminal.write('ddddd');
  await terminal.waitFor('6/8');
  terminal.write('q');
  await terminal.exited;
  const folder = join(firm.folder, '.git/mmc/sittings');
  const [name = ''] = readdirSync(folder);
  const text = firm.read(`.git/mmc/sittings/${name}`);
  writeFileSync(join(folder, name), text.replace('"item":"item-4"', '"item":"item-X"'));
  return { firm, folder, id: name.replace('.jsonl', '') };
}

it('goes on with the good lines of a damaged journal, and keeps the file as it was', async () => {
  const { firm, folder, id } = await damagedWalk();
  expect(firm.mmc('doctor').out).toContain('damaged journal');
  firm.write('answers.yaml', 'item-4: done\nitem-5: done\nitem-6: done\nitem-7: done\nitem-8: done\n');
  const resumed = firm.mmc('run', 'acme', '--resume', '--answers', 'answers.yaml');
  expect(resumed.code, resumed.err).toBe(0);
  expect(resumed.err).toContain('3 answers before it are kept');
  expect(firm.read(`clients/${firm.results()[0]}`)).toContain('tally: done 8');
  expect(readdirSync(folder)).toContain(`${id}.jsonl.damaged`);
  expect(firm.read(`.git/mmc/sittings/${id}.jsonl.damaged`)).toContain('item-5');
});

it.each([
  ['--save-partial', 1],
  ['--discard', 0],
])('%s works on a damaged journal', async (flag, results) => {
  const { firm, id } = await damagedWalk();
  const { code, err } = firm.mmc('run', flag, id.slice(-6).toLowerCase());
  expect(code, err).toBe(0);
  expect(firm.results()).toHaveLength(results);
  expect(firm.mmc('run', 'acme', '--dry-run').err).not.toContain('unfinished');
});
