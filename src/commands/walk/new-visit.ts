import { Failure } from '../../domain/failure.ts';
import type { Mode } from '../../domain/records/result.ts';
import type { SittingEvent } from '../../domain/walk/events.ts';
import type { ListInHand, Recorded, Visit } from '../../domain/walk/visit.ts';
import { record } from '../../domain/walk/visit.ts';
import type { ClientInPlace } from '../../store/workspace/clients.ts';
import { readEditNotes, readFindings } from '../../store/workspace/findings.ts';
import { findResult } from '../../store/workspace/results.ts';
import { personNamed, whoAmI } from '../who.ts';
import { type ExitCode, stamp, today, type World } from '../world.ts';
import { readAnswers } from './answers.ts';
import { chooseLists } from './choose-lists.ts';
import type { Opened } from './close-walk.ts';
import { readBackground } from './history.ts';
import { beginJournals } from './journals.ts';
import { openList, type VisitBasics } from './open-lists.ts';
import type { RunOptions } from './options.ts';
import type { Outside } from './outside.ts';
import { visitDay, visitPeriod } from './period.ts';

/** Who, when and for which month, and the lists with what they ask; nothing is written yet. */
export async function planVisit(
  outside: Outside,
  place: ClientInPlace,
  options: RunOptions,
): Promise<{ basics: VisitBasics; lists: ListInHand[]; unreadable: string[]; visit: Visit }> {
  const { world, workspace, repository } = outside;
  const date = visitDay(outside, options);
  const now = today(world, workspace.firm.timezone);
  const me =
    options.tech !== undefined && date === now
      ? personNamed(workspace.firm, options.tech)
      : await whoAmI(world, workspace);
  const by = options.tech === undefined ? me : personNamed(workspace.firm, options.tech);
  const period = await visitPeriod(outside, place, options, date);
  const chosen = chooseLists(workspace, place, options, period);
  const asked = await withSubject(
    world,
    chosen.lists.some((one) => one.checklist.interval === 'on-demand')
      ? chosen.lists.find((one) => one.checklist.interval === 'on-demand')?.checklist.subject
      : undefined,
    options,
    chosen.lists.some((one) => one.checklist.interval === 'on-demand'),
  );
  const late = date === now ? {} : { entered: now, enteredBy: me };
  const basics: VisitBasics = {
    visit: world.newId(),
    at: stamp(world, workspace.firm.timezone),
    workspace,
    place,
    date,
    by,
    period,
    repository,
    ...late,
  };
  const { findings } = readFindings(workspace, place.folder);
  const { notes } = readEditNotes(workspace, place.folder);
  const background = readBackground(workspace, place, period, { findings, editNotes: notes });
  const open = (mode: Mode) => chosen.lists.map((list) => openList(world, basics, list, background, asked, mode));
  const mode =
    options.mode ??
    (open('onsite').some((list) => list.asked.some(({ item }) => item.tier === 'onsite')) ? 'onsite' : 'remote');
  const lists = open(mode).filter((list) => list.asked.length > 0);
  const visit: Visit = {
    lists,
    front: 0,
    findings: findings.filter((one) => !one.closing),
    screen: { at: 'item' },
    today: now,
    ...(place.client.contact.name ? { contact: place.client.contact.name } : {}),
  };
  return { basics, lists, unreadable: chosen.unreadable.map((file) => file.path), visit };
}

async function withSubject(
  world: World,
  question: string | undefined,
  options: RunOptions,
  onDemand: boolean,
): Promise<RunOptions> {
  if (!onDemand || options.subject !== undefined) return options;
  const words = `What is it about: ${question ?? 'person, machine or event'}?`;
  const subject = await world.terminal.ask.line(words, {
    instead: 'Say what it is about: --subject "…"',
    check: (text) => (text.trim() === '' ? 'A few words, please' : undefined),
  });
  return { ...options, subject: subject.trim() };
}

/** Opens a new visit with its journals; an exit code when there is nothing to walk. */
export async function newVisit(
  outside: Outside,
  place: ClientInPlace,
  options: RunOptions,
): Promise<Opened | ExitCode> {
  const { world, workspace, folder } = outside;
  const answers = options.answers === undefined ? undefined : readAnswers(world, options.answers);
  const given = answers?.mode && !options.mode ? { ...options, mode: answers.mode as Mode } : options;
  if (!answers && !world.terminal.interactive && !options.plain) {
    throw new Failure('usage', 'A walk needs a terminal', {
      hint: 'Give the answers with --answers FILE, or use --plain to answer line by line',
    });
  }
  const { basics, lists, unreadable, visit } = await planVisit(outside, place, given);
  for (const path of unreadable)
    world.terminal.warn([
      [{ text: 'warning: ', tone: 'warn' }, { text: `${path} cannot be walked: run "mmc check ${path}"` }],
    ]);
  if (lists.length === 0) return tellNothingToDo(world, place, basics);
  const holder = { what: `mmc run ${place.client.slug}`, since: world.machine.now() };
  const journals = await beginJournals(
    world.files,
    folder,
    lists.map((list) => list.sitting),
    holder,
  );
  const first = firstEvents(outside, place, lists, basics.at, options);
  journals.append(first);
  const begun = record(visit, first);
  const screen: Visit['screen'] =
    visit.findings.length > 0 && lists.some((list) => list.sitting.opening.period)
      ? { at: 'findings', index: 0 }
      : { at: 'item' };
  const walk = {
    world,
    timezone: workspace.firm.timezone,
    clientFolder: `${workspace.root}/${place.folder.path}`,
    journals,
    visit: { ...begun, screen },
  };
  return { outside, walk, place, ...(answers ? { answers } : {}) };
}

/** The facts that flags give, the first list in front, and for a correction the answers that it corrects. */
function firstEvents(
  { workspace }: Outside,
  place: ClientInPlace,
  lists: readonly ListInHand[],
  at: string,
  options: RunOptions,
): Recorded[] {
  const events: Recorded[] = [{ list: 0, event: { type: 'front', at, on: true } }];
  const facts = { ...(options.met ? { met: options.met } : {}), ...(options.ticket ? { ticket: options.ticket } : {}) };
  for (const [list, { sitting }] of lists.entries()) {
    const mode = sitting.facts.mode;
    events.push({ list, event: { type: 'visit', at, facts: { mode, trip: mode === 'onsite', ...facts } } });
    for (const event of correctedAnswers(workspace, place, sitting.opening.corrects, lists[list], at))
      events.push({ list, event });
  }
  return events;
}

function correctedAnswers(
  workspace: Outside['workspace'],
  place: ClientInPlace,
  corrects: string | undefined,
  list: ListInHand | undefined,
  at: string,
): SittingEvent[] {
  if (corrects === undefined || !list) return [];
  const result = findResult(workspace, place.folder, corrects);
  if (!result)
    throw new Failure('usage', `${place.client.name} has no result ${corrects}`, {
      hint: '"mmc show" names the id of each result',
    });
  return [...result.answers].flatMap(([item, answer]) =>
    list.items.has(item) ? [{ type: 'answer' as const, at, item, answer }] : [],
  );
}

function tellNothingToDo(world: World, place: ClientInPlace, basics: VisitBasics): ExitCode {
  world.terminal.show([
    [
      { text: `Nothing is left to walk at ${place.client.name} for ${basics.period}: `, tone: 'good' },
      { text: `"mmc show ${place.client.slug}" tells what was found` },
    ],
  ]);
  return 0;
}
