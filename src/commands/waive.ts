import type { Day } from '../domain/calendar/day.ts';
import type { Period } from '../domain/calendar/period.ts';
import { monthOf } from '../domain/calendar/week.ts';
import type { Checklist } from '../domain/checklists/checklist.ts';
import type { Duty, ListDuties } from '../domain/duties/duty.ts';
import { dutiesOf } from '../domain/duties/list-duties.ts';
import { Failure } from '../domain/failure.ts';
import { type Firm, peopleWith, personOf } from '../domain/firm.ts';
import { type Waivable, type Waiver, waiverFor } from '../domain/records/waiver.ts';
import { onOneLine } from '../domain/text/one-line.ts';
import { recordName, shortId } from '../domain/walk/finish.ts';
import { writeWaiver } from '../markdown/side-records.ts';
import { type Line, line, span } from '../render/text.ts';
import { archivedPeriods } from '../store/workspace/archives.ts';
import { type ClientInPlace, checklistFiles, readChecklist } from '../store/workspace/clients.ts';
import { readDutyRecords } from '../store/workspace/duty-records.ts';
import { readWaivers } from '../store/workspace/waivers.ts';
import { openWorkspace, type Workspace } from '../store/workspace/workspace.ts';
import { writeBelow } from '../store/workspace/write-below.ts';
import { wordsOf } from './asked-words.ts';
import { dutyContext } from './duty-context.ts';
import { findClient } from './find-client.ts';
import { findList } from './find-list.ts';
import { keep } from './keep.ts';
import { personNamed } from './person-named.ts';
import { refuseNotDue, waivedPeriod } from './waived-period.ts';
import { withdrawWaiver } from './withdraw-waiver.ts';
import { type ExitCode, today, type World } from './world.ts';

interface WaiveOptions {
  client: string;
  list: string;
  period?: string;
  duty?: Duty;
  reason?: string;
  by?: string;
  withdraw?: string;
}

/** `mmc waive`: writes and commits the record of a duty that is skipped, with its reason and who approved it (P41, P72). */
export async function waive(options: WaiveOptions, world: World): Promise<ExitCode> {
  const workspace = openWorkspace(world.folder);
  const place = findClient(workspace, options.client, { whole: true });
  const { withdraw, ...rest } = options;
  if (withdraw !== undefined) return withdrawWaiver({ ...rest, withdraw }, workspace, place, world);
  const day = today(world, workspace.firm.timezone);
  const { list, checklist } = listOf(workspace, place, options.list);
  const period = waivedPeriod(options.period, list, checklist, day);
  const duty = options.duty ?? 'execute';
  const owed = await owedDuties(place, list, period, day, world);
  // What was walked although nothing was due has its other duties.
  if (!owed) refuseNotDue(list, checklist, place.client, period, day);
  refuseTwice(place, list, duty, period, knownWaiver(workspace, place, { checklist: list, duty, period }, owed));
  refuseUntracked(owed, duty);
  const reason = await wordsOf(options.reason, REASON, world);
  const by = await approver(options.by, workspace.firm, world);
  const { client, folder } = place;
  const id = world.newId();
  const waiver = { id, client: client.slug, clientId: client.id, checklist: list, duty, period, date: day, by, reason };
  const path = `${folder.path}/waivers/${recordName(day, `${list}.${duty}`, id)}`;
  const bytes = Buffer.from(writeWaiver(waiver));
  writeBelow(world.files, workspace.root, path, bytes);
  const message = `Waive ${duty} of ${list} at ${client.slug} for ${period}`;
  const kept = await keep(world, workspace, [{ path, bytes }], message, 'waive');
  world.terminal.show([...meaningLines(waiver, owed, archivedPeriods(workspace)), ...kept.lines]);
  return kept.code;
}

const REASON = {
  question: 'Why is it skipped?',
  instead: 'Say why with --reason "…", and who approved it with --by',
  empty: 'A waiver needs a reason',
  what: 'The reason',
};

