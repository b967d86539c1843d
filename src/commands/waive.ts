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
import { line, span } from '../render/text.ts';
import { withLock } from '../store/lock.ts';
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
  refuseFiled(workspace, period);
  const owed = await owedDuties(place, list, period, day, world);
  // What was walked although nothing was due has its other duties.
  if (!owed) refuseNotDue(list, checklist, place.client, period, day);
  const refuseKnown = () =>
    refuseTwice(place, list, duty, period, knownWaiver(workspace, place, { checklist: list, duty, period }, owed));
  refuseKnown();
  refuseUntracked(owed, duty);
  refuseDone(place, owed, duty);
  const reason = await wordsOf(options.reason, REASON, world);
  const by = await approver(options.by, workspace.firm, world);
  const { client, folder } = place;
  const id = world.newId();
  const waiver = { id, client: client.slug, clientId: client.id, checklist: list, duty, period, date: day, by, reason };
  const path = `${folder.path}/waivers/${recordName(day, `${list}.${duty}`, id)}`;
  const bytes = Buffer.from(writeWaiver(waiver));
  await lockWaivers(world, workspace, place, async () => {
    // Somebody may have waived it while the reason was asked for.
    refuseKnown();
    writeBelow(world.files, workspace.root, path, bytes);
  });
  const message = `Waive ${duty} of ${list} at ${client.slug} for ${period}`;
  const kept = await keep(world, workspace, [{ path, bytes }], message, 'waive');
  const { slug } = client;
  world.terminal.show([
    line(`${slug} ${list}: ${duty} of ${period} is waived; it never counts as done`),
    line(span(`Take it back with: mmc waive ${slug} ${list} --withdraw ${shortId(id)}`, 'faint')),
    ...kept.lines,
  ]);
  return kept.code;
}

/** One at a time for each client: whoever waives sees what the others have waived. */
function lockWaivers<T>(
  world: World,
  { root }: Workspace,
  { folder }: ClientInPlace,
  work: () => Promise<T>,
): Promise<T> {
  return withLock(`waivers ${root}/${folder.path}`, { what: 'mmc waive', since: world.machine.now() }, {}, work);
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
  const read = await readDutyRecords(world.folder, () => day, { client: place.folder, signs: false });
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

/** A verdict that is filed stays, so a waiver would change nothing and say something else. */
function refuseFiled(workspace: Workspace, period: Period): void {
  const month = monthOf(period);
  if (!archivedPeriods(workspace).includes(month)) return;
  throw new Failure('usage', `${month} is filed, and its verdicts stay as they are`, {
    hint: `"mmc due --period ${month}" shows them; name a month that is not filed with --period`,
  });
}

function refuseDone({ client }: ClientInPlace, owed: ListDuties | undefined, duty: Duty): void {
  const done = owed?.duties.find((one) => one.duty === duty)?.done;
  if (!owed || !done) return;
  const what = `${client.slug} ${owed.list}: ${duty} of ${owed.period}`;
  throw new Failure('usage', `${what} was done on ${done.date} by ${done.by}, so there is nothing to skip`, {
    hint: 'What is done stays done, waived or not; another month is named with --period',
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
