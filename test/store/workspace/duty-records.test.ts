// Reading for mmc due: the quick way gives what the full way gives, and nothing that it leaves out is missed.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDutyRecords } from '../../../src/store/workspace/duty-records.ts';
import { temporaryFolder } from '../../helpers/temporary-repository.ts';
import { temporaryWorkspace } from '../../helpers/workspace.ts';

const TODAY = '2026-11-12';
const today = () => TODAY;
const quickly = (root: string) => readDutyRecords(root, today);
const fully = (root: string) => readDutyRecords(root, today, { thorough: true });

interface BigFirm {
  writeBigFirm(folder: string, size: { clients: number; months: number; items?: number }): number;
}
const generator: string = '../../bench/big-firm.mjs';

async function bigFirm(months: number): Promise<string> {
  const { writeBigFirm } = (await import(generator)) as BigFirm;
  const root = temporaryFolder();
  writeBigFirm(root, { clients: 6, months, items: 12 });
  return root;
}

describe('a firm with years of history', () => {
  it('is read quickly as it is read fully', async () => {
    const root = await bigFirm(30);
    const quick = await quickly(root);
    expect(quick).toEqual(await fully(root));
    expect(quick.problems).toEqual([]);
    expect(quick.clients).toHaveLength(6);
    expect(quick.clients.flatMap(({ sittings }) => sittings.map(({ period }) => period)).sort()).toEqual([
      ...Array.from({ length: 12 }, () => '2026-10'),
      ...Array.from({ length: 4 }, () => '2026-11'),
    ]);
    expect(quick.clients.every(({ lists }) => lists.every(({ watermark }) => watermark))).toBe(true);
  });

  it('gives the same for the months that are not filed as one with a year of history', async () => {
    const young = await quickly(await bigFirm(12));
    const old = await quickly(await bigFirm(30));
    const told = ({ clients }: typeof old) =>
      clients.map(({ client, sittings, editNotes }) => ({ client: client.slug, sittings: sittings.length, editNotes }));
    const ofLate = (one: typeof old) =>
      told(one).map(({ editNotes, ...rest }) => ({
        ...rest,
        notes: editNotes.filter(({ date }) => date >= '2026-01'),
      }));
    expect(ofLate(old)).toEqual(ofLate(young));
    expect([...old.signs].map(([id, { visits }]) => [id, visits.length > 1])).toEqual(
      [...old.signs].map(([id]) => [id, true]),
    );
  });

  it('is right or fully read when bytes are changed at random', async () => {
    const mangled = await bigFirm(3);
    const files = readdirSync(mangled, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    const insert = fc.constantFrom(
      '\r\n',
      '\u0000',
      'x: y\n',
      '---\n',
      ' ',
      '\t',
      '"',
      '# ',
      'format: 2\n',
      '<<<<<<< a\n',
      '\ufeff',
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), fc.nat(700), fc.nat(20), insert, async (file, at, drop, words) => {
        const before = readFileSync(file, 'utf8');
        // Below the head of a list, a result or an archive the quick way does not look, and says so.
        const head = /checklists|results|archive/.test(file) ? before.indexOf('\n---\n', 3) - drop : before.length;
        const place = Math.min(at, Math.max(0, head));
        writeFileSync(file, before.slice(0, place) + words + before.slice(place + drop));
        try {
          const [quick, full] = [await quickly(mangled), await fully(mangled)];
          expect(quick).toEqual(full);
        } finally {
          writeFileSync(file, before);
        }
      }),
      { numRuns: Number(process.env.MMC_RUNS ?? 60) },
    );
  });
});

