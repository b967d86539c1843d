import { describe, expect, it } from 'vitest';
import { log } from '../../src/commands/log.ts';
import { type TestWorkspace, temporaryWorkspace } from '../helpers/workspace.ts';

const BOB = {
  GIT_AUTHOR_NAME: 'Bob Reed',
  GIT_AUTHOR_EMAIL: 'bob@example.com',
  GIT_COMMITTER_NAME: 'Bob Reed',
  GIT_COMMITTER_EMAIL: 'bob@example.com',
};
const PATH = 'clients/acme/checklists/server-dc01.md';

const first = `---
title: Server DC01
from: server@3f2a91c0d83f2a91c0d83f2a91c0d83f2a91c0d8
---

## Disks {tier=remote}

- [ ] Free space on C: {#c-free kind=number unit=% min=5}
- [ ] Fax line tested {#fax}

## End

- [ ] Sign {#sign}
`;
const second = first
  .replace('C:', 'D:')
  .replace('min=5', 'min=10')
  .replace('- [ ] Fax line tested {#fax}\n', '- [ ] Tapes on the shelf {#tapes kind=count expect=10}\n');

function at(day: string, who: Record<string, string> = {}): Record<string, string> {
  const base = { ...BOB, GIT_AUTHOR_NAME: 'Jane Doe', GIT_AUTHOR_EMAIL: 'jane@example.com', ...who };
  return { ...base, GIT_AUTHOR_DATE: `${day}T10:00:00+0200`, GIT_COMMITTER_DATE: `${day}T10:00:00+0200` };
}

function workspaceWithHistory(): TestWorkspace {
  const workspace = temporaryWorkspace({ git: true });
  workspace.client('acme');
  workspace.write('clients/acme/checklists/dc01.md', first);
  workspace.commit('New list', at('2026-01-05'));
  workspace.git.git('mv', 'clients/acme/checklists/dc01.md', PATH);
  workspace.commit('Rename the list', at('2026-02-05'));
  workspace.write(PATH, second);
  workspace.commit('Logs are on D: now', at('2026-03-05', BOB));
  workspace.write(PATH, second.replace('{#sign}', '{#c-free}'));
  workspace.commit('Oops', at('2026-03-06'));
  workspace.write(PATH, second.replace('## End\n', '## Good-bye\n\nThank them.\n'));
  workspace.commit('Be polite', at('2026-04-05'));
  return workspace;
}

const withoutIds = (text: string) => text.replace(/\b[0-9a-f]{8}(?= {2}|\))/g, '········');

describe('mmc log', () => {
  it('tells who changed which items, through a rename and a version that cannot be read', async () => {
    const world = workspaceWithHistory().world();
    expect(await log({ client: 'acme', list: 'server' }, world)).toBe(0);
    expect(withoutIds(world.terminal.output())).toMatchInlineSnapshot(`
      "clients/acme/checklists/server-dc01.md

      2026-04-05  Jane Doe  ········  Be polite
        section "End" is now "Good-bye"

      2026-03-06  Jane Doe  ········  Oops
        this version cannot be read: line 13: the id "c-free" is used twice in this list, first in line 8

      2026-03-05  Bob Reed  ········  Logs are on D: now
        ~ #c-free  Free space on D:
            was "Free space on C:"
            min: 10, was 5
        + #tapes  Tapes on the shelf
            in Disks
        - #fax  Fax line tested

      2026-02-05  Jane Doe  ········  Rename the list
        renamed from clients/acme/checklists/dc01.md to clients/acme/checklists/server-dc01.md
        no item changed

      2026-01-05  Jane Doe  ········  New list
        taken from template server (········), 3 items
      "
    `);
  });

  it('shows only the newest with --limit, each against the one before it, and what is not committed', async () => {
    const workspace = workspaceWithHistory();
    workspace.write(PATH, second.replace('- [ ] Sign {#sign}\n', ''));
    const world = workspace.world({ columns: 200 });
    await log({ client: 'acme', list: 'server-dc01', limit: '1' }, world);
    expect(withoutIds(world.terminal.output())).toMatchInlineSnapshot(`
      "clients/acme/checklists/server-dc01.md

      not committed yet
        - #sign  Sign

      2026-04-05  Jane Doe  ········  Be polite
        section "End" is now "Good-bye"

      Older revisions: --limit
      "
    `);
  });

  it('knows templates and paths', async () => {
    const workspace = workspaceWithHistory();
    workspace.write('templates/server.md', first);
    const world = workspace.world();
    await log({ client: '-', list: 'template:server' }, world);
    await log({ client: 'acme', list: PATH, limit: '1' }, world);
    expect(world.terminal.output()).toContain('templates/server.md\n\nnot committed yet\n');
    expect(world.terminal.output()).toContain('Be polite');
    await expect(log({ client: '-', list: '../../etc/passwd' }, world)).rejects.toThrow('is not in this workspace');
  });

  it('shows the history of a list that was removed', async () => {
    const workspace = workspaceWithHistory();
    workspace.git.git('rm', '-q', PATH);
    workspace.commit('Server is gone');
    const world = workspace.world();
    await log({ client: 'acme', list: 'server-dc01', limit: '2' }, world);
    expect(world.terminal.output()).toContain('Server is gone\n  the file was removed');
  });

  it('writes rows to a pipe, and an object with --json', async () => {
    const workspace = workspaceWithHistory();
    const pipe = workspace.world({ interactive: false });
    await log({ client: 'acme', list: 'server-dc01' }, pipe);
    const rows = pipe.terminal
      .output()
      .trimEnd()
      .split('\n')
      .map((row) => row.split('\t').slice(3).join('|'));
    expect(rows).toMatchInlineSnapshot(`
      [
        "Be polite|changed||||",
        "Oops|unreadable||||",
        "Logs are on D: now|changed|tapes|fax||c-free",
        "Rename the list|changed||||",
        "New list|first",
      ]
    `);
    const json = workspace.world({ interactive: false });
    await log({ client: 'acme', list: 'server-dc01', json: true }, json);
    const parsed = JSON.parse(json.terminal.output());
    expect(parsed).toMatchObject({ schemaVersion: 1, kind: 'log', path: PATH });
    expect(parsed.revisions[2]).toMatchObject({
      author: 'Bob Reed',
      added: ['tapes'],
      removed: ['fax'],
      changed: ['c-free'],
    });
  });

  it('says what it needs', async () => {
    const workspace = workspaceWithHistory();
    const world = workspace.world();
    await expect(log({ client: 'acme', list: 'servr-dc01' }, world)).rejects.toMatchObject({
      hint: 'Did you mean "server-dc01"?',
    });
    await expect(log({ client: 'acme', list: 'server-dc01', limit: 'all' }, world)).rejects.toMatchObject({
      kind: 'usage',
    });
    const bare = temporaryWorkspace();
    bare.client('acme');
    await expect(log({ client: 'acme', list: 'x' }, bare.world())).rejects.toMatchObject({
      kind: 'failed',
      message: 'This folder is not in Git, so a list has no history',
    });
  });
});
