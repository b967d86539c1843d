import type { Day } from '../../domain/calendar/day.ts';
import { daysBetween } from '../../domain/calendar/day.ts';
import type { DutyStanding } from '../../domain/duties/duty.ts';
import { isReady, isUnfinished, type OwedDuty } from '../../domain/duties/owed-duty.ts';
import { compareText } from '../../domain/text/compare-text.ts';
import { counted } from '../age.ts';
import { dayWords, distanceWords, periodNames, shortDay, shortWeekday } from '../day-words.ts';
import { nameForms, type Said } from './fitting.ts';

/**
 * How one duty stands over all lists and months of a client: what is worst first. What waits for an earlier duty is said
 * only when nothing else is open, and never as something bad: the cause is in another cell.
 */
export function dutySaid(all: readonly OwedDuty[], today: Day): Said[] {
  const open = all.filter(({ standing }) => isUnfinished(standing));
  const ready = open.filter(({ standing }) => isReady(standing));
  const [waits] = open;
  if (all.length === 0) return [{ forms: ['–'], tone: 'faint' }];
  if (waits === undefined) return [finishedSaid(all, today)];
  if (ready.length === 0) return [{ forms: [`waits for ${waits.standing.waitingFor}`, 'waits'], tone: 'faint' }];
  const inState = (state: DutyStanding['state']) => ready.filter(({ standing }) => standing.state === state);
  const still = inState('open');
  return [
    ...missedSaid(inState('missed'), today),
    ...overdueSaid(inState('overdue'), today),
    ...openSaid(still, today),
    ...begunSaid([...inState('overdue'), ...still]),
    ...countSaid(all, [...inState('overdue'), ...still]),
  ];
}

/** The same beside the day it falls due on and the months, which need not be said again; of standings that are alike. */
export function taskSaid(alike: readonly OwedDuty[], today: Day): Said[] {
  const standing = alike[0]?.standing;
  if (!standing || !isReady(standing)) return dutySaid(alike, today);
  if (standing.state === 'missed') return [{ forms: ['missed'], tone: 'bad' }];
  if (standing.state === 'open' && !standing.soon && !standing.planned) {
    const begun = begunSaid(alike);
    return begun.length > 0 ? begun : [{ forms: ['open'], tone: 'faint' }];
  }
  return dutySaid(alike, today);
}

function missedSaid(missed: readonly OwedDuty[], today: Day): Said[] {
  if (missed.length === 0) return [];
  const names = namesOf(missed, today);
  const lists = new Set(missed.map(({ list }) => list.list)).size;
  const [whole = '', ...least] = nameForms(names, ' ').map((form) => `missed ${form}`);
  return [{ forms: [...(lists > 1 ? [`${whole} (${lists} lists)`] : []), whole], least, tone: 'bad' }];
}

function namesOf(some: readonly OwedDuty[], today: Day): string[] {
  return periodNames(
    some.map(({ list }) => list.period),
    today,
  );
}

function overdueSaid(overdue: readonly OwedDuty[], today: Day): Said[] {
  const [first] = byDeadline(overdue);
  if (!first) return [];
  const { deadline, planned } = first.standing;
  const days = daysBetween(deadline, today);
  const visit = planned ? `, planned ${dayWords(planned.date, today)} ${planned.by}` : '';
  const late = [
    `overdue since ${dayWords(deadline, today)}`,
    `overdue ${counted(days, 'day')}`,
    `overdue ${days} d`,
  ] as const;
  return [{ forms: [...(visit === '' ? [] : [late[0] + visit, late[1] + visit]), ...late], tone: 'bad' }];
}

function openSaid(open: readonly OwedDuty[], today: Day): Said[] {
  const [first] = byDeadline(open);
  if (!first) return [];
  const { soon, deadline, planned } = first.standing;
  if (planned) {
    const visit = `planned ${dayWords(planned.date, today)} ${planned.by}`;
    const day = `${shortWeekday(planned.date)} ${Number(planned.date.slice(8))} ${planned.by}`;
    if (planned.date <= deadline) return [{ forms: [visit, day] }];
    return [
      { forms: [`${visit}, late`, `${day}, late`, `${day.split(' ').slice(0, 2).join(' ')}, late`], tone: 'warn' },
    ];
  }
  if (!soon) return [{ forms: [`by ${dayWords(deadline, today)}`, `by ${shortDay(deadline, today)}`], tone: 'faint' }];
  const when = distanceWords(deadline, today);
  const forms = [`due ${dayWords(deadline, today)}, ${when}`, `due ${when}`, `due ${when.replace(/ days?$/, ' d')}`];
  return [{ forms, tone: 'warn' }];
}

function begunSaid(unfinished: readonly OwedDuty[]): Said[] {
  const items = unfinished.flatMap(({ standing }) => standing.partial?.open ?? []);
  if (items.length === 0) return [];
  const open = items.reduce((sum, one) => sum + one, 0);
  return [{ forms: [`begun, ${counted(open, 'item')} open`, 'begun'], tone: 'warn' }];
}

/** `3 of 5 lists`: what is finished of the periods in which something is still to do. */
function countSaid(all: readonly OwedDuty[], open: readonly OwedDuty[]): Said[] {
  const periods = new Set(open.map(({ list }) => list.period));
  const counted = all.filter(({ list }) => periods.has(list.period));
  const finished = counted.filter(({ standing }) => !isUnfinished(standing)).length;
  return finished === 0 ? [] : [{ forms: [`${finished} of ${counted.length} lists`, `${finished}/${counted.length}`] }];
}

/** All that is finished is quiet. */
function finishedSaid(all: readonly OwedDuty[], today: Day): Said {
  const of = (state: DutyStanding['state']) => all.filter(({ standing }) => standing.state === state);
  const named = (word: string, some: readonly OwedDuty[]) =>
    some.length === 0 ? [] : [`${word} ${namesOf(some, today).join(' ')}`];
  const [late, waived] = [of('late'), of('waived')];
  const others = [...named('late', late), ...named('waived', waived)];
  if (waived.length === all.length) return { forms: ['waived'], tone: 'faint' };
  const done = late.length + waived.length < all.length ? 'done' : '';
  const whole = [done, ...others].filter((words) => words !== '').join(', ');
  return { forms: [whole, late.length > 0 ? 'done late' : 'done'], tone: 'faint' };
}

function byDeadline(some: readonly OwedDuty[]): OwedDuty[] {
  return [...some].sort((a, b) => compareText(a.standing.deadline, b.standing.deadline));
}