describe('odd workspaces', () => {
  const workspaceWithWalk = () => {
    const workspace = temporaryWorkspace();
    workspace.client('acme');
    workspace.list('acme', 'server-dc01', '- [ ] Backup {#backup}\n');
    workspace.result('acme', 'server-dc01', { backup: 'done' }, { date: '2026-11-03' });
    return workspace;
  };
  const both = async (root: string) => {
    const quick = await quickly(root);
    expect(quick).toEqual(await fully(root));
    return quick;
  };

  it('reads CRLF and byte order marks', async () => {
    const workspace = workspaceWithWalk();
    for (const name of readdirSync(workspace.root, { recursive: true, withFileTypes: true })) {
      if (!name.isFile()) continue;
      const path = join(name.parentPath, name.name);
      writeFileSync(path, `\ufeff${readFileSync(path, 'utf8').replaceAll('\n', '\r\n')}`);
    }
    const { clients, problems } = await both(workspace.root);
    expect(problems).toEqual([]);
    expect(clients[0]?.sittings).toHaveLength(1);
  });

  it('names what cannot be read and shows the rest', async () => {
    const workspace = workspaceWithWalk();
    workspace.client('birch', { plan: '"' });
    workspace.list('acme', 'broken', '---\ntitle:\n---\n');
    workspace.write('clients/acme/results/202611/20261104.server-dc01.jane.aaaaaa.md', 'nothing\n');
    workspace.write('clients/acme/edits/20261104.server-dc01.x.aaaaab.md', '---\nrecord: edit-note\n---\n');
    workspace.write('schedule/202611.yaml', 'period: 2026-13\n');
    mkdirSync(join(workspace.root, 'clients/cedar'));
    const { clients, problems } = await both(workspace.root);
    expect(clients.map(({ client, sittings, unreadable }) => [client.slug, sittings.length, unreadable])).toEqual([
      ['acme', 1, ['broken']],
    ]);
    expect(new Set(problems.map(({ place }) => place.path))).toEqual(
      new Set([
        'schedule/202611.yaml',
        'clients/acme/checklists/broken.md',
        'clients/acme/results/202611/20261104.server-dc01.jane.aaaaaa.md',
        'clients/acme/edits/20261104.server-dc01.x.aaaaab.md',
        'clients/birch/client.md',
        'clients/cedar/client.md',
      ]),
    );
  });

  it.each([
    ['is larger than a mebibyte', (text: string) => `${text}${'x'.repeat(1_100_000)}`, 'MMC-105'],
    ['has NUL in a variable', (text: string) => text.replace(/^tally/m, 'variables:\n  a: "x\0y"\ntally'), 'MMC-103'],
    ['has a lone CR in one', (text: string) => text.replace(/^walked/m, 'variables:\n  a: "x\ry"\nwalked'), 'MMC-104'],
  ])('takes no result for done that %s', async (_, change, code) => {
    const workspace = workspaceWithWalk();
    const folder = 'clients/acme/results/202611';
    const path = `${folder}/${readdirSync(join(workspace.root, folder))[0]}`;
    workspace.write(path, change(readFileSync(join(workspace.root, path), 'utf8')));
    const { clients, problems } = await both(workspace.root);
    expect([clients[0]?.sittings, problems.map((one) => one.code)]).toEqual([[], [code]]);
  });

  it.each([
    ['edits', 'a file', (path: string) => writeFileSync(path, '../x')],
    ['edits', 'a link to nothing', (path: string) => symlinkSync('/nowhere', path)],
    ['results', 'a file', (path: string) => writeFileSync(path, '')],
  ])('names the folder %s that is %s', async (name, _, write) => {
    const workspace = workspaceWithWalk();
    const path = join(workspace.root, 'clients/acme', name);
    rmSync(path, { recursive: true, force: true });
    write(path);
    const { problems } = await both(workspace.root);
    expect(problems.map(({ code, place }) => [code, place.path])).toEqual([['MMC-100', `clients/acme/${name}`]]);
  });

  it('does not follow links that lead out of the workspace', async () => {
    const workspace = workspaceWithWalk();
    const other = workspaceWithWalk();
    const list = join(workspace.root, 'clients/acme/checklists/server-dc01.md');
    rmSync(list);
    symlinkSync(join(other.root, 'clients/acme/checklists/server-dc01.md'), list);
    const results = join(workspace.root, 'clients/acme/results');
    rmSync(results, { recursive: true });
    symlinkSync(join(other.root, 'clients/acme/results'), results);
    symlinkSync(join(other.root, 'clients/acme'), join(workspace.root, 'clients/link'));
    const { clients, problems } = await both(workspace.root);
    expect(clients.map(({ client, lists, sittings }) => [client.slug, lists, sittings])).toEqual([['acme', [], []]]);
    expect(problems.map(({ code, place }) => `${code} ${place.path}`)).toEqual([
      'MMC-109 clients/link',
      'MMC-109 clients/acme/checklists/server-dc01.md',
      'MMC-109 clients/acme/results/202611/20261103.server-dc01.jane.000001.md',
    ]);
  });

  it('follows links within it', async () => {
    const workspace = workspaceWithWalk();
    const results = join(workspace.root, 'clients/acme/results');
    renameSync(results, join(workspace.root, 'elsewhere'));
    symlinkSync('../../elsewhere', results);
    const { clients, problems } = await both(workspace.root);
    expect([clients[0]?.sittings.length, problems]).toEqual([1, []]);
  });

  it('follows a client folder that is a link within it', async () => {
    const workspace = workspaceWithWalk();
    mkdirSync(join(workspace.root, 'real'));
    renameSync(join(workspace.root, 'clients/acme'), join(workspace.root, 'real/acme'));
    symlinkSync('../real/acme', join(workspace.root, 'clients/acme'));
    const { clients, problems } = await both(workspace.root);
    expect(clients.map(({ client, lists, sittings }) => [client.slug, lists.length, sittings.length])).toEqual([
      ['acme', 1, 1],
    ]);
    expect(problems).toEqual([]);
  });

  it('keeps two clients with one id apart, and names the second', async () => {
    const workspace = workspaceWithWalk();
    workspace.client('birch', { id: 'c-acme' });
    const { clients, signs, problems } = await both(workspace.root);
    expect(clients.map(({ client }) => [client.slug, signs.get(client.slug)?.visits.length])).toEqual([
      ['acme', 1],
      ['birch', 0],
    ]);
    expect(problems.map(({ code, place }) => [code, place.path])).toEqual([['MMC-407', 'clients/birch/client.md']]);
  });

  it('reads clients that left where that is asked for: of late, or since the first month that is not filed', async () => {
    const workspace = workspaceWithWalk();
    const left = (slug: string, retired: string) => {
      workspace.client(slug, { retired });
      mkdirSync(join(workspace.root, 'clients/!Old'), { recursive: true });
      renameSync(join(workspace.root, 'clients', slug), join(workspace.root, 'clients/!Old', slug));
    };
    left('birch', '2026-10-20');
    left('cedar', '2026-08-20');
    const slugs = async () => {
      const { clients, signs } = await readDutyRecords(workspace.root, today, { former: true });
      expect([...signs.keys()]).toEqual(['acme']);
      return clients.map(({ client }) => client.slug);
    };
    expect(await slugs()).toEqual(['acme', 'birch']);
    workspace.archive('2026-07');
    expect(await slugs()).toEqual(['acme', 'birch', 'cedar']);
    expect((await quickly(workspace.root)).clients).toHaveLength(1);
  });

  it('tells notes by their closings, the earliest first, and withdrawn waivers', async () => {
    const workspace = workspaceWithWalk();
    const open = workspace.editNote('acme', 'server-dc01', 'backup', 'Open.', {
      date: '2025-01-10',
      period: '2025-01',
    });
    const late = workspace.editNote('acme', 'server-dc01', 'backup', 'Late.', {
      date: '2026-09-10',
      period: '2026-09',
    });
    const past = workspace.editNote('acme', 'server-dc01', 'backup', 'Past.', {
      date: '2026-09-11',
      period: '2026-09',
    });
    const close = (id: string, date: string, by: string) =>
      workspace.record('acme', { folder: 'edits', record: 'closing', refersTo: id, date, by, words: 'Done.' });
    close(late, '2026-11-05', 'jane');
    close(late, '2026-11-02', 'bob');
    close(past, '2026-09-20', 'bob');
    workspace.archive('2026-09');
    const { clients } = await both(workspace.root);
    const notes = clients[0]?.editNotes ?? [];
    expect(notes.map(({ id, closed }) => [id, closed])).toEqual([
      [open, undefined],
      [late, { date: '2026-11-02', by: 'bob' }],
    ]);
  });

  it('takes a note for open that cannot be read, or whose closing cannot be', async () => {
    const workspace = workspaceWithWalk();
    const folder = join(workspace.root, 'clients/acme/edits');
    const broken = { date: '2026-10-10', period: '2026-10' };
    workspace.editNote('acme', 'server-dc01', 'backup', 'Lost.', broken);
    const closed = workspace.editNote('acme', 'server-dc01', 'backup', 'Lost, closed.', broken);
    const open = workspace.editNote('acme', 'server-dc01', 'backup', 'Its closing is lost.', broken);
    for (const name of readdirSync(folder))
      renameSync(join(folder, name), join(folder, name.replace('.backup.', '.server-dc01.backup.')));
    for (const name of readdirSync(folder).sort().slice(0, 2)) writeFileSync(join(folder, name), 'nothing\n');
    const close = (id: string) =>
      workspace.record('acme', {
        folder: 'edits',
        record: 'closing',
        refersTo: id,
        date: '2026-11-05',
        by: 'bob',
        words: 'Done.',
      });
    close(open);
    for (const name of readdirSync(folder).filter((one) => one.includes('closes')))
      writeFileSync(join(folder, name), '<<<<<<< a\n');
    close(closed);
    const { clients, problems } = await both(workspace.root);
    expect(problems.filter(({ place }) => place.path.includes('/edits/'))).not.toEqual([]);
    const notes = clients[0]?.editNotes.map(({ list, period, date, closed }) => [list, period, date, closed?.date]);
    expect(notes?.sort()).toEqual([
      ['server-dc01', '2026-10', '2026-10-10', undefined],
      ['server-dc01', '2026-10', '2026-10-10', undefined],
      ['server-dc01', '2026-10', '2026-10-10', '2026-11-05'],
    ]);
  });

  it('reads every note where a name was made by hand', async () => {
    const workspace = workspaceWithWalk();
    const id = workspace.editNote('acme', 'server-dc01', 'backup', 'By hand.', { name: 'my note.md' });
    const { clients } = await both(workspace.root);
    expect(clients[0]?.editNotes.map((note) => note.id)).toEqual([id]);
  });

  it('finds the first month of a list without a start behind all that is filed', async () => {
    const workspace = workspaceWithWalk();
    workspace.result('acme', 'server-dc01', { backup: 'done' }, { date: '2026-08-03' });
    workspace.archive('2026-08');
    workspace.archive('2026-09');
    const { clients, filed } = await both(workspace.root);
    expect([...filed].sort()).toEqual(['2026-08', '2026-09']);
    expect(clients[0]?.firstWalked.get('server-dc01')).toBe('2026-08');
    expect(clients[0]?.sittings).toHaveLength(1);
  });

  it('finds the last month of a list without a start where nobody has come for long', async () => {
    const workspace = workspaceWithWalk();
    rmSync(join(workspace.root, 'clients/acme/results'), { recursive: true });
    workspace.result('acme', 'server-dc01', { backup: 'done' }, { date: '2025-06-03' });
    for (let month = 5; month <= 20; month += 1)
      workspace.archive(`${2025 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`);
    const { clients, filed } = await both(workspace.root);
    expect([filed.has('2025-06'), filed.has('2026-09'), filed.has('2026-10')]).toEqual([true, true, false]);
    expect(clients[0]?.firstWalked.get('server-dc01')).toBe('2025-06');
  });

  it('reads the results of a month before all that is filed, whatever other lists begin with', async () => {
    const workspace = workspaceWithWalk();
    workspace.list('acme', 'server-dc01', '---\ntitle: A\nstart: 2026-10\n---\n\n- [ ] Backup {#backup}\n');
    workspace.result('acme', 'server-dc01', { backup: 'done' }, { date: '2026-09-03' });
    workspace.archive('2026-10');
    const { clients } = await both(workspace.root);
    expect(clients[0]?.sittings.map(({ period }) => period)).toEqual(['2026-09', '2026-11']);
  });

  it('reads only the client that is asked for', async () => {
    const workspace = workspaceWithWalk();
    workspace.client('birch');
    const { clients } = await readDutyRecords(workspace.root, today, {
      client: { slug: 'birch', path: 'clients/birch', old: false },
    });
    expect(clients.map(({ client }) => client.slug)).toEqual(['birch']);
  });
});
