import type { Period } from '../../domain/calendar/period.ts';
import type { Checklist } from '../../domain/checklists/checklist.ts';
import { countedFor, periodOfList } from '../../domain/checklists/due-lists.ts';
import { Failure } from '../../domain/failure.ts';
import type { Mode, Result, ResultHeader } from '../../domain/records/result.ts';
import type { VisitFacts } from '../../domain/walk/events.ts';
import type { ListInHand, Recorded, Visit } from '../../domain/walk/visit.ts';
import { record } from '../../domain/walk/visit.ts';
import { parseChecklist } from '../../markdown/checklist.ts';
import { toSource } from '../../markdown/source.ts';
import type { ClientInPlace } from '../../store/workspace/clients.ts';
import { readEditNotes, readFindings } from '../../store/workspace/findings.ts';
import { findResult } from '../../store/workspace/results.ts';
import { personNamed } from '../person-named.ts';
import { whoAmI } from '../who.ts';
import { type ExitCode, stamp, today, type World } from '../world.ts';
import { readAnswers } from './answers.ts';
import { flagTrouble } from './check-options.ts';
import { type ChosenList, chooseLists } from './choose-lists.ts';
import { folderNow } from './client-folder.ts';
import type { Opened } from './close-walk.ts';
import { type Background, readBackground } from './history.ts';
import { beginJournals } from './journals.ts';
import { openList, type VisitBasics } from './open-lists.ts';
import type { RunOptions } from './options.ts';
import type { Outside } from './outside.ts';
import { refuseOtherPeriods, visitDay, visitPeriods } from './period.ts';

/** Who, when and for which month, and the lists with what they ask; nothing is written yet. */
export async function planVisit(
  outside: Outside,
  place: ClientInPlace,
  given: RunOptions,
): Promise<{ basics: VisitBasics; lists: ListInHand[]; unreadable: string[]; visit: Visit; corrected?: Result }> {
  const { world, workspace, repository } = outside;
  const corrected = given.corrects === undefined ? undefined : correctedResult(workspace, place, given.corrects);
  const options = corrected ? asCorrected(given, corrected.header) : given;
  const date = visitDay(outside, options);
  const now = today(world, workspace.firm.timezone);
  const me =
    options.tech !== undefined && date === now
      ? personNamed(workspace.firm, options.tech)
      : await whoAmI(world, workspace, '--tech');
  const by = options.tech === undefined ? me : personNamed(workspace.firm, options.tech);
  const periods = await visitPeriods(outside, place, options, date);
  const chosen = corrected ? pinnedList(corrected) : chooseLists(workspace, place, options, periods, date);
  if (!corrected) refuseOtherPeriods(chosen.lists, periods, date);
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
    periods,
    repository,
    ...late,
    ...(corrected ? { spent: corrected.header.minutes } : {}),
  };
  const { findings } = readFindings(workspace, place.folder);
  const { notes } = readEditNotes(workspace, place.folder);
  const backgrounds = new Map<Period | undefined, Background>();
  const backgroundOf = (checklist: Checklist): Background => {
    const period = periodOfList(checklist, periods) ?? countedFor(periods);
    const known = backgrounds.get(period) ?? readBackground(workspace, place, period, { findings, editNotes: notes });
    backgrounds.set(period, known);
    return known;
  };
  const open = (mode: Mode) =>
    chosen.lists.map((list) => openList(world, basics, list, backgroundOf(list.checklist), asked, mode));
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
  const unreadable = chosen.unreadable.map((file) => file.path);
  return { basics, lists, unreadable, visit, ...(corrected ? { corrected } : {}) };
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
    check: (text) => (text.trim() === '' ? 'A few words, please' : flagTrouble(text)),
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
  const given = answers?.mode && !options.mode ? { ...options, mode: answers.mode } : options;
  if (!answers && !world.terminal.interactive && !options.plain) {
    throw new Failure('usage', 'A walk needs a terminal', {
      hint: 'Give the answers with --answers FILE, or use --plain to answer line by line',
    });
  }
  const { basics, lists, unreadable, visit, corrected } = await planVisit(outside, place, given);
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
  const first = firstEvents(lists, basics.at, options, corrected);
  journals.append(first);
  const begun = record(visit, first);
  const screen: Visit['screen'] =
    visit.findings.length > 0 && lists.some((list) => list.sitting.opening.period)
      ? { at: 'findings', index: 0 }
      : { at: 'item' };
  const walk = {
    world,
    timezone: workspace.firm.timezone,
    clientFolder: () => folderNow(workspace, place),
    journals,
    visit: { ...begun, screen },
  };
  return { outside, walk, place, ...(answers ? { answers } : {}) };
}

