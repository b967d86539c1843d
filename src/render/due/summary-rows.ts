import type { Day } from '../../domain/calendar/day.ts';
import type { DueLook } from '../../domain/duties/due-look.ts';
import type { DutyCount } from '../../domain/duties/overview.ts';
import type { DutyStandingOfFirm } from '../../domain/duties/schedule-duty.ts';
import { dayWords, distanceWords, shortDay } from '../day-words.ts';
import { DONE } from '../words.ts';
import { nameForms, type Said } from './fitting.ts';

/**
 * What is done, what is not as it should be, until when, who. Forms of the same place are shown together: the first is for
 * a wide terminal, the last for the narrowest.
 */
export type SummaryRow = readonly [name: Said, done: Said, beside: Said, until: Said, owners: Said];

export function countRow(count: DutyCount, { today, filed }: Pick<DueLook, 'today' | 'filed'>): SummaryRow {
  const { duty, done, late, due, waived, missed, overdue, deadline, owners, owner } = count;
  // What is waived was not due: it counts neither as done nor as left out.
  const wanted = due - waived;
  const all = done + late === wanted;
  const counts = { missed, overdue, late, waived };
  const beside = Object.entries(counts).flatMap(([name, number]) => (number === 0 ? [] : [`${number} ${name}`]));
  const role = owner !== undefined && !owners.includes(owner) ? `${owner}: ` : '';
  const whole = beside.join(', ');
  return [
    { forms: [DONE[duty]] },
    { forms: [due > 0 && wanted === 0 ? 'none due' : `${done + late} of ${wanted}`], ...(all ? { tone: 'good' } : {}) },
    { forms: [whole, whole, whole, whole, whole, beside[0] ?? ''], tone: missed + overdue > 0 ? 'bad' : 'faint' },
    untilSaid(deadline, today, filed !== undefined || all),
    ownersSaid(owners, role),
  ];
}

export function scheduleRow(
  { period, state, deadline, done, owners }: DutyStandingOfFirm,
  { today }: Pick<DueLook, 'today'>,
): SummaryRow {
  const by = done ? `made ${shortDay(done.date, today)} by ${done.by}` : '';
  const made: Said = done
    ? { forms: [by, by, 'made'], tone: 'good' }
    : { forms: ['not made'], tone: state === 'open' ? 'warn' : 'bad' };
  const late = state === 'late' ? 'late' : '';
  return [
    { forms: [`schedule ${period}`, `schedule ${period}`, `schedule ${period.slice(5)}`] },
    made,
    { forms: [late], tone: 'faint' },
    untilSaid(deadline, today, done !== undefined),
    ownersSaid(owners, ''),
  ];
}

/** A deadline that nothing hangs on any more is quiet. */
function untilSaid(deadline: Day, today: Day, settled: boolean): Said {
  const [day, when] = [dayWords(deadline, today), distanceWords(deadline, today)];
  if (settled) return { forms: [`until ${day}`, `until ${day}`, day], tone: 'faint' };
  const whole = `${deadline < today ? 'was due' : 'until'} ${day}, ${when}`;
  const short = `${day}, ${when.replace(/ days?\b/, ' d')}`;
  const forms = [whole, whole, `${day}, ${when}`, short, short, short, day];
  return { forms, ...(deadline < today ? { tone: 'bad' } : {}) };
}

function ownersSaid(owners: readonly string[], role: string): Said {
  const names = nameForms(owners);
  const all = names[0] ?? '';
  return { forms: [`${role}${all}`, all, all, all, names.at(-1) ?? '', names.at(-1) ?? '', names.at(-1) ?? '', ''] };
}
