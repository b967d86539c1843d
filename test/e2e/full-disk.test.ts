import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { endPtyPrograms, startOnPty } from '../helpers/pty.ts';
import { temporaryFolder } from '../helpers/temporary-repository.ts';
import { NODE, PROGRAM, type TestFirm, testFirm, tickList } from './firm.ts';

afterEach(endPtyPrograms);

/** A firm whose journals lie on a disk of one page: about twenty answers fit. Undefined where nothing can be mounted. */
function firmOnSmallDisk(): { firm: TestFirm; release(): void } | undefined {
  const firm = testFirm({ server: tickList(70) });
  const sittings = join(firm.folder, '.git/mmc/sittings');
  mkdirSync(sittings, { recursive: true });
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'tmpfs', sittings]).status !== 0) return undefined;
  return { firm, release: () => spawnSync('umount', ['-l', sittings]) };
}

async function untilFull(firm: TestFirm) {
  const terminal = startOnPty(NODE, [PROGRAM, 'run', 'acme'], { cwd: firm.folder, env: firm.env });
  await terminal.waitFor('1/70');
  terminal.write('d'.repeat(70));
  await terminal.waitFor('Another folder for it');
  return terminal;
}

describe('a disk that is full for the journal', () => {
  it('stops the questions; the walk goes on in another folder and leaves one result', async () => {
    const small = firmOnSmallDisk();
    if (!small) return;
    const { firm, release } = small;
    try {
      const stick = temporaryFolder();
      const terminal = await untilFull(firm);
      expect(terminal.screen()).toContain('the disk is full');
      terminal.write(`${stick}\r`);
      await terminal.waitFor('answered');
      const answered = Number(/ (\d+) answered/.exec(terminal.screen())?.[1]);
      expect(answered).toBeGreaterThan(5);
      terminal.write('d'.repeat(70 - answered));
      await terminal.waitFor('everything asked is answered');
      terminal.write('f');
      await terminal.waitFor('The revision question');
      terminal.write('n\r\r\r\r\r');
      expect((await terminal.exited).code).toBe(0);
      expect(firm.results()).toHaveLength(1);
      expect(firm.read(`clients/${firm.results()[0]}`).match(/outcome=done/g)).toHaveLength(70);
      expect(readdirSync(stick)).toHaveLength(1);
      // No second copy is left that would be taken for another walk.
      expect(firm.mmc('run', 'acme', '--plain').out).toContain('Nothing is left to walk');
      expect(firm.results()).toHaveLength(1);
    } finally {
      release();
    }
  });

  it('prints the answers as the last resort', { timeout: 20_000 }, async () => {
    const small = firmOnSmallDisk();
    if (!small) return;
    try {
      const terminal = await untilFull(small.firm);
      terminal.write('\r');
      expect((await terminal.exited).code).toBe(1);
      expect(terminal.raw()).toMatch(/- \[x\] Item number 1 \{#item-1 outcome=done\}/);
    } finally {
      small.release();
    }
  });
});
