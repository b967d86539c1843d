import type { Day } from '../../domain/calendar/day.ts';
import type { Period } from '../../domain/calendar/period.ts';
import type { Checklist } from '../../domain/checklists/checklist.ts';
import { dueItems, itemFallsDue } from '../../domain/checklists/due-items.ts';
import { countedFor, periodOfList, type VisitPeriods } from '../../domain/checklists/due-lists.ts';
import { variablesIn } from '../../domain/checklists/variables.ts';
import type { Mode } from '../../domain/records/result.ts';
import type { Opening } from '../../domain/walk/events.ts';
import { openSitting, type Sitting } from '../../domain/walk/sitting.ts';
import type { ListInHand } from '../../domain/walk/visit.ts';
import { missingIdEdits, parseChecklist } from '../../markdown/checklist.ts';
import { applyEdits, toSource } from '../../markdown/source.ts';
import { blobHash } from '../../store/git/blobs.ts';
import type { FoundRepository } from '../../store/git/repository.ts';
import type { ClientInPlace } from '../../store/workspace/clients.ts';
import type { Workspace } from '../../store/workspace/workspace.ts';
import type { World } from '../world.ts';
import type { ChosenList } from './choose-lists.ts';
import { type Background, historyOf } from './history.ts';
import type { RunOptions } from './options.ts';

/** What all lists of a visit share. */
export interface VisitBasics {
  visit: string;
  at: string;
  workspace: Workspace;
  place: ClientInPlace;
  date: Day;
  by: string;
  periods: VisitPeriods;
  entered?: Day;
  enteredBy?: string;
  /** Minutes of the result that is corrected. */
  spent?: number;
  repository: FoundRepository;
}

/** A list at the beginning of its walk: pinned as it stands now, with the items that this sitting asks. */
export function openList(
  world: World,
  basics: VisitBasics,
  chosen: ChosenList,
  background: Background,
  options: RunOptions,
  mode: Mode,
): ListInHand {
  const { checklist, parsed, file } = chosen;
  const { place, repository } = basics;
  const onDemand = checklist.interval === 'on-demand';
  // A correction keeps the period of its original, also of a list that was not weekly then.
  const period = onDemand ? undefined : (periodOfList(checklist, basics.periods) ?? countedFor(basics.periods));
  const walked = applyEdits(parsed.source.text, missingIdEdits(parsed));
  const carried = period ? background.owed(file.slug, checklist) : new Map<string, Period>();
  const due = dueItems(checklist, period, place.client.plan, carried);
  const history = historyOf(background, file.slug, checklist, options);
  const elsewhere = (id: string) => {
    const colleague = history.get(id)?.colleague;
    return colleague !== undefined && colleague.checklist !== file.slug;
  };
  const owed = due.filter(({ item }) => !elsewhere(item.id));
  const asked = owed.filter(({ item }) => {
    const colleague = history.get(item.id)?.colleague;
    const open = colleague === undefined || colleague.answer.outcome === 'cannot';
    return open && (options.tier === undefined || options.tier.includes(item.tier));
  });
  const names = variablesIn(walked);
  const variables = Object.fromEntries(Object.entries(place.client.variables).filter(([name]) => names.includes(name)));
  const algorithm = repository.kind === 'repository' ? repository.algorithm : 'sha1';
  const opening: Opening = {
    type: 'open',
    format: 1,
    at: basics.at,
    sitting: world.newId(),
    visit: basics.visit,
    workspace: basics.workspace.root,
    client: { slug: place.client.slug, id: place.client.id, name: place.client.name },
    checklist: file.slug,
    walked,
    source: blobHash(Buffer.from(walked), algorithm),
    date: basics.date,
    by: basics.by,
    mode,
    due: owed.map(({ item }) => item.id),
    forClient: owed.filter(({ item }) => item.perClient).map(({ item }) => item.id),
    asked: asked.map(({ item }) => item.id),
    variables,
    ...(period ? { period } : {}),
    ...(onDemand && options.subject ? { subject: options.subject } : {}),
    ...(basics.entered ? { entered: basics.entered } : {}),
    ...(basics.enteredBy ? { enteredBy: basics.enteredBy } : {}),
    ...(checklist.minutes ? { estimate: checklist.minutes } : {}),
    ...(options.corrects ? { corrects: options.corrects } : {}),
    ...(basics.spent === undefined ? {} : { spent: basics.spent }),
  };
  return inHand(openSitting(opening), background, walked === parsed.source.text ? checklist : undefined);
}

/**
 * A list to go on with: everything comes from its journal, only what is shown beside the items is read again. The pinned
 * list is parsed unless the caller has just done so.
 */
export function inHand(sitting: Sitting, background: Background, pinned?: Checklist): ListInHand {
  const { opening } = sitting;
  const checklist = pinned ?? parseChecklist(toSource(`${opening.checklist}.md`, opening.walked)).checklist;
  if (!checklist) throw new Error(`the pinned list of sitting ${opening.sitting} cannot be read`);
  const items = new Map(checklist.items.map((item) => [item.id, item]));
  const carried = background.owed(opening.checklist, checklist);
  const asked = opening.asked.flatMap((id) => {
    const item = items.get(id);
    const due = item && opening.period ? itemFallsDue(item, checklist.start, opening.period) : true;
    const carriedFrom = due ? undefined : carried.get(id);
    return item ? [{ item, ...(carriedFrom ? { carriedFrom } : {}) }] : [];
  });
  const position = Math.max(
    0,
    asked.findIndex(({ item }) => !sitting.answers.has(item.id)),
  );
  return {
    checklist,
    asked,
    items,
    history: historyOf(background, opening.checklist, checklist, opening),
    sitting,
    position,
    later: new Set(),
  };
}
