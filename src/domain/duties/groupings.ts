import type { Day } from '../calendar/day.ts';
import { groupBy } from '../group-by.ts';
import { compareText } from '../text/compare-text.ts';
import type { ClientDuties } from './client-duties.ts';
import { DUTIES, type Duty } from './duty.ts';
import { isUnfinished, type OwedDuty, owedDuties } from './owed-duty.ts';

/** Those who answer for it, each with all that is theirs; last, without `owner`, what nobody is named for. */
export function byOwner(clients: readonly ClientDuties[]): { owner?: string; duties: OwedDuty[] }[] {
  const owned = openDuties(clients).flatMap((duty) => {
    const { owners } = duty.standing;
    return (owners.length > 0 ? owners : [undefined]).map((owner) => ({ owner, duty }));
  });
  const groups = groupBy(owned, ({ owner }) => owner);
  const duties = (owner: string | undefined) => (groups.get(owner) ?? []).map(({ duty }) => duty);
  const named = [...groups.keys()].flatMap((owner) => owner ?? []).sort(compareText);
  return [
    ...named.map((owner) => ({ owner, duties: duties(owner) })),
    ...(groups.has(undefined) ? [{ duties: duties(undefined) }] : []),
  ];
}

/** In the order of the duties; those of which nothing is open are left out. */
export function byDuty(clients: readonly ClientDuties[]): { duty: Duty; duties: OwedDuty[] }[] {
  const groups = groupBy(openDuties(clients), ({ standing }) => standing.duty);
  return DUTIES.flatMap((duty) => {
    const duties = groups.get(duty);
    return duties ? [{ duty, duties }] : [];
  });
}

/** By the day of the planned visit, else by the deadline; the earliest first. */
export function byDate(clients: readonly ClientDuties[]): { date: Day; duties: OwedDuty[] }[] {
  const groups = groupBy(openDuties(clients), ({ standing }) => standing.planned?.date ?? standing.deadline);
  return [...groups].map(([date, duties]) => ({ date, duties })).sort((a, b) => compareText(a.date, b.date));
}

/** All that is not done, by deadline, then client, list, period and duty. */
function openDuties(clients: readonly ClientDuties[]): OwedDuty[] {
  const open = owedDuties(clients).filter(({ standing }) => isUnfinished(standing));
  return open.sort(
    (a, b) =>
      compareText(a.standing.deadline, b.standing.deadline) ||
      compareText(a.client.slug, b.client.slug) ||
      compareText(a.list.list, b.list.list) ||
      compareText(a.list.period, b.list.period) ||
      DUTIES.indexOf(a.standing.duty) - DUTIES.indexOf(b.standing.duty),
  );
}
