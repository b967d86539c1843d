import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type NewOptions, newList } from '../../src/commands/new.ts';
import { parseChecklist } from '../../src/markdown/checklist.ts';
import { toSource } from '../../src/markdown/source.ts';
import { readClients } from '../../src/store/workspace/clients.ts';
import { openWorkspace } from '../../src/store/workspace/workspace.ts';
import { type TestWorkspace, temporaryWorkspace } from '../helpers/workspace.ts';

const TEMPLATES = resolve(import.meta.dirname, '../../templates');
const CLIENT = `---
id: c-acme
name: Acme Inc.   # the old name
plan: gold
assets:
  dc01:
    type: server
    name: Dell T350
  fw:
    type: network
    name: Firewall
variables:
  log_drive: "E:"   # since May
# the end
---

Notes.
`;

function furnished(options: { git?: boolean; client?: string } = {}): TestWorkspace {
  const workspace = temporaryWorkspace({ git: options.git ?? true });
  workspace.write('.gitattributes', '* text=auto eol=lf\n');
  for (const name of readdirSync(TEMPLATES).filter((one) => one.endsWith('.md')))
    cpSync(join(TEMPLATES, name), join(workspace.root, 'templates', name));
  workspace.write('clients/acme/client.md', options.client ?? CLIENT);
  if (options.git ?? true) workspace.commit('start');
  return workspace;
}

async function make(workspace: TestWorkspace, options: Partial<NewOptions> = {}) {
  const world = workspace.world({ interactive: false });
  const code = await newList({ client: 'acme', template: 'server', ...options }, world);
  return { code, output: world.terminal.output() };
}

const read = (workspace: TestWorkspace, path: string) => readFileSync(join(workspace.root, path), 'utf8');
const body = (text: string) => text.slice(text.indexOf('\n---', 3));

