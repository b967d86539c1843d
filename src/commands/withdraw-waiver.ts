import { closest } from '../domain/closest.ts';
import { Failure } from '../domain/failure.ts';
import { meantById } from '../domain/names.ts';
import { type Waiver, waiverFor } from '../domain/records/waiver.ts';
import { onOneLine } from '../domain/text/one-line.ts';
import { closingName, type SideRecord, shortId } from '../domain/walk/finish.ts';
import { writeSideRecord } from '../markdown/side-records.ts';
import { type Line, line, span } from '../render/text.ts';
import type { ClientInPlace } from '../store/workspace/clients.ts';
import { readWaivers, type WaiverInPlace } from '../store/workspace/waivers.ts';
import type { Workspace } from '../store/workspace/workspace.ts';
import { writeBelow } from '../store/workspace/write-below.ts';
import { wordsOf } from './asked-words.ts';
import { keep } from './keep.ts';
import { whoSigns } from './who.ts';
import { type ExitCode, today, type World } from './world.ts';

interface WithdrawOptions {
  list: string;
  /** The whole id of the waiver, or the end of it. */
  withdraw: string;
  period?: string;
  duty?: string;
  reason?: string;
  by?: string;
}

/** `mmc waive --withdraw`: writes and commits the closing that takes a waiver back. One that is taken back already is success. */
export async function withdrawWaiver(
  options: WithdrawOptions,
  workspace: Workspace,
  place: ClientInPlace,
  world: World,
): Promise<ExitCode> {
  if (options.period !== undefined || options.duty !== undefined) {
    throw new Failure('usage', '--withdraw names the waiver; --period and --duty say nothing more', {
      hint: 'Leave them out',
    });
  }
  const { waiver, withdrawn } = findWaiver(workspace, place, options);
  const { client, folder } = place;
  const what = `${client.slug} ${waiver.checklist}: ${waiver.duty} of ${waiver.period}`;
  if (withdrawn) {
    const { date, by, words } = withdrawn;
    world.terminal.show([[{ text: `${what}: the waiver was taken back on ${date} by ${by}: ${onOneLine(words)}` }]]);
    return 0;
  }
  const by = await whoSigns(world, workspace, options.by, '--by');
  const words = await wordsOf(options.reason, REASON, world);
  const date = today(world, workspace.firm.timezone);
  const id = world.newId();
  const record: SideRecord = {
    folder: 'waivers',
    name: closingName(date, waiver.id, id),
    id,
    record: 'closing',
    client: client.slug,
    clientId: client.id,
    refersTo: waiver.id,
    date,
    by,
    words,
  };
  const path = `${folder.path}/waivers/${record.name}`;
  const bytes = Buffer.from(writeSideRecord(record));
  writeBelow(world.files, workspace.root, path, bytes);
  const message = `Take back the waiver ${shortId(waiver.id)} at ${client.slug}`;
  const kept = await keep(world, workspace, [{ path, bytes }], message, 'waive');
  world.terminal.show([...meaningLines(what, waiver, stillHolding(workspace, place, waiver)), ...kept.lines]);
  return kept.code;
}

/** Two laptops may have waived the same, or somebody the whole month of a week. */
function stillHolding(workspace: Workspace, { folder }: ClientInPlace, taken: Waiver): Waiver | undefined {
  const { waivers } = readWaivers(workspace, folder);
  const others = waivers.flatMap(({ waiver, withdrawn }) => (withdrawn || waiver.id === taken.id ? [] : [waiver]));
  return waiverFor(others, { ...taken, walked: true });
}

function meaningLines(what: string, { client, checklist }: Waiver, other: Waiver | undefined): Line[] {
  if (!other) return [line(`${what} is waived no more`)];
  const { date, by, reason, id } = other;
  return [
    line(`${what} stays waived: this waiver is taken back, and another one by ${by} still holds`),
    line(`${date} by ${by}: ${onOneLine(reason)}`),
    line(span(`Take that one back with: mmc waive ${client} ${checklist} --withdraw ${shortId(id)}`, 'faint')),
  ];
}

const REASON = {
  question: 'Why is it taken back?',
  instead: 'Say why with --reason "…"',
  empty: 'To take a waiver back needs a reason',
  what: 'The reason',
};

function findWaiver(workspace: Workspace, place: ClientInPlace, options: WithdrawOptions): WaiverInPlace {
  const { slug } = place.client;
  const own = readWaivers(workspace, place.folder).waivers.filter(({ waiver }) => waiver.checklist === options.list);
  const found = meantById(options.withdraw, own, ({ waiver }) => waiver.id);
  const [only, second] = found;
  if (only && !second) return only;
  if (second) {
    throw new Failure('usage', `"${options.withdraw}" could be several waivers`, {
      hint: `Write one of ${found.map(({ waiver }) => waiver.id).join(', ')}`,
    });
  }
  const open = own.filter(({ withdrawn }) => !withdrawn).map(({ waiver }) => waiver);
  const near = closest(
    options.withdraw,
    open.map(({ id }) => shortId(id)),
  );
  const known = open.map(({ id, duty, period }) => `${shortId(id)} (${duty} of ${period})`).join(', ');
  throw new Failure('usage', `${slug} ${options.list} has no waiver "${options.withdraw}"`, {
    hint: near ? `Did you mean "${near}"?` : known === '' ? 'It has none at all' : `There is ${known}`,
  });
}
