import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/run.ts';
import type { RunOptions } from '../../src/commands/walk/options.ts';
import { Failure } from '../../src/domain/failure.ts';
import { parseResult } from '../../src/markdown/result.ts';
import { toSource } from '../../src/markdown/source.ts';
import { type TestWorkspace, temporaryWorkspace } from '../helpers/workspace.ts';

const LIST = '- [ ] Backup {#backup}\n- [ ] Photo {#photo}\n';

function firm(): TestWorkspace {
  const workspace = temporaryWorkspace({ git: true });
  workspace.client('acme');
  workspace.list('acme', 'server', LIST);
  return workspace;
}

/** Walks with a file of answers; gives the exit code, or the failure with its hint. */
async function walk(workspace: TestWorkspace, answers: string, options: RunOptions = { client: 'acme' }) {
  workspace.write('answers.yaml', answers);
  const world = workspace.world();
  try {
    return {
      code: await run({ ...options, answers: 'answers.yaml' }, world),
      out: world.terminal.output() + world.terminal.errors(),
    };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { code: error.kind, out: `${error.message}\n${error.hint}` };
  }
}

function results(workspace: TestWorkspace, client = 'acme'): string[] {
  const folder = join(workspace.root, 'clients', client, 'results/202610');
  return existsSync(folder) ? readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')) : [];
}

describe('a client that cannot be walked safely', () => {
  it('is refused when a copied folder has its id, whichever of the two is named', async () => {
    const workspace = firm();
    workspace.client('zulu', { id: 'c-acme' });
    workspace.list('zulu', 'server', LIST);
    for (const client of ['zulu', 'acme']) {
      const refused = await walk(workspace, 'backup: done', { client });
      expect(refused.code).toBe('data');
      expect(refused.out).toContain('have the same id c-acme');
      expect(refused.out).toContain('mmc check');
    }
    expect(results(workspace)).toEqual([]);
    expect(results(workspace, 'zulu')).toEqual([]);
  });

  it('is refused when its folder has no name of ours', async () => {
    const workspace = firm();
    workspace.client('Birch Two', { id: 'c-birch', name: 'Birch' });
    workspace.list('Birch Two', 'server', LIST);
    const refused = await walk(workspace, 'backup: done', { client: 'Birch' });
    expect(refused.code).toBe('data');
    expect(refused.out).toContain('git mv "clients/Birch Two" clients/birch-two');
  });
});

describe('a list whose name is none', () => {
  it('is refused when it is named', async () => {
    const workspace = firm();
    workspace.list('acme', 'Backup NAS', '- [ ] Disks {#disks}\n');
    const refused = await walk(workspace, 'disks: done', { client: 'acme', lists: ['Backup NAS'] });
    expect(refused.code).toBe('data');
    expect(refused.out).toContain(
      'git mv "clients/acme/checklists/Backup NAS.md" clients/acme/checklists/backup-nas.md',
    );
  });

  it('is left out of a visit, with a warning', async () => {
    const workspace = firm();
    workspace.list('acme', 'Backup NAS', '- [ ] Disks {#disks}\n');
    const walked = await walk(workspace, 'backup: done');
    expect(walked.code).toBe(0);
    expect(walked.out).toContain('Backup NAS.md cannot be walked');
    expect(results(workspace)).toHaveLength(1);
  });
});

describe('an answer that names no list', () => {
  const both = '- [ ] Dust {#dust}\n- [ ] Fans {#fans every=12m}\n';

  it('goes to the list that asks the item, not to the first that has it', async () => {
    const workspace = firm();
    const rhythm = (start: string) => `---\ntitle: L\nstart: ${start}\n---\n- [ ] Fans {#fans every=12m}\n- [ ] `;
    workspace.list('acme', 'alpha', `${rhythm('2026-09')}A {#a}\n`);
    workspace.list('acme', 'beta', `${rhythm('2026-10')}B {#b}\n`);
    // In October alpha still owes September; once it is answered there, only beta asks.
    workspace.result('acme', 'alpha', { fans: 'done', a: 'done' }, { date: '2026-09-14' });
    expect((await walk(workspace, 'fans: done\na: done')).code).toBe(0);
    const written = results(workspace);
    expect(written.find((text) => text.includes('checklist: beta'))).toContain('{#fans every=12m outcome=done}');
    expect(written.find((text) => text.includes('checklist: alpha'))).toContain('{#fans every=12m}');
  });

  it('is refused when several lists ask the item, naming them', async () => {
    const workspace = firm();
    workspace.list('acme', 'alpha', both);
    workspace.list('acme', 'beta', both);
    const refused = await walk(workspace, 'dust: done');
    expect(refused.code).toBe('data');
    expect(refused.out).toContain(':1: dust: this item is in alpha and in beta: say in which list it was answered');
  });

  it('is taken for what is asked once for the client', async () => {
    const workspace = firm();
    workspace.list('acme', 'alpha', '- [ ] Hello {#hello per=client}\n');
    workspace.list('acme', 'beta', '- [ ] Hello {#hello per=client}\n- [ ] B {#b}\n');
    expect((await walk(workspace, 'hello: done\nb: done')).code).toBe(0);
  });

  it('is a second answer where another line names that list', async () => {
    const refused = await walk(firm(), 'answers:\n  backup: done\n  server:\n    backup: done');
    expect(refused.code).toBe('data');
    expect(refused.out).toContain('this item is answered twice');
  });
});

