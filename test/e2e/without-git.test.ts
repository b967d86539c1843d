import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { NODE, PROGRAM, testFirm, tickList } from './firm.ts';

it('works without Git and says so; a walk begun so is found again when the folder comes into Git', () => {
  const firm = testFirm({ server: tickList(2) }, { git: false });
  const plainly = (input: string, ...args: string[]) =>
    spawnSync(NODE, [PROGRAM, 'run', 'acme', '--tech', 'jane', '--plain', ...args], {
      cwd: firm.folder,
      env: firm.env,
      encoding: 'utf8',
      input,
    });
  expect(plainly('d\nq\n').stderr).toContain('1 answer is kept');
  firm.write('.gitignore', '.mmc/\n');
  firm.git('init', '-q', '-b', 'main', '.');
  firm.commitAll('first');
  firm.write('answers.yaml', 'item-2: done\n');
  const resumed = firm.mmc('run', 'acme', '--resume', '--answers', 'answers.yaml');
  expect(resumed.code, resumed.err).toBe(0);
  expect(resumed.out).toMatch(/committed [0-9a-f]{8}/);
  expect(firm.read(`clients/${firm.results()[0]}`)).toContain('tally: done 2');

  const other = testFirm({ server: tickList(1) }, { git: false });
  other.write('answers.yaml', 'item-1: done\n');
  const walked = other.mmc('run', 'acme', '--tech', 'jane', '--answers', 'answers.yaml');
  expect([walked.code, walked.out.includes('not in Git')]).toEqual([0, true]);
  expect(other.mmc('run', 'acme', '--tech', 'jane', '--answers', 'answers.yaml').out).toContain(
    'Nothing is left to walk',
  );
  expect(other.results()).toHaveLength(1);
});
