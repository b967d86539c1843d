import type { Period } from '../calendar/period.ts';
import { monthOf } from '../calendar/week.ts';
import { executionOf } from '../execution.ts';
import type { Waiver } from '../records/waiver.ts';
import { compareText, type Grouped, groupRecords } from './client-groups.ts';
import type { ClientRecords, ListHead } from './client-records.ts';
import type { DutyContext } from './context.ts';
import { DUTIES, type Duty, type ListDuties } from './duty.ts';
import { frameOf, type PeriodFrame } from './frame.ts';
import { type Done, type ListInPeriod, revisionOf } from './outcome.ts';
import { owedPeriods, type UpTo, upToNow, upToOf } from './owed-periods.ts';
import { publishedIn } from './publishing.ts';
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
    .filter(({ period }) => isWithin(frameOf(context, period), last));
  return found.sort((a, b) => comparePeriods(context, a.period, b.period) || compareText(a.list, b.list));
}

function dutiesOfList(list: string, records: ClientRecords, groups: Grouped, context: DutyContext): ListDuties[] {
  const { client } = records;
  const head = groups.heads.get(list);
  const frames = framesOf(list, head, records, groups, context);
  if (frames.length === 0) return [];
  const periods = frames.map((frame) => periodOfList(list, frame, groups, context));
  const published = head ? publishedIn(head, periods, groups.publications.get(list) ?? []) : [];
  return periods.map(({ records, dones }, at): ListDuties => {
    const publish = published[at];
    const judged = { client, head, records, dones: { ...dones, ...(publish ? { publish } : {}) } };
    const { period } = records.frame;
    return { client: client.slug, list, title: head?.title ?? list, period, duties: standingsOf(judged, context) };
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
    .sort((a, b) => comparePeriods(context, a.period, b.period));
}

/** By their first days. A month and a week of it may begin on the same one. */
function comparePeriods(context: DutyContext, a: Period, b: Period): number {
  return compareText(frameOf(context, a).first, frameOf(context, b).first) || compareText(a, b);
}

function isWithin({ period, month }: PeriodFrame, upTo: UpTo): boolean {
  return period === month ? month <= upTo.month : period <= upTo.week;
}

function periodOfList(list: string, frame: PeriodFrame, groups: Grouped, { today }: DutyContext) {
  const own = groups.walked.get(list)?.get(frame.period) ?? [];
  const others = (groups.sittings.get(frame.period) ?? []).filter(({ checklist }) => checklist !== list);
  const execution = executionOf(own, own.length > 0 ? others : []);
  const notes = (groups.notes.get(list) ?? []).filter(({ period }) => arose(period, frame));
  const waivers = waiversOf(groups.waivers.get(list) ?? [], frame, own.length > 0);
  const records: ListInPeriod = { frame, execution, notes, waivers };
  const [execute, revise] = [execution.executed, revisionOf(records)];
  const dones: Partial<Record<Duty, Done>> = {
    ...(execute ? { execute: { date: execute.date, by: execute.by } } : {}),
    ...(revise ? { revise } : {}),
  };
  const open = frame.tracked.filter(({ duty }) => !dones[duty] && !waivers[duty]);
  const ready = !open.some(({ duty }) => duty === 'execute' || duty === 'revise');
  return { records, dones, ready, current: frame.first <= today && today <= frame.last };
}

/** Whether a wish arose in a period or before it. A wish of a month concerns all weeks of the month. */
function arose(period: Period, { month, period: own }: PeriodFrame): boolean {
  return period.length === own.length ? period <= own : monthOf(period) <= month;
}

/** The first waiver of each duty. Where nothing was walked because that was waived, nothing has to be revised. */
function waiversOf(waivers: readonly Waiver[], { period, month }: PeriodFrame, walked: boolean) {
  const found: Partial<Record<Duty, Waiver>> = {};
  for (const duty of DUTIES) {
    const waiver = waivers.find((one) => one.duty === duty && (one.period === period || one.period === month));
    if (waiver) found[duty] = waiver;
  }
  if (found.execute && !walked) found.revise ??= found.execute;
  return found;
}
