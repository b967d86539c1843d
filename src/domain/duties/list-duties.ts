import type { Period } from '../calendar/period.ts';
import { monthOf } from '../calendar/week.ts';
import { executionOf } from '../execution.ts';
import { type Waiver, waiverFor } from '../records/waiver.ts';
import { compareText } from '../text/compare-text.ts';
import { type Grouped, groupRecords } from './client-groups.ts';
import type { ClientRecords, ListHead } from './client-records.ts';
import type { DutyContext } from './context.ts';
import { DUTIES, type Duty, type ListDuties } from './duty.ts';
import { frameOf, type PeriodFrame } from './frame.ts';
import { type Done, type ListInPeriod, revisionOf } from './outcome.ts';
import { owedPeriods, type UpTo, upToNow, upToOf } from './owed-periods.ts';
import { hasUnpublishedChange, publishedIn } from './publishing.ts';
import { standingsOf } from './standings.ts';

/**
 * The duties of a client's lists in all periods that are not filed, up to a month, oldest first. Each missed month is one
 * of its own (P41). A list that owes nothing but was walked has its duties as well: its results still have to be filed.
 */
export function dutiesOf(records: ClientRecords, context: DutyContext, upTo: Period): ListDuties[] {
  const groups = groupRecords(records);
  const slugs = new Set([...groups.heads.keys(), ...groups.walked.keys()]);
  for (const list of records.unreadable) slugs.delete(list);
  // Later periods are judged as well: whose fault an unpublished change is depends on them.
  const last = upToOf(context, upTo);
  const found = [...slugs]
    .flatMap((list) => dutiesOfList(list, records, groups, context))
    .filter(({ frame }) => isWithin(frame, last));
  found.sort((a, b) => compareFrames(a.frame, b.frame) || compareText(a.duties.list, b.duties.list));
  return found.map(({ duties }) => duties);
}

function dutiesOfList(list: string, records: ClientRecords, groups: Grouped, context: DutyContext) {
  const { client } = records;
  const head = groups.heads.get(list);
  const frames = framesOf(list, head, records, groups, context);
  const periods = frames.map((frame) => periodOfList(list, frame, groups, context));
  const publications = groups.publications.get(list) ?? [];
  const published = head ? publishedIn(head, periods, publications) : [];
  return periods.map(({ records, dones }, at): { frame: PeriodFrame; duties: ListDuties } => {
    const publish = published[at];
    if (publish) dones.publish = publish;
    const { frame, waivers } = records;
    // That nobody walked spares the printing of what did not change, not of what did.
    const spared = waivers.publish?.duty === 'execute';
    if (spared && head && hasUnpublishedChange(head, records, publications)) delete waivers.publish;
    const duties = standingsOf({ client, head, records, dones }, context);
    const [title, period] = [head?.title ?? list, frame.period];
    return { frame, duties: { client: client.slug, list, title, period, duties } };
  });
}

/** The periods in which a list has duties, oldest first. */
function framesOf(
  list: string,
  head: ListHead | undefined,
  records: ClientRecords,
  groups: Grouped,
  context: DutyContext,
): PeriodFrame[] {
  const walked = [...(groups.walked.get(list)?.keys() ?? [])];
  const firstWalked = records.firstWalked.get(list);
  const owed = head ? owedPeriods(head, records.client, context, { walked, firstWalked }) : [];
  const isOpen = (frame: PeriodFrame) => !context.filed.has(frame.month) && isWithin(frame, upToNow(context));
  const frames = walked.map((period) => frameOf(context, period)).filter(isOpen);
  return [...new Set([...owed.map((period) => frameOf(context, period)), ...frames])]
    .filter(({ tracked }) => tracked.some(({ duty }) => head || duty !== 'publish'))
    .sort(compareFrames);
}

/** By their first days. A month and a week of it may begin on the same one. */
function compareFrames(a: PeriodFrame, b: PeriodFrame): number {
  return compareText(a.first, b.first) || compareText(a.period, b.period);
}

function isWithin({ period, month }: PeriodFrame, upTo: UpTo): boolean {
  return period === month ? month <= upTo.month : period <= upTo.week;
}

function periodOfList(list: string, frame: PeriodFrame, groups: Grouped, { today }: DutyContext) {
  const own = groups.walked.get(list)?.get(frame.period) ?? [];
  // What other lists answered for the client only matters to a sitting that left something open.
  const needsOthers = own.some(({ open }) => open.length > 0);
  const others = needsOthers
    ? (groups.sittings.get(frame.period) ?? []).filter(({ checklist }) => checklist !== list)
    : [];
  const execution = executionOf(own, others);
  const notes = (groups.notes.get(list) ?? []).filter(({ period }) => arose(period, frame));
  const waivers = waiversOf(list, groups.waivers.get(list) ?? [], frame, own.length > 0);
  const records: ListInPeriod = { frame, execution, notes, waivers };
  const dones = donesOf(records);
  const open = frame.tracked.filter(({ duty }) => !dones[duty] && !waivers[duty]);
  const ready = !open.some(({ duty }) => duty === 'execute' || duty === 'revise');
  return { records, dones, ready, current: frame.first <= today && today <= frame.last };
}

/** When it was walked and revised; whether it was published depends on the periods around it. */
function donesOf(records: ListInPeriod): Partial<Record<Duty, Done>> {
  const dones: Partial<Record<Duty, Done>> = {};
  const { executed } = records.execution;
  if (executed) dones.execute = { date: executed.date, by: executed.by };
  const revise = revisionOf(records);
  if (revise) dones.revise = revise;
  return dones;
}

/** Whether a wish arose in a period or before it. A wish of a month concerns all weeks of the month. */
function arose(period: Period, { month, period: own }: PeriodFrame): boolean {
  return period.length === own.length ? period <= own : monthOf(period) <= month;
}

function waiversOf(checklist: string, waivers: readonly Waiver[], { period }: PeriodFrame, walked: boolean) {
  const found: Partial<Record<Duty, Waiver>> = {};
  if (waivers.length === 0) return found;
  for (const duty of DUTIES) {
    const waiver = waiverFor(waivers, { checklist, duty, period, walked });
    if (waiver) found[duty] = waiver;
  }
  return found;
}
