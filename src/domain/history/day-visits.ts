import type { Day } from '../calendar/day.ts';
import { groupBy } from '../group-by.ts';
import type { Mode, ResultHeader } from '../records/result.ts';
import type { PlannedVisit, Purpose } from '../schedule/schedule.ts';
import { compareText } from '../text/compare-text.ts';

/**
 * What a visit is on its day: it took place, it is to come, it was cancelled, or its day has gone by and nothing of that
 * day is recorded: it was moved without a word, forgotten, or nobody has finished the walk yet.
 */
export type VisitState = 'done' | 'planned' | 'past' | 'cancelled';

/** One client, one day, one performer. */
export interface DayVisit {
  date: Day;
  /** Slug. */
  client: string;
  who: string;
  state: VisitState;
  mode: Mode;
  purpose: Purpose;
  /** Lists that were walked; none of what is only planned. */
  lists: string[];
}

/** What of a result says that somebody was there. */
export type Walked = Pick<ResultHeader, 'client' | 'date' | 'by' | 'mode' | 'checklist'>;

/** Visits by day, client and performer, from results and schedules; both name the client by its folder. Order never matters. */
export function dayVisits(walked: readonly Walked[], planned: readonly PlannedVisit[], today: Day): DayVisit[] {
  const done = [...groupBy(walked, ({ date, client, by }) => `${date} ${client} ${by}`).values()].map(visitOf);
  const days = new Set(done.map(({ date, client }) => `${date} ${client}`));
  const others = planned.flatMap((visit): DayVisit[] => {
    const { client, who, mode, purpose } = visit;
    const state = stateOf(visit, today);
    const date = state === 'done' ? (visit.held as Day) : visit.date;
    // Whoever came, it is the visit that was planned.
    if (purpose === 'maintenance' && state !== 'cancelled' && days.has(`${date} ${client}`)) return [];
    return [{ date, client, who, state, mode, purpose, lists: [] }];
  });
  return [...done, ...others].sort(compareVisits);
}

function visitOf(walked: readonly Walked[]): DayVisit {
  const [{ date, client, by } = { date: '', client: '', by: '' }] = walked;
  return {
    date,
    client,
    who: by,
    state: 'done',
    mode: walked.some(({ mode }) => mode === 'onsite') ? 'onsite' : 'remote',
    purpose: 'maintenance',
    lists: [...new Set(walked.map(({ checklist }) => checklist))].sort(),
  };
}

function stateOf({ date, cancelled, held }: PlannedVisit, today: Day): VisitState {
  if (held !== undefined) return 'done';
  if (cancelled) return 'cancelled';
  return date < today ? 'past' : 'planned';
}

function compareVisits(a: DayVisit, b: DayVisit): number {
  return (
    compareText(a.date, b.date) ||
    compareText(a.client, b.client) ||
    compareText(a.who, b.who) ||
    compareText(a.purpose, b.purpose)
  );
}
