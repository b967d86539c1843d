import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { groupBy } from '../../src/domain/group-by.ts';
import { watermarkOf } from '../../src/domain/records/watermark.ts';
import { main } from '../../src/main.ts';
import { parseAnswersFile } from '../../src/markdown/answers-file.ts';
import { parseArchive } from '../../src/markdown/archive.ts';
import { parseChecklist } from '../../src/markdown/checklist.ts';
import { parseClient, parseFirm } from '../../src/markdown/firm.ts';
import { parseResult } from '../../src/markdown/result.ts';
import { parseSchedule } from '../../src/markdown/schedule.ts';
import { parseSideRecord } from '../../src/markdown/side-records.ts';
import { toSource } from '../../src/markdown/source.ts';
import { blobHash } from '../../src/store/git/blobs.ts';
import { temporaryWorkspace } from '../helpers/workspace.ts';

const example = resolve(import.meta.dirname, '../../examples/harbor-it');
const files = readdirSync(example, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
const matching = (pattern: RegExp) => files.filter((path) => pattern.test(path)).sort();
const source = (path: string) => toSource(path, readFileSync(join(example, path), 'utf8'));
const told = (problems: readonly { code: string; place: { line: number } }[]) =>
  problems.map((one) => `${one.place.line}: ${one.code}`);

const LISTS = matching(/^(?:clients\/[^/]+\/checklists|templates|singles|singles\/starters)\/(?!ideas)[^/]+\.md$/);
const RESULTS = matching(/^clients\/[^/]+\/results\/\d{6}\/.*\.md$/);
const RECORDS = matching(/^clients\/[^/]+\/(?:findings|edits|waivers|published)\/.*\.md$/);
const DEMO = 'demo/acme.answers.yaml';

const TECHNICIAN = {
  GIT_AUTHOR_NAME: 'Jane Mercer',
  GIT_AUTHOR_EMAIL: 'jane@harbor-it.example',
  GIT_COMMITTER_NAME: 'Jane Mercer',
  GIT_COMMITTER_EMAIL: 'jane@harbor-it.example',
};

/** A copy of the example in a Git repository of its own, and `mmc` in it on the morning of the demo. */
function copyOfExample() {
  const workspace = temporaryWorkspace({ git: true });
  cpSync(example, workspace.root, { recursive: true });
  workspace.commit('Begin', TECHNICIAN);
  const mmc = async (...argv: string[]) => {
    const world = workspace.world({
      interactive: false,
      now: '2026-11-12T09:00:00-08:00',
      environment: TECHNICIAN,
    });
    const code = await main(argv, world);
    return { code, output: world.terminal.output(), errors: world.terminal.errors() };
  };
  return { repository: workspace.git, mmc };
}

describe('every file of the example', () => {
  it('is there', () => {
    expect(LISTS.length).toBeGreaterThan(30);
    expect(RESULTS.length).toBeGreaterThan(40);
    expect(RECORDS.length).toBeGreaterThan(80);
  });

  it('mmc.yaml is read without problems', () => {
    const { firm, problems } = parseFirm(source('mmc.yaml'));
    expect(told(problems)).toEqual([]);
    expect(firm?.people).toHaveLength(4);
  });

  it.each(matching(/^clients\/[^/]+\/client\.md$/))('%s is read without problems', (path) => {
    const { client, problems } = parseClient(source(path), path.split('/')[1] ?? '');
    expect(told(problems)).toEqual([]);
    expect(client?.notes).not.toBe('');
  });

  it.each(LISTS)('%s is read without problems', (path) => {
    const { checklist, problems } = parseChecklist(source(path));
    expect(told(problems)).toEqual([]);
    expect(checklist?.items.filter((item) => !item.written)).toEqual([]);
  });

  it.each(RESULTS)('%s is read without problems', (path) => {
    const { result, problems } = parseResult(source(path));
    expect(told(problems)).toEqual([]);
    expect(result?.answers.size).toBeGreaterThan(0);
  });

  it.each(RECORDS)('%s is read without problems', (path) => {
    const { record, problems } = parseSideRecord(source(path));
    expect(told(problems)).toEqual([]);
    expect(record).toBeDefined();
  });

  it.each(matching(/^archive\/\d{6}\.md$/))('%s is read without problems, and names files as they are', (path) => {
    const { archive, problems } = parseArchive(source(path));
    expect(told(problems)).toEqual([]);
    const named = archive?.clients.flatMap(({ lists }) => lists.flatMap((list) => list.files)) ?? [];
    expect(named.length).toBeGreaterThan(7);
    for (const { path: file, blob } of named) expect(blobHash(readFileSync(join(example, file)), 'sha1')).toBe(blob);
  });

  it('schedule/202611.yaml is read without problems', () => {
    const { schedule, problems } = parseSchedule(source('schedule/202611.yaml'));
    expect(told(problems)).toEqual([]);
    expect(schedule?.visits.map(({ date }) => date < '2026-11-12')).toContain(false);
  });

  it('names the template of each list by its blob', () => {
    const lists = matching(/^clients\/[^/]+\/checklists\//).map((path) => parseChecklist(source(path)).checklist);
    for (const list of lists) {
      const [name = '', blob] = list?.from?.split('@') ?? [];
      const template = readFileSync(join(example, 'templates', `${name}.md`));
      expect(blobHash(template, 'sha1'), list?.title).toBe(blob);
    }
  });
});

describe('what the example teaches', () => {
  const results = RESULTS.flatMap((path) => parseResult(source(path)).result ?? []);

  it('holds every outcome, and a reading that falls below its limit in four months', () => {
    const outcomes = results.flatMap((one) => [...one.answers.values()].map((answer) => answer.outcome));
    expect([...new Set(outcomes)].sort()).toEqual(['cannot', 'done', 'n/a', 'problem']);
    const readings = results
      .filter((one) => one.header.checklist === 'server-dc01')
      .flatMap((one) => one.answers.get('c-free')?.value ?? []);
    expect(readings).toEqual(['31', '24', '19', '13']);
  });

  it('has a sheet keyed in later, a vendor who signs, and a month that was late', () => {
    expect(results.filter((one) => one.header.enteredBy === 'ruth')).toHaveLength(1);
    expect(results.filter((one) => one.header.by === 'night-owl')).toHaveLength(1);
    expect(results.filter((one) => one.header.period === '2026-10' && one.header.date > '2026-10-31')).toHaveLength(3);
  });

  it('has lists that are printed as they stand, and one that was never printed', () => {
    const { firm } = parseFirm(source('mmc.yaml'));
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
    const newest = (client: string, list: string) => {
      const records = RECORDS.filter((path) => path.startsWith(`clients/${client}/published/`));
      const read = records.map((path) => parseSideRecord(source(path)).record);
      return read
        .flatMap((one) => (one?.record === 'publication' && one.publication.checklist === list ? one.publication : []))
        .at(-1);
    };
    const isCurrent = (slug: string, list: string) => {
      const { client } = parseClient(source(`clients/${slug}/client.md`), slug);
      const { text } = source(`clients/${slug}/checklists/${list}.md`);
      if (!firm || !client) throw new Error('the example cannot be read');
      return newest(slug, list)?.watermark === watermarkOf(text, client.variables, firm, sha256);
    };
    expect(isCurrent('acme', 'server-app01')).toBe(true);
    expect(isCurrent('birch-lane', 'server-srv01')).toBe(true);
    expect(newest('lodz-son', 'server-hv01')).toBeUndefined();
  });

  it('has all five duties, each with an owner, a waiver, and a filed month that was missed in part', () => {
    const { firm } = parseFirm(source('mmc.yaml'));
    expect(Object.values(firm?.duties ?? {}).map(({ owner }) => owner)).toHaveLength(5);
    expect(Object.values(firm?.duties ?? {}).every(({ owner }) => owner)).toBe(true);
    const states = matching(/^archive\//).flatMap((path) =>
      (parseArchive(source(path)).archive?.clients ?? []).flatMap(({ lists }) =>
        lists.flatMap(({ verdicts }) => verdicts.map(({ state }) => state)),
      ),
    );
    expect([...new Set(states)].sort()).toEqual(['done', 'late', 'missed']);
    const waived = RECORDS.filter((path) => path.includes('/waivers/')).map(
      (path) => parseSideRecord(source(path)).record,
    );
    expect(waived.map((one) => one?.record)).toEqual(['waiver']);
  });

  it('has no visit whose lists took longer than the visit', () => {
    const visits = groupBy(
      results.filter((one) => one.header.entered === undefined),
      (one) => one.header.visit,
    );
    for (const [visit, lists] of visits) {
      const [first] = lists;
      const span = Date.parse(first?.header.finished ?? '') - Date.parse(first?.header.started ?? '');
      const minutes = lists.reduce((sum, one) => sum + one.header.minutes, 0);
      expect(minutes, visit).toBeLessThanOrEqual(span / 60_000);
    }
  });
});

describe('mmc in a copy of the example', () => {
  it('finds nothing wrong', async () => {
    const { mmc } = copyOfExample();
    const { code, output, errors } = await mmc('check');
    expect(`${output}${errors}`).toContain('no problems');
    expect(code).toBe(0);
  });

  it('is read by every reading command, and nothing is written', async () => {
    const { repository, mmc } = copyOfExample();
    for (const line of [
      'status',
      'status --period 2026-10',
      'due',
      'due --client lodz-son',
      'history birch-lane',
      'findings',
      'findings --all',
      'show acme',
      'show acme --period 2026-10',
      'show lodz-son --period 2026-10 --all',
      'show birch-lane --period 2026-09',
      'show acme new-user',
    ]) {
      const { code, output, errors } = await mmc(...line.split(' '));
      expect(errors, line).toBe('');
      expect(code, line).toBe(0);
      expect(output, line).not.toBe('');
    }
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  it('walks the demo to one commit with four results', async () => {
    const { repository, mmc } = copyOfExample();
    const { code, output, errors } = await mmc('run', 'acme', '--tech', 'jane', '--answers', DEMO);
    expect(errors).toBe('');
    expect(code).toBe(0);
    expect(output).toContain('committed');
    expect(repository.git('rev-list', '--count', 'HEAD').trim()).toBe('2');
    expect(repository.git('status', '--porcelain')).toBe('');
    const added = repository.git('show', '--name-only', '--format=', 'HEAD').trim().split('\n');
    const walked = added.filter((path) => path.startsWith('clients/acme/results/202611/'));
    expect(walked).toHaveLength(4);
    const results = walked.map((path) => parseResult(toSource(path, repository.read(path))).result);
    expect(results.map((one) => one?.header.open)).toEqual([[], [], [], []]);
    const outcomes = results.flatMap((one) => [...(one?.answers.values() ?? [])].map((answer) => answer.outcome));
    const count = (outcome: string) => outcomes.filter((one) => one === outcome).length;
    expect([count('problem'), count('cannot'), count('n/a')]).toEqual([1, 1, 1]);
    expect(added.filter((path) => path.includes('/edits/'))).toHaveLength(1);
    expect(added.filter((path) => path.includes('/findings/'))).toHaveLength(2);
    expect((await mmc('check')).code).toBe(0);
  });

  it('has a demo that is read as it stands', () => {
    const file = parseAnswersFile(source(DEMO));
    expect(file.answers.length).toBeGreaterThan(100);
    expect(file.closings).toHaveLength(1);
  });
});
