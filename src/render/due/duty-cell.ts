import type { Day } from '../../domain/calendar/day.ts';
import { daysBetween } from '../../domain/calendar/day.ts';
import { periodOf } from '../../domain/calendar/period.ts';
import { monthOf } from '../../domain/calendar/week.ts';
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
  return saidOf(all, today, true);
}

/** With `months` what is not of this month says of which it is. */
function saidOf(all: readonly OwedDuty[], today: Day, months: boolean): Said[] {
  const open = all.filter(({ standing }) => isUnfinished(standing));
  const ready = open.filter(({ standing }) => isReady(standing));
  const [waits] = open;
  if (all.length === 0) return [{ forms: ['–'], tone: 'faint' }];
  if (waits === undefined) return [finishedSaid(all, today)];
  if (ready.length === 0) return [{ forms: [`waits for ${waits.standing.waitingFor}`, 'waits'], tone: 'faint' }];
  const inState = (state: DutyStanding['state']) => ready.filter(({ standing }) => standing.state === state);
  const still = inState('open');
  const named = (said: readonly Said[], of: readonly OwedDuty[]) => (months ? withMonth(said, of, today) : said);
  return [
    ...missedSaid(inState('missed'), today),
    ...named(overdueSaid(inState('overdue'), today), inState('overdue')),
    ...named(openSaid(still, today), still),
    ...begunSaid([...inState('overdue'), ...still]),
    ...countSaid(all, [...inState('overdue'), ...still]),
  ];
}

/** The same beside the day it falls due on and the months, which need not be said again; of standings that are alike. */
export function taskSaid(alike: readonly OwedDuty[], today: Day): Said[] {
  const standing = alike[0]?.standing;
  if (!standing || !isReady(standing)) return saidOf(alike, today, false);
  if (standing.state === 'missed') return [{ forms: ['missed'], tone: 'bad' }];
  if (standing.state === 'open' && !standing.soon && !standing.planned) {
    const begun = begunSaid(alike);
    return begun.length > 0 ? begun : [{ forms: ['open'], tone: 'faint' }];
  }
  return saidOf(alike, today, false);
}

/** `due tomorrow (10)`: the month, where what falls due first is of another than this one. */
function withMonth(said: readonly Said[], open: readonly OwedDuty[], today: Day): Said[] {
  const [first] = byDeadline(open);
  if (!first || monthOf(first.list.period) === periodOf(today)) return [...said];
  const [month] = namesOf([first], today);
  return said.map((one) => ({ ...one, forms: one.forms.map((form) => `${form} (${month})`) }));
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

/** `3 of 5 lists`: what is done in the periods in which something is still to do; what is waived is not among the five. */
function countSaid(all: readonly OwedDuty[], open: readonly OwedDuty[]): Said[] {
  const periods = new Set(open.map(({ list }) => list.period));
  const own = all.filter(({ list }) => periods.has(list.period));
  const due = own.filter(({ standing }) => standing.state !== 'waived');
  const finished = due.filter(({ standing }) => !isUnfinished(standing)).length;
  const waived = own.length - due.length;
  return [
    ...(finished > 0 ? [{ forms: [`${finished} of ${due.length} lists`, `${finished}/${due.length}`] }] : []),
    ...(waived > 0 ? [{ forms: [`${waived} waived`] }] : []),
  ];
}

/** All that is finished is quiet. What is waived is never done: a newest month that is waived as a whole comes first. */
function finishedSaid(all: readonly OwedDuty[], today: Day): Said {
  const of = (state: DutyStanding['state']) => all.filter(({ standing }) => standing.state === state);
  const named = (word: string, some: readonly OwedDuty[]) =>
    some.length === 0 ? [] : [`${word} ${namesOf(some, today).join(' ')}`];
  const [late, waived] = [of('late'), of('waived')];
  if (waived.length === all.length) return { forms: ['waived'], tone: 'faint' };
  const newest = all
    .map(({ list }) => monthOf(list.period))
    .sort()
    .at(-1);
  const current = all.filter(({ list }) => monthOf(list.period) === newest);
  const spared = current.filter(({ standing }) => standing.state === 'waived').length;
  const before = waived.filter(({ list }) => monthOf(list.period) !== newest);
  if (spared === current.length) {
    const whole = [`waived ${namesOf(current, today).join(' ')}`, ...named('late', late)].join(', ');
    return { forms: [whole, 'waived'], tone: 'faint' };
  }
  const done = late.length + waived.length < all.length ? ['done'] : [];
  const some = spared > 0 ? [`${spared} waived`] : [];
  const whole = [...done, ...named('late', late), ...some, ...named('waived', before)].join(', ');
  return { forms: [whole, late.length > 0 ? 'done late' : 'done'], tone: 'faint' };
}

function byDeadline(some: readonly OwedDuty[]): OwedDuty[] {
  return [...some].sort((a, b) => compareText(a.standing.deadline, b.standing.deadline));
}
