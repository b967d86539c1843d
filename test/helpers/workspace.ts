/**
 * A temporary workspace with clients, lists and records, written as mmc writes them, and a world around it:
 *
 *     const workspace = temporaryWorkspace({ git: true });
 *     workspace.client('acme', { plan: 'gold' });
 *     workspace.list('acme', 'server-dc01', '- [ ] Backup {#backup}\n');
 *     workspace.result('acme', 'server-dc01', { backup: 'done' }, { date: '2026-10-14' });
 *     const world = workspace.world({ columns: 200 });
 *     expect(await status({}, world)).toBe(0);
 *     expect(world.terminal.output()).toContain('acme');
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { World } from '../../src/commands/world.ts';
import type { Answer, Outcome } from '../../src/domain/answers/answer.ts';
import type { ResultHeader } from '../../src/domain/records/result.ts';
import { tallyOf } from '../../src/domain/records/result.ts';
import { closingName, recordName, resultPath, type SideRecord } from '../../src/domain/walk/finish.ts';
import { parseChecklist, withIds } from '../../src/markdown/checklist.ts';
import { writeResult } from '../../src/markdown/result.ts';
import { writeSideRecord } from '../../src/markdown/side-records.ts';
import { toSource } from '../../src/markdown/source.ts';
import { realFilePort } from '../../src/store/file-port.ts';
import { blobHash } from '../../src/store/git/blobs.ts';
import { createFakeTerminal, type FakeTerminal, type FakeTerminalOptions } from './fake-terminal.ts';
import { header } from './result-header.ts';
import {
  cleanEnvironment,
  JANE,
  openRepository,
  type TemporaryRepository,
  temporaryFolder,
} from './temporary-repository.ts';

export const FIRM = `format: 1
firm: Harbor IT
timezone: Europe/Warsaw
people:
  jane:
    name: Jane Doe
    email: jane@example.com
  bob:
    name: Bob Reed
    email: bob@example.com
vendors:
  owl:
    name: Night Owl Helpdesk
`;

export interface TestWorld extends World {
  terminal: FakeTerminal;
}

type Given = Record<string, Answer | Outcome>;

export class TestWorkspace {
  readonly root: string;
  readonly git: TemporaryRepository;
  private readonly lists = new Map<string, string>();
  private ids = 0;

  constructor(root: string) {
    this.root = root;
    this.git = openRepository(root);
    this.write('mmc.yaml', FIRM);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  /** Files a month in which nothing was due. */
  archive(period: string): void {
    const header = `---\nformat: 1\nrecord: archive\nperiod: ${period}\nfiled: ${period}-28\nby: ruth\n---\n`;
    this.write(`archive/${period.replace('-', '')}.md`, `${header}\n# Filed: ${period}\n`);
  }

  exists(path: string): boolean {
    return existsSync(join(this.root, path));
  }

  /** Commits everything as it is. */
  commit(message: string, environment: Record<string, string> = JANE): void {
    const repository = openRepository(this.root, environment);
    repository.git('add', '-A');
    repository.git('commit', '--quiet', '-m', message);
  }

  /** Ids that count up: the first ends in `000001`. */
  newId(): string {
    this.ids += 1;
    return `01K7ZV2M8C4Q6T9W3X5Y${String(this.ids).padStart(6, '0')}`;
  }

  client(slug: string, frontMatter: Record<string, string> = {}): void {
    const keys = {
      id: `c-${slug}`,
      name: `${slug[0]?.toUpperCase()}${slug.slice(1)} Inc.`,
      plan: 'gold',
      ...frontMatter,
    };
    const lines = Object.entries(keys).map(([key, value]) => (value === '' ? '' : `${key}: ${value}\n`));
    this.write(`clients/${slug}/client.md`, `---\nformat: 1\n${lines.join('')}---\n`);
  }

  /** A checklist; without a front-matter it gets one with a title. */
  list(client: string, slug: string, text: string): void {
    const whole = text.startsWith('---') ? text : `---\ntitle: ${slug}\nminutes: 60\n---\n\n${text}`;
    this.lists.set(`${client}/${slug}`, whole);
    this.write(`clients/${client}/checklists/${slug}.md`, whole);
  }

  /** The result of a sitting that answered these items and left the others open. Returns its id. */
  result(client: string, slug: string, given: Given, changes: Partial<ResultHeader> & { due?: string[] } = {}): string {
    const parsed = parseChecklist(toSource('', this.lists.get(`${client}/${slug}`) ?? ''));
    const walked = withIds(parsed);
    const answers = new Map(Object.entries(given).map(([id, one]) => [id, typeof one === 'string' ? plain(one) : one]));
    const { due = parsed.checklist?.items.map((item) => item.id) ?? [], ...rest } = changes;
    const open = due.filter((id) => !answers.has(id));
    const head = header({
      id: this.newId(),
      client,
      clientId: `c-${client}`,
      checklist: slug,
      source: blobHash(Buffer.from(walked), 'sha1'),
      answered: open.length === 0 ? 'all' : [...answers.keys()],
      open,
      tally: tallyOf(answers.values()),
      ...(changes.date ? dayOf(changes.date) : {}),
      ...rest,
    });
    // What a test sets to undefined is not there.
    const kept = Object.fromEntries(
      Object.entries(head).filter(([, value]) => value !== undefined),
    ) as unknown as ResultHeader;
    const result = {
      header: kept,
      walked,
      answers,
      notes: new Map(),
      files: new Map(),
      times: new Map([...answers.keys()].map((id, at) => [id, at * 30])),
    };
    this.write(`clients/${client}/${resultPath({ ...kept, sitting: kept.id })}`, writeResult(result));
    return kept.id;
  }

  finding(client: string, words: string, changes: Partial<SideRecord> = {}): string {
    return this.record(client, { folder: 'findings', record: 'finding', words, ...changes });
  }

  editNote(client: string, checklist: string, item: string, words: string, changes: Partial<SideRecord> = {}): string {
    return this.record(client, { folder: 'edits', record: 'edit-note', checklist, item, words, ...changes });
  }

  /** Any record of `findings/` or `edits/`; a closing is one with `record: 'closing'` and `refersTo`. */
  record(client: string, changes: Partial<SideRecord>): string {
    const id = changes.id ?? this.newId();
    const date = changes.date ?? '2026-10-14';
    const base = {
      folder: 'findings',
      record: 'finding',
      client,
      clientId: `c-${client}`,
      by: 'jane',
      words: '',
    } as const;
    const name =
      changes.record === 'closing'
        ? closingName(date, changes.refersTo ?? '', id)
        : recordName(date, changes.item ?? 'note', id);
    const record: SideRecord = { ...base, id, date, name, ...changes };
    this.write(`clients/${client}/${record.folder}/${record.name}`, writeSideRecord(record));
    return id;
  }

  /** A world in this workspace, on 20 October 2026 unless told. */
  world(options: FakeTerminalOptions & { now?: string; environment?: Record<string, string> } = {}): TestWorld {
    return {
      machine: { now: () => new Date() },
      clock: { now: () => new Date(options.now ?? '2026-10-20T10:00:00Z') },
      files: realFilePort,
      terminal: createFakeTerminal(options),
      env: cleanEnvironment(options.environment ?? JANE),
      platform: process.platform,
      folder: this.root,
      version: '0.0.0',
      newId: () => this.newId(),
      onSignal: () => () => {},
    };
  }
}

/** A workspace of the firm Harbor IT, without clients; with `git` in a repository of its own, without commits. */
export function temporaryWorkspace(options: { git?: boolean } = {}): TestWorkspace {
  const workspace = new TestWorkspace(temporaryFolder());
  if (options.git) workspace.git.git('init', '--quiet', '--initial-branch=main', '--template=');
  return workspace;
}

/** Readings and notes are given as whole answers; an outcome that demands words gets some. */
function plain(outcome: Outcome): Answer {
  return outcome === 'done' ? { outcome } : { outcome, note: `It is ${outcome}.` };
}

function dayOf(date: string): Partial<ResultHeader> {
  return { period: date.slice(0, 7), started: `${date}T09:00:00+02:00`, finished: `${date}T10:00:00+02:00` };
}
