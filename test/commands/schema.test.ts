import { expect, it } from 'vitest';
import { schema } from '../../src/commands/schema.ts';
import type { World } from '../../src/commands/world.ts';
import { createFakeTerminal } from '../helpers/fake-terminal.ts';

function worldWith(terminal = createFakeTerminal({ outIsTerminal: false })) {
  return { terminal, world: { terminal } as unknown as World };
}

it('prints the schema and nothing else', async () => {
  const { terminal, world } = worldWith();
  expect(await schema({ name: 'workspace' }, world)).toBe(0);
  expect(JSON.parse(terminal.output())).toMatchObject({ title: 'mmc.yaml: the firm', required: ['firm', 'timezone'] });
  expect(terminal.errors()).toBe('');
});

it.each([
  ['clinet', 'Did you mean "client"?'],
  [
    'nonsense',
    'There are workspace, client, checklist, result, finding, closing, edit-note, waiver, publication, archive, schedule',
  ],
  [
    'toString',
    'There are workspace, client, checklist, result, finding, closing, edit-note, waiver, publication, archive, schedule',
  ],
])('knows no schema %j', async (name, hint) => {
  await expect(schema({ name }, worldWith().world)).rejects.toMatchObject({ kind: 'usage', hint });
});
