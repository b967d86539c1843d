// Which records are read is chosen by their names: it leads to the same duties as reading every one.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { workCalendar } from '../../../src/domain/calendar/workdays.ts';
import type { ClientRecords } from '../../../src/domain/duties/client-records.ts';
import type { DutyContext } from '../../../src/domain/duties/context.ts';
import { DUTIES } from '../../../src/domain/duties/duty.ts';
import { dutiesOf } from '../../../src/domain/duties/list-duties.ts';
import type { Publication } from '../../../src/domain/records/publication.ts';
import { recordName } from '../../../src/domain/walk/finish.ts';
import { writeArchive } from '../../../src/markdown/archive.ts';
import { writePublication, writeWaiver } from '../../../src/markdown/side-records.ts';
import { type DutyRecords, readDutyRecords } from '../../../src/store/workspace/duty-records.ts';
import { readEditNotes, readSideRecords } from '../../../src/store/workspace/findings.ts';
import { readWaivers } from '../../../src/store/workspace/waivers.ts';
import { openWorkspace } from '../../../src/store/workspace/workspace.ts';
import { type TestWorkspace, temporaryWorkspace } from '../../helpers/workspace.ts';
import '../../helpers/property-seed.ts';

const TODAY = '2026-11-12';
const RULES = `duties:
  execute: {deadline: last}
  revise: {deadline: day 5 next}
  publish: {deadline: day 8 next}
  file: {deadline: day 10 next}
`;
const LISTS = ['nas', 'ups'];

interface Story {
  filed: string[];
  starts: (string | undefined)[];
  contract: string | undefined;
  walks: { list: string; date: string; revision: 'none' | 'changed' }[];
  notes: { list: string; date: string; closings: { date: string; decision: 'changed' | 'declined' }[] }[];
  waivers: { list: string; date: string; ahead: number; duty: (typeof DUTIES)[number]; withdrawn: boolean }[];
  publications: { list: string; date: string; current: boolean }[];
}

const month = fc
  .integer({ min: 0, max: 34 })
  .map((at) => `${2024 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`);
const recent = fc.constantFrom('2026-07', '2026-08', '2026-09', '2026-10', '2026-11');
const day = fc
  .tuple(fc.oneof(month, recent), fc.integer({ min: 1, max: 28 }))
  .map(([of, at]) => `${of}-${String(at).padStart(2, '0')}`)
  .filter((one) => one <= TODAY);
const list = fc.constantFrom(...LISTS);

