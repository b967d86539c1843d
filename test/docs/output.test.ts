// docs/output.md against the program: each command that tells something to programs is run on the example. A key that the
// page does not have fails, and so does one of the page that is not there, or columns that differ.
import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { type TestWorkspace, temporaryWorkspace } from '../helpers/workspace.ts';
import { differences, sectionsOf } from './output-page.ts';

const top = resolve(import.meta.dirname, '../..');
const sections = sectionsOf(readFileSync(join(top, 'docs/output.md'), 'utf8'));

const FAST = 'run acme --tech jane --answers demo/acme.answers.yaml';

/** Command lines that together show what there is, by kind. `run` comes last, since it writes. */
const JSON_RUNS: Record<string, string[]> = {
  due: ['due', 'due --warnings', 'due --period 2026-09'],
  'due-client': ['due --client acme', 'due --client birch-lane', 'due --client lodz-son'],
  schedule: ['schedule', 'schedule 2026-11'],
  'calendar-month': ['calendar', 'calendar --client acme'],
  'calendar-year': ['calendar --year 2026', 'calendar --client acme --year 2026'],
  history: ['history', 'history acme'],
  find: ['find tape', 'find T2026', 'find png'],
  trend: ['trend acme c-free --list server-dc01'],
  status: ['status', 'status acme', 'status --period 2026-10'],
  show: ['show acme', 'show acme new-user', 'show lodz-son'],
  findings: ['findings --all'],
  clients: ['client list'],
  client: ['client show lodz-son'],
  log: ['log acme server-dc01'],
  check: ['check'],
  doctor: ['doctor'],
  'dry-run': [`${FAST} --dry-run`],
  run: [FAST],
};

const ROW_RUNS: Record<string, string[]> = {
  due: ['due', 'due --client acme'],
  schedule: ['schedule'],
  'calendar-month': ['calendar'],
  'calendar-year': ['calendar --year 2026'],
  history: ['history', 'history acme'],
  find: ['find tape'],
  trend: ['trend acme c-free --list server-dc01'],
  status: ['status'],
  findings: ['findings --all'],
  clients: ['client list'],
  log: ['log acme server-dc01'],
  doctor: ['doctor'],
};

/** These tell no heading. */
const WITHOUT_CSV = ['status', 'findings', 'clients', 'log', 'doctor'];

/** The example in a repository, with a second revision of a list, a list that cannot be read, and a walk that was left. */
async function example(): Promise<TestWorkspace> {
  const workspace = temporaryWorkspace({ git: true });
  cpSync(join(top, 'examples/harbor-it'), workspace.root, { recursive: true });
  workspace.commit('Begin');
  const path = 'clients/acme/checklists/server-dc01.md';
  const list = readFileSync(join(workspace.root, path), 'utf8');
  workspace.write(path, list.replace('#c-free kind=number', '#c-free kind=number max=100'));
  workspace.write('clients/birch-lane/checklists/broken.md', '---\ntitle: [\n---\n');
  workspace.commit('Change');
  await mmc(workspace, 'run lodz-son storage-san01 --tech ines --mode onsite', [...Array(9).fill(''), 'd', 'd', 'q']);
  return workspace;
}

async function mmc(workspace: TestWorkspace, words: string, lines?: string[]): Promise<string> {
  const terminal = lines ? { lines, dumb: true } : { interactive: false, outIsTerminal: false };
  const world = workspace.world({ ...terminal, now: '2026-11-12T17:00:00Z' });
  await main(words.split(' '), world);
  const output = world.terminal.output();
  expect(output, `mmc ${words}: ${world.terminal.errors()}`).not.toBe('');
  return output;
}

describe('docs/output.md', () => {
  it('has the keys of every object', { timeout: 60_000 }, async () => {
    const workspace = await example();
    const found: string[] = [];
    for (const [kind, runs] of Object.entries(JSON_RUNS)) {
      for (const words of runs) {
        const { schemaVersion, kind: told, ...content } = JSON.parse(await mmc(workspace, `${words} --json`));
        const section = sections.get(told);
        expect(schemaVersion).toBe(1);
        if (told !== kind) found.push(`mmc ${words}: is "${told}" instead of "${kind}"`);
        const own = section ? differences(section, content) : [`"${told}" has no section`];
        found.push(...own.map((difference) => `mmc ${words}: ${difference}`));
      }
    }
    expect([...new Set(found)]).toEqual([]);
  });

  it('has the columns of all rows', { timeout: 60_000 }, async () => {
    const workspace = await example();
    for (const [kind, runs] of Object.entries(ROW_RUNS)) {
      const columns = sections.get(kind)?.columns ?? [];
      for (const words of runs) {
        const rows = (await mmc(workspace, words)).replace(/\n$/, '').split('\n');
        const counts = new Set(rows.map((row) => row.split('\t').length));
        expect([...counts], `mmc ${words}: cells of a row`).toEqual([columns.length]);
        if (WITHOUT_CSV.includes(kind)) continue;
        const [heading] = (await mmc(workspace, `${words} --csv`)).split('\r\n');
        expect(heading, `mmc ${words} --csv`).toBe(columns.join(','));
      }
    }
  });

  it('has no columns that nothing here looks at', () => {
    const described = [...sections].filter(([, { columns }]) => columns.length > 0).map(([kind]) => kind);
    expect(described.sort()).toEqual(Object.keys(ROW_RUNS).sort());
  });
});