describe('rows of a file of answers', () => {
  const rowsOf = (rows: string) => {
    const workspace = firm();
    workspace.list('acme', 'server', '- [ ] Desktops {#desktops kind=rows}\n');
    return walk(workspace, `answers:\n  desktops:\n    rows:\n${rows}`).then((walked) => ({ walked, workspace }));
  };

  it('are written on one line each', async () => {
    const { workspace, walked } = await rowsOf('      "PC-07\\n- [x] forged {#a outcome=done}": done\n');
    expect(walked.code).toBe(0);
    expect(results(workspace)[0]).toContain('  - [x] PC-07 - [x] forged {#a outcome=done} {#desktops.pc-07-x');
  });

  it('need a name, which holds no secret', async () => {
    expect((await rowsOf('      " ": done\n')).walked.out).toContain('desktops: a row needs a name');
    expect((await rowsOf('      "PC, password: Hunter2x": done\n')).walked.out).toContain('looks like a password');
  });
});

describe('files that are attached', () => {
  it('stand in the result of an item that was left unanswered', async () => {
    const workspace = firm();
    workspace.write('rack.jpg', 'rack');
    const keys = ['d', 'arack.jpg\r', { type: 'closed' as const, signal: 'SIGHUP' as const }];
    await run({ client: 'acme' }, workspace.world({ keys }));
    expect((await walk(workspace, 'backup: done', { client: 'acme', resume: true })).code).toBe(0);
    const [text = ''] = results(workspace);
    expect(text).toMatch(/- \[ \] Photo \{#photo files=202610\/[0-9a-f]{32}\.jpg\}/);
    expect(text).toContain('open: photo\n');
    const { result, problems } = parseResult(toSource('r.md', text));
    expect(problems).toEqual([]);
    expect(result?.files.get('photo')).toHaveLength(1);
  });

  it('are kept when a walk is ended with a file of answers', async () => {
    const workspace = firm();
    workspace.write('rack.jpg', 'rack');
    workspace.write('door.jpg', 'door');
    const keys = ['arack.jpg\r', { type: 'closed' as const, signal: 'SIGHUP' as const }];
    await run({ client: 'acme' }, workspace.world({ keys }));
    const answers = 'answers:\n  backup: done\n  photo: {outcome: done, attach: door.jpg}';
    expect((await walk(workspace, answers, { client: 'acme', resume: true })).code).toBe(0);
    expect(results(workspace)[0]).toMatch(/#backup outcome=done files=\S+\.jpg\}/);
    expect(results(workspace)[0]).toMatch(/#photo outcome=done files=\S+\.jpg\}/);
  });
});

it('takes no words that a result could not be read with', async () => {
  const workspace = firm();
  workspace.write('answers.csv', `item,outcome,note\nbackup,done,${'x'.repeat(65_537)}\n`);
  await expect(run({ client: 'acme', answers: 'answers.csv' }, workspace.world())).rejects.toThrow(
    /:2: backup: these words are too long: 65 KiB, and at most 64 are taken/,
  );
});

it('asks again for a subject that holds a secret', async () => {
  const workspace = firm();
  workspace.list('acme', 'leaver', '---\ntitle: Leaver\ninterval: on-demand\n---\n- [ ] Account off {#off}\n');
  workspace.write('answers.yaml', 'off: done');
  const world = workspace.world({ answers: ['Ann, password: Hunter2x'] });
  const walked = run({ client: 'acme', lists: ['leaver'], answers: 'answers.yaml' }, world);
  await expect(walked).rejects.toThrow('is refused: this holds what looks like a password');
});

describe('a file of answers that is walked again', () => {
  it('records no item twice, and its edit note once; the ticket names as open what is open for everybody', async () => {
    const workspace = firm();
    const first = await walk(workspace, 'backup: {outcome: done, edit: "Name the job"}');
    expect(first.code).toBe(0);
    expect(first.out).toContain('- open: Photo');
    const again = await walk(workspace, 'backup: {outcome: done, edit: "Name the job"}\nphoto: done');
    expect(again.code).toBe(0);
    expect(again.out).toContain('Left out, since these items are not asked this time: backup');
    expect(again.out).not.toContain('- open:');
    expect(
      results(workspace)
        .map((text) => /answered: (.*)/.exec(text)?.[1])
        .sort(),
    ).toEqual(['backup', 'photo']);
    expect(readdirSync(join(workspace.root, 'clients/acme/edits'))).toHaveLength(1);
  });
});