function listOf(workspace: Workspace, place: ClientInPlace, word: string): { list: string; checklist: Checklist } {
  const files = checklistFiles(workspace, place.folder);
  const { slug } = place.client;
  const list = findList(
    word,
    files.map((file) => file.slug),
    slug,
    { whole: true },
  );
  const file = files.find((one) => one.slug === list);
  const checklist = file && readChecklist(workspace, file).parsed?.checklist;
  if (checklist) return { list, checklist };
  throw new Failure('data', `The list ${slug} ${list} cannot be read`, { hint: `Run "mmc check ${file?.path}"` });
}

function refuseTwice(place: ClientInPlace, list: string, duty: Duty, period: Period, same: Waiver | undefined): void {
  if (!same) return;
  const { slug } = place.client;
  const what = same.duty === duty && same.period === period ? '' : `, with ${same.duty} of ${same.period}`;
  throw new Failure('usage', `${slug} ${list}: ${duty} of ${period} is waived already${what}`, {
    hint: `${same.date} by ${same.by}: ${onOneLine(same.reason)}. Take it back with "mmc waive ${slug} ${list} --withdraw ${shortId(same.id)}"`,
  });
}

/** The waiver that covers a duty already; what was walked decides only in a month that is not filed. */
function knownWaiver(
  workspace: Workspace,
  { folder }: ClientInPlace,
  of: Omit<Waivable, 'walked'>,
  owed: ListDuties | undefined,
): Waiver | undefined {
  const { waivers } = readWaivers(workspace, folder);
  const standing = waivers.flatMap(({ waiver, withdrawn }) => (withdrawn ? [] : [waiver]));
  return waiverFor(standing, { ...of, walked: true }) ?? owed?.duties.find(({ duty }) => duty === of.duty)?.waiver;
}

/** The duties of the list in that period; undefined for a month that is filed, or is still to come. */
async function owedDuties(
  place: ClientInPlace,
  list: string,
  period: Period,
  day: Day,
  world: World,
): Promise<ListDuties | undefined> {
  const read = await readDutyRecords(world.folder, () => day, { client: place.folder });
  const records = read.clients.find(({ client }) => client.id === place.client.id);
  if (!records) return undefined;
  const { context } = await dutyContext(read, day, monthOf(period));
  return dutiesOf(records, context, monthOf(period)).find((one) => one.list === list && one.period === period);
}

function refuseUntracked(owed: ListDuties | undefined, duty: Duty): void {
  if (!owed || owed.duties.some((one) => one.duty === duty)) return;
  throw new Failure('usage', `The duty to ${duty} is not tracked in ${owed.period}, so there is nothing to skip`, {
    hint: `Tracked are ${owed.duties.map((one) => one.duty).join(', ')}; "duties:" in mmc.yaml names more`,
  });
}

/** Somebody of the firm has to stand for it. */
async function approver(told: string | undefined, firm: Firm, world: World): Promise<string> {
  const { people } = firm;
  const example = peopleWith(firm, 'service-manager')[0] ?? people[0];
  if (told === undefined) {
    return world.terminal.ask.choice(
      'Who approved it?',
      people.map(({ slug, name }) => ({ value: slug, name })),
      { instead: `Say who approved it with --by, such as --by ${example?.slug ?? 'tom'}` },
    );
  }
  const person = personNamed(firm, told);
  if (personOf(firm, person)) return person;
  throw new Failure('usage', `${person} is a vendor, and a waiver is approved by a person of the firm`, {
    hint: `Known are ${people.map(({ slug }) => slug).join(', ')}`,
  });
}

/** What the waiver means, and what it does not change. */
function meaningLines(waiver: Omit<Waiver, 'path'>, owed: ListDuties | undefined, filed: readonly Period[]): Line[] {
  const { client, checklist, duty, period, id } = waiver;
  const done = owed?.duties.find((one) => one.duty === duty)?.done;
  const month = monthOf(period);
  return [
    line(`${client} ${checklist}: ${duty} of ${period} is waived; it never counts as done`),
    ...(done
      ? [line(span(`It was done on ${done.date} by ${done.by}, and stays done; the waiver is kept beside it`, 'warn'))]
      : []),
    ...(filed.includes(month)
      ? [line(span(`${month} is filed: its verdict stays until the month is filed again`, 'warn'))]
      : []),
    line(span(`Take it back with: mmc waive ${client} ${checklist} --withdraw ${shortId(id)}`, 'faint')),
  ];
}
