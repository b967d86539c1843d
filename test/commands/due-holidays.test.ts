import { expect, it } from 'vitest';
import { due } from '../../src/commands/due.ts';
import { temporaryWorkspace } from '../helpers/workspace.ts';

const FIRM = (deadline: string, country: string) => `format: 1
firm: Harbor IT
timezone: Europe/Warsaw
duties:
  execute:
    deadline: ${deadline}
holidays:
  country: ${country}
  days:
    2026-12-30: Stocktaking
`;

/** Deadlines of December as JSON tells them, the exit code, and what was said about files. */
async function december(deadline: string, country: string) {
  const workspace = temporaryWorkspace();
  workspace.write('mmc.yaml', FIRM(deadline, country));
  workspace.client('acme');
  workspace.list('acme', 'server', '- [ ] Backup {#backup}\n');
  const world = workspace.world({ now: '2026-12-10T10:00:00Z', interactive: false });
  const code = await due({ json: true }, world);
  const output = world.terminal.output();
  return { code, days: [...new Set(output.match(/"deadline": ?"([^"]+)"/g))], output };
}

it('reckons workdays with the holidays of the country and those of the firm', async () => {
  expect((await december('last-4 workdays', 'PL')).days).toEqual(['"deadline": "2026-12-22"']);
  expect((await december('last workday', 'PL')).days).toEqual(['"deadline": "2026-12-31"']);
});

it('tells that a country is unknown when it matters, and is not held up by it when it does not', async () => {
  const counted = await december('last-1 workdays', 'XX');
  expect(counted.code).toBe(3);
  expect(counted.output).toContain('MMC-413');
  expect(counted.days).toEqual(['"deadline": "2026-12-29"']);
  const plain = await december('last', 'XX');
  expect(plain.code).toBe(0);
  expect(plain.days).toEqual(['"deadline": "2026-12-31"']);
});