const story: fc.Arbitrary<Story> = fc.record({
  filed: fc.oneof(fc.array(recent), fc.array(month), fc.constant<string[]>([])),
  starts: fc.tuple(fc.option(fc.oneof(month, recent), { nil: undefined }), fc.oneof(month, recent)),
  contract: fc.option(day, { nil: undefined }),
  walks: fc.array(fc.record({ list, date: day, revision: fc.constantFrom('none' as const, 'changed' as const) }), {
    maxLength: 5,
  }),
  notes: fc.array(
    fc.record({
      ...{ list, date: day },
      closings: fc.array(fc.record({ date: day, decision: fc.constantFrom('changed' as const, 'declined' as const) }), {
        maxLength: 2,
      }),
    }),
    { maxLength: 3 },
  ),
  waivers: fc.array(
    fc.record({
      ...{ list, date: day },
      ahead: fc.integer({ min: -2, max: 12 }),
      duty: fc.constantFrom(...DUTIES),
      withdrawn: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
  publications: fc.array(fc.record({ list, date: day, current: fc.boolean() }), { maxLength: 4 }),
});

function later(date: string, months: number): string {
  const at = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

async function write(workspace: TestWorkspace, told: Story): Promise<void> {
  for (const folder of ['clients', 'archive', 'schedule'])
    rmSync(join(workspace.root, folder), { recursive: true, force: true });
  workspace.client('acme', told.contract === undefined ? {} : { contract: `\n  start: ${told.contract}` });
  for (const [at, slug] of LISTS.entries()) {
    const start = told.starts[at];
    workspace.list('acme', slug, `---\ntitle: ${slug}\n${start ? `start: ${start}\n` : ''}---\n\n- [ ] A {#a}\n`);
  }
  for (const one of told.filed) file(workspace, one);
  for (const { list, date, revision } of told.walks) workspace.result('acme', list, { a: 'done' }, { date, revision });
  for (const { list, date, closings } of told.notes) {
    const id = workspace.editNote('acme', list, 'a', 'Words.', { date, period: date.slice(0, 7) } as never);
    for (const closing of closings.filter((one) => one.date >= date))
      workspace.record('acme', { folder: 'edits', record: 'closing', refersTo: id, words: 'So.', ...closing } as never);
  }
  const whose = { client: 'acme', clientId: 'c-acme', by: 'jane' };
  for (const { list, date, ahead, duty, withdrawn } of told.waivers) {
    const id = workspace.newId();
    const period = later(date, ahead);
    const text = writeWaiver({ ...whose, id, checklist: list, duty, period, date, reason: 'Away.' });
    workspace.write(`clients/acme/waivers/${recordName(date, `${list}.${duty}`, id)}`, text);
    if (withdrawn)
      workspace.record('acme', {
        folder: 'waivers',
        record: 'closing',
        refersTo: id,
        date: TODAY,
        words: 'Back.',
      } as never);
  }
  await publish(workspace, told);
}

function file(workspace: TestWorkspace, period: string): void {
  const text = writeArchive({ period, filed: TODAY, by: 'jane', clients: [] });
  workspace.write(`archive/${period.replace('-', '')}.md`, text);
}

/** What is current is published with the watermark that the list has, so that the other way round is found as well. */
async function publish(workspace: TestWorkspace, { publications }: Story): Promise<void> {
  const add = (list: string, date: string, watermark: string) => {
    const id = workspace.newId();
    const whose = { id, client: 'acme', clientId: 'c-acme', by: 'ruth', source: 'a'.repeat(40) };
    const text = writePublication({ ...whose, checklist: list, date, watermark });
    workspace.write(`clients/acme/published/${recordName(date, list, id)}`, text);
  };
  for (const { list, date, current } of publications.filter((one) => !one.current))
    if (!current) add(list, date, '0'.repeat(64));
  if (!publications.some(({ current }) => current)) return;
  for (const slug of LISTS) add(slug, '2023-01-01', '0'.repeat(64));
  const { clients } = await readDutyRecords(workspace.root, () => TODAY);
  const marks = new Map(clients[0]?.lists.map((one) => [one.list, one.watermark ?? '']));
  for (const { list, date, current } of publications) if (current) add(list, date, marks.get(list) ?? '');
}

/** The same with every side record. */
function withAll(root: string, records: ClientRecords): ClientRecords {
  const workspace = openWorkspace(root);
  const publications = readSideRecords(workspace, 'clients/acme/published').flatMap(({ record }): Publication[] =>
    record?.record === 'publication' ? [record.publication] : [],
  );
  const { waivers } = readWaivers(workspace, records.folder);
  const { notes } = readEditNotes(workspace, records.folder);
  return {
    ...records,
    publications,
    waivers: waivers.flatMap(({ waiver, withdrawn }) => (withdrawn ? [] : [waiver])),
    editNotes: notes.map(({ id, checklist, period, date, closing }) => ({
      ...{ id, list: checklist, period: period ?? date.slice(0, 7), date },
      ...(closing ? { closed: closing } : {}),
    })),
  };
}

function contextOf({ workspace, filed, schedules }: DutyRecords): DutyContext {
  const { firm } = workspace;
  return { today: TODAY, firm, calendar: workCalendar(firm.workdays, new Map()), filed, schedules };
}

it('leads to the same duties as reading every record', async () => {
  const workspace = temporaryWorkspace();
  workspace.write('mmc.yaml', `format: 1\nfirm: F\ntimezone: UTC\npeople:\n  jane:\n    name: Jane\n${RULES}`);
  await fc.assert(
    fc.asyncProperty(story, async (told) => {
      await write(workspace, told);
      const read = await readDutyRecords(workspace.root, () => TODAY);
      expect(read.problems).toEqual([]);
      const [records] = read.clients;
      if (!records) throw new Error('acme is there');
      const chosen = dutiesOf(records, contextOf(read), '2026-11');
      expect(chosen).toEqual(dutiesOf(withAll(workspace.root, records), contextOf(read), '2026-11'));
    }),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 120) },
  );
});

it('reads a waiver of a month that nobody filed and nobody walked', async () => {
  const workspace = temporaryWorkspace();
  workspace.client('acme');
  workspace.list('acme', 'nas', '---\ntitle: NAS\nstart: 2026-08\n---\n\n- [ ] A {#a}\n');
  const waiver = { checklist: 'nas', duty: 'execute' as const, period: '2026-08', date: '2025-09-10', reason: 'Away.' };
  const text = writeWaiver({ client: 'acme', clientId: 'c-acme', by: 'jane', id: workspace.newId(), ...waiver });
  workspace.write('clients/acme/waivers/20250910.nas.execute.000001.md', text);
  const { clients } = await readDutyRecords(workspace.root, () => TODAY);
  expect(clients[0]?.waivers).toHaveLength(1);
});

it('begins a list without a start with a filed month that lies between months that are not', async () => {
  const workspace = temporaryWorkspace();
  workspace.client('acme');
  workspace.list('acme', 'nas', '---\ntitle: NAS\n---\n\n- [ ] A {#a}\n');
  workspace.list('acme', 'ups', '---\ntitle: UPS\nstart: 2026-06\n---\n\n- [ ] A {#a}\n');
  workspace.result('acme', 'ups', { a: 'done' }, { date: '2026-06-10' });
  workspace.result('acme', 'nas', { a: 'done' }, { date: '2026-08-10' });
  file(workspace, '2026-08');
  const read = await readDutyRecords(workspace.root, () => TODAY);
  const owed = read.clients.flatMap((one) => dutiesOf(one, contextOf(read), '2026-11'));
  expect(owed.flatMap((one) => (one.list === 'nas' ? one.period : []))).toEqual(['2026-09', '2026-10', '2026-11']);
});

it('takes the first withdrawal by day and id, whatever the files are called', async () => {
  const workspace = temporaryWorkspace();
  workspace.client('acme');
  const id = '01K7ZV2M8C4Q6T9W3X5Y000001';
  const whose = { client: 'acme', clientId: 'c-acme', by: 'jane', checklist: 'nas', duty: 'execute' as const };
  const text = writeWaiver({ ...whose, id, period: '2026-10', date: '2026-10-10', reason: 'Away.' });
  workspace.write('clients/acme/waivers/20261010.nas.execute.000001.md', text);
  for (const [own, by] of [
    ['01K7ZV2M8C4Q6T9W3X5ZAAAAAA', 'second'],
    ['01K7ZV2M8C4Q6T9W3X5YBBBBBB', 'first'],
  ])
    workspace.record('acme', {
      ...{ folder: 'waivers', record: 'closing', refersTo: id, id: own, by, date: '2026-10-20', words: 'Back.' },
    } as never);
  const { waivers } = readWaivers(openWorkspace(workspace.root), { slug: 'acme', path: 'clients/acme', old: false });
  expect(waivers.map(({ withdrawn }) => withdrawn?.by)).toEqual(['first']);
});