/** The facts that flags give, the first list in front, and for a correction everything that it corrects. */
function firstEvents(
  lists: readonly ListInHand[],
  at: string,
  options: RunOptions,
  corrected: Result | undefined,
): Recorded[] {
  const events: Recorded[] = [{ list: 0, event: { type: 'front', at, on: true } }];
  const facts = { ...(options.met ? { met: options.met } : {}), ...(options.ticket ? { ticket: options.ticket } : {}) };
  for (const [list, { sitting, items }] of lists.entries()) {
    const { mode } = sitting.facts;
    const before = corrected ? factsOf(corrected.header) : { trip: mode === 'onsite' };
    events.push({ list, event: { type: 'visit', at, facts: { mode, ...before, ...facts } } });
    for (const [item, answer] of corrected?.answers ?? [])
      if (items.has(item)) events.push({ list, event: { type: 'answer', at, item, answer } });
    for (const [item, words] of corrected?.notes ?? [])
      if (items.has(item)) events.push({ list, event: { type: 'note', at, item, words } });
    for (const [item, names] of corrected?.files ?? [])
      for (const file of items.has(item) ? names : [])
        events.push({ list, event: { type: 'attach', at, item, file, from: '' } });
  }
  return events;
}

function factsOf({ met, ticket, remarks, trip, afterHours }: ResultHeader): Partial<VisitFacts> {
  const facts = { met, ticket, remarks, trip, afterHours };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

function correctedResult(workspace: Outside['workspace'], place: ClientInPlace, id: string): Result {
  const result = findResult(workspace, place.folder, id);
  if (result) return result;
  throw new Failure('usage', `${place.client.name} has no result ${id}`, {
    hint: '"mmc show" names the id of each result',
  });
}

/** A correction takes the place of its original: its list, month and day, and who did it, unless told otherwise. */
function asCorrected(options: RunOptions, header: ResultHeader): RunOptions {
  const wrong = (options.lists ?? []).find((list) => list !== header.checklist);
  if (wrong !== undefined)
    throw new Failure('usage', `The result ${header.id} is of ${header.checklist}, not of ${wrong}`, {
      hint: `Leave the list out: mmc run ${header.client} --corrects ${header.id}`,
    });
  return {
    ...options,
    corrects: header.id,
    date: options.date ?? header.date,
    tech: options.tech ?? header.by,
    mode: options.mode ?? header.mode,
    ...(header.period ? { period: header.period } : {}),
    ...(header.subject === undefined ? {} : { subject: header.subject }),
  };
}

/** The list as it was walked then: what counts are its items, not today's. */
function pinnedList({ header, walked }: Result): { lists: ChosenList[]; unreadable: [] } {
  const path = `${header.checklist}.md`;
  const parsed = parseChecklist(toSource(path, walked));
  if (!parsed.checklist) throw new Failure('data', `The list in the result ${header.id} cannot be read`);
  return { lists: [{ file: { slug: header.checklist, path }, parsed, checklist: parsed.checklist }], unreadable: [] };
}

function tellNothingToDo(world: World, place: ClientInPlace, basics: VisitBasics): ExitCode {
  world.terminal.show([
    [
      { text: `Nothing is left to walk at ${place.client.name} for ${countedFor(basics.periods)}: `, tone: 'good' },
      { text: `"mmc show ${place.client.slug}" tells what was found` },
    ],
  ]);
  return 0;
}