describe('mmc new', () => {
  it('copies the template and changes only what makes it the own list of the client', async () => {
    const workspace = furnished();
    const { code, output } = await make(workspace, { asset: 'dc01' });
    expect(code).toBe(0);
    const list = read(workspace, 'clients/acme/checklists/server-dc01.md');
    const blob = workspace.git.git('rev-parse', 'HEAD~:templates/server.md').trim();
    expect(list.slice(0, list.indexOf('\n---', 3))).toBe(
      `---\ntitle: Server DC01\nasset: dc01\nfrom: server@${blob}\nstart: 2026-10\nminutes: 75`,
    );
    expect(body(list)).toBe(body(readFileSync(join(TEMPLATES, 'server.md'), 'utf8')));
    const parsed = parseChecklist(toSource('', list));
    expect(parsed.problems).toEqual([]);
    expect(parsed.checklist?.items.every((item) => item.written)).toBe(true);
    expect(output).toContain('made clients/acme/checklists/server-dc01.md from templates/server.md: Server DC01');
    expect(output).toContain('mmc run acme server-dc01');
  });

  it('adds the missing variables to client.md, every other byte stays, in the same commit', async () => {
    const workspace = furnished();
    const { output } = await make(workspace, { asset: 'dc01' });
    expect(read(workspace, 'clients/acme/client.md')).toBe(
      CLIENT.replace(
        '# since May\n',
        '# since May\n  data_drive: "D:"\n  backup_hours: "26"\n  tape_count: "10"\n  admin_count: "3"\n  ups_minutes: "10"\n' +
          '  isp_down: "100"\n  isp_up: "20"\n',
      ),
    );
    expect(output).toMatch(/review these values.*client\.md:\n {2}data_drive: D:\n/);
    expect(output).not.toContain('log_drive');
    expect(workspace.git.git('show', '--name-only', '--format=%s').trim().split('\n')).toEqual([
      'Add checklist server-dc01 for Acme Inc.',
      '',
      'clients/acme/checklists/server-dc01.md',
      'clients/acme/client.md',
    ]);
    expect(workspace.git.git('status', '--porcelain')).toBe('');
    const { clients, problems } = readClients(openWorkspace(workspace.root));
    expect(problems).toEqual([]);
    expect(clients[0]?.client.variables).toMatchObject({ log_drive: 'E:', tape_count: '10' });
  });

  it.each(readdirSync(TEMPLATES).filter((name) => name.endsWith('.md')))(
    'makes a list from %s that is read without a problem',
    async (name) => {
      const workspace = furnished({ git: false });
      const template = name.slice(0, -3);
      expect((await make(workspace, { template, asset: 'dc01', name: 'list' })).code).toBe(0);
      const { problems, checklist } = parseChecklist(toSource('', read(workspace, 'clients/acme/checklists/list.md')));
      expect(problems).toEqual([]);
      expect(checklist).toMatchObject({ asset: 'dc01', variables: {}, from: expect.stringMatching(/@[0-9a-f]{40}$/) });
      const [place] = readClients(openWorkspace(workspace.root)).clients;
      const wanted = parseChecklist(toSource('', readFileSync(join(TEMPLATES, name), 'utf8'))).checklist?.variables;
      expect(Object.keys(place?.client.variables ?? {})).toEqual(expect.arrayContaining(Object.keys(wanted ?? {})));
    },
  );

  it('needs no asset for an on-demand list, which has no first month', async () => {
    const workspace = furnished();
    expect((await make(workspace, { template: 'new-user' })).code).toBe(0);
    const text = read(workspace, 'clients/acme/checklists/new-user.md');
    expect(text).toMatch(/^---\ntitle: New user\nfrom: new-user@[0-9a-f]{40}\ninterval: on-demand\n/);
    expect(text).not.toContain('start:');
  });

  it('takes name, title and first month as given', async () => {
    const workspace = furnished();
    await make(workspace, { asset: 'dc01', name: 'main', title: 'Main: "the" server', start: '202701' });
    const { checklist } = parseChecklist(toSource('', read(workspace, 'clients/acme/checklists/main.md')));
    expect(checklist).toMatchObject({ title: 'Main: "the" server', start: '2027-01' });
  });

  it('writes the missing ids, and keeps line ends, byte order mark and the missing last line end', async () => {
    const workspace = furnished();
    const text = '\ufeff---\r\ntitle: "Odd" # c\r\nfor: server\r\n---\r\n\r\n- [ ] One {tier=remote}\r\n- [ ] Two';
    workspace.write('templates/odd.md', text);
    const { code, output } = await make(workspace, { template: 'odd', asset: 'dc01' });
    expect(code).toBe(0);
    expect(output).toContain('templates/odd.md has problems');
    const blob = /@([0-9a-f]{40})/.exec(read(workspace, 'clients/acme/checklists/odd-dc01.md'))?.[1] ?? '';
    expect(read(workspace, 'clients/acme/checklists/odd-dc01.md')).toBe(
      `\ufeff---\r\ntitle: Odd DC01 # c\r\nasset: dc01\r\nfrom: odd@${blob}\r\nstart: 2026-10\r\n---\r\n\r\n` +
        '- [ ] One {#one tier=remote}\r\n- [ ] Two {#two}',
    );
    // The template was never committed, and yet Git has it, so that the list can be compared with it.
    expect(workspace.git.git('cat-file', 'blob', blob)).toBe(text.replaceAll('\r\n', '\n'));
  });

  it('names variables that nobody gives a value, and an asset of another type, and goes on', async () => {
    const workspace = furnished();
    workspace.write(
      'templates/odd.md',
      '---\ntitle: Odd\nfor: ups\n---\n\n- [ ] See {{nobody}} on {{log_drive}} {#a}\n',
    );
    const { code, output } = await make(workspace, { template: 'odd', asset: 'dc01' });
    expect(code).toBe(0);
    expect(output).toContain('dc01 is of type server, and the template odd is for ups');
    expect(output).toMatch(/without a value.*: nobody\n/);
  });

  it('leaves client.md uncommitted when there are changes of the user in it, says so and answers 6', async () => {
    const workspace = furnished();
    workspace.write('clients/acme/client.md', CLIENT.replace('Notes.', 'My notes.'));
    const { code, output } = await make(workspace, { asset: 'dc01' });
    expect(code).toBe(6);
    expect(output).toContain('holds changes of your own');
    expect(workspace.git.git('status', '--porcelain')).toBe(' M clients/acme/client.md\n');
    expect(read(workspace, 'clients/acme/client.md')).toContain('My notes.');
    expect(read(workspace, 'clients/acme/client.md')).toContain('tape_count: "10"');
  });

  it('leaves other work of the user alone', async () => {
    const workspace = furnished();
    workspace.write('templates/ups.md', 'changed\n');
    workspace.write('staged.md', 'x\n');
    workspace.git.git('add', 'staged.md');
    const before = workspace.git.userState();
    await make(workspace, { asset: 'dc01' });
    expect(workspace.git.userState()).toBe(before);
  });

  it.each([
    ['an unknown client', { client: 'acmee' }, 'usage', /Did you mean "acme"/],
    ['an unknown template', { template: 'serverr', asset: 'dc01' }, 'usage', /Did you mean "server"/],
    ['an unknown asset', { asset: 'dc02' }, 'usage', /Did you mean "dc01"/],
    ['no asset without a terminal', {}, 'usage', /Give --asset; Acme Inc. has dc01, fw/],
    ['a name that is none', { asset: 'dc01', name: 'Server' }, 'usage', /--name/],
    ['a month that is none', { asset: 'dc01', start: '2026-13' }, 'usage', undefined],
    ['a list that is there', { asset: 'dc01', name: 'there' }, 'conflict', /--name/],
    ['a list that is there in other letter case', { asset: 'dc01', name: 'also' }, 'conflict', /--name/],
    ['a template that cannot be read', { asset: 'dc01', template: 'broken' }, 'data', /mmc check templates\/broken.md/],
  ] as [string, Partial<NewOptions>, string, RegExp | undefined][])(
    'refuses %s and writes nothing',
    async (_what, options, kind, hint) => {
      const workspace = furnished();
      workspace.list('acme', 'there', '- [ ] One {#one}\n');
      workspace.write('clients/acme/checklists/Also.md', 'x\n');
      workspace.write('templates/broken.md', '---\ntitle: [\n---\n');
      workspace.commit('more');
      await expect(make(workspace, options)).rejects.toMatchObject({ kind, ...(hint ? { hint } : {}) });
      expect(workspace.git.git('status', '--porcelain')).toBe('');
    },
  );

  it('refuses a client.md whose variables cannot be edited exactly, before anything is written', async () => {
    const workspace = furnished({ client: CLIENT.replace('variables:', 'variables: &v') });
    await expect(make(workspace, { asset: 'dc01' })).rejects.toMatchObject({
      kind: expect.stringMatching(/data|usage/),
    });
    expect(workspace.git.git('status', '--porcelain')).toBe('');
  });

  it('asks for the asset on a terminal', async () => {
    const workspace = furnished();
    const world = workspace.world({ answers: ['dc01'] });
    expect(await newList({ client: 'acme', template: 'server' }, world)).toBe(0);
    expect(workspace.exists('clients/acme/checklists/server-dc01.md')).toBe(true);
  });

  it('works without Git and says so', async () => {
    const workspace = furnished({ git: false });
    const { code, output } = await make(workspace, { asset: 'dc01' });
    expect(code).toBe(0);
    expect(output).toContain('not in Git');
    expect(read(workspace, 'clients/acme/checklists/server-dc01.md')).toMatch(/from: server@[0-9a-f]{40}\n/);
  });
});
