import type { Day } from '../../domain/calendar/day.ts';
import type { Duty } from '../../domain/duties/duty.ts';
import type { DutyCount, MonthOverview } from '../../domain/duties/overview.ts';
import type { DutyStandingOfFirm } from '../../domain/duties/schedule-duty.ts';
import { counted } from '../age.ts';
import { type Cell, toTable } from '../table.ts';
import { blank, type Line, line, span } from '../text.ts';
import { clip, widthOf } from '../wrap.ts';
import { dayWords, distanceWords, longDay, shortDay } from './day-words.ts';
import { fitted, nameForms, type Said } from './fitting.ts';
import { type DueLook, personWords } from './look.ts';

const DONE: Record<Duty, string> = { execute: 'executed', revise: 'revised', publish: 'published', file: 'filed' };
/** Older months that are told one by one. */
const EARLIER = 6;

/** The month at a glance: how much of each duty is done, until when, and whom to ask; then what older months lack. */
export function summaryLines(look: DueLook, who: string | undefined, width: number): Line[] {
  const { today, period, firm, overview, earlier, schedules, filed } = look;
  const state = filed ? `filed ${dayWords(filed.date, today)} by ${filed.by}` : '';
  const whose = who === undefined ? firm.name : personWords(firm, who);
  const head = [longDay(today), whose, state].filter((words) => words !== '').join('  ');
  const rows = [
    ...overview.duties.map((one) => countRow(one, look)),
    ...schedules.map((one) => scheduleRow(one, look)),
  ];
  return [
    line(span(period, 'title'), span(`  ${clip(head, Math.max(10, width - 9))}`, 'faint')),
    ...(rows.length > 0 ? [blank, ...aligned(rows, width)] : []),
    ...earlierLines(earlier, today, width),
  ];
}

/** What is done, what is not as it should be, until when, who. */
type SummaryRow = readonly [name: Said, done: Said, beside: Said, until: Said, owners: Said];

function countRow(count: DutyCount, { today, filed }: DueLook): SummaryRow {
  const { duty, done, late, due, waived, missed, overdue, deadline, owners, owner } = count;
  const all = done + late + waived === due;
  const beside = [
    { count: missed, name: 'missed' },
    { count: overdue, name: 'overdue' },
    { count: late, name: 'late' },
    { count: waived, name: 'waived' },
  ].flatMap(({ count: number, name }) => (number === 0 ? [] : [`${number} ${name}`]));
  const whole = beside.join(', ');
  const role = owner !== undefined && !owners.includes(owner) ? [`${owner}: ${owners.join(', ') || 'nobody'}`] : [];
  return [
    { forms: [DONE[duty]] },
    { forms: [`${done + late} of ${due}`], ...(all ? { tone: 'good' } : {}) },
    { forms: [whole, whole, whole, whole, beside[0] ?? ''], tone: missed + overdue > 0 ? 'bad' : 'faint' },
    untilSaid(deadline, today, filed !== undefined || all),
    { forms: [...role, ...nameForms(owners)] },
  ];
}

function scheduleRow({ period, state, deadline, done, owners }: DutyStandingOfFirm, { today }: DueLook): SummaryRow {
  const made: Said = done
    ? { forms: [`${period} made ${shortDay(done.date, today)} by ${done.by}`, `${period} made`] }
    : { forms: [`${period} not made`], tone: state === 'open' ? 'warn' : 'bad' };
  return [
    { forms: ['schedule'] },
    made,
    { forms: [state === 'late' ? 'late' : ''], tone: 'faint' },
    untilSaid(deadline, today, done !== undefined),
    { forms: nameForms(owners) },
  ];
}

/** A deadline that nothing hangs on any more is quiet. */
function untilSaid(deadline: Day, today: Day, settled: boolean): Said {
  const [day, when] = [dayWords(deadline, today), distanceWords(deadline, today)];
  if (settled) return { forms: [`until ${day}`, day], tone: 'faint' };
  const forms = [
    `${deadline < today ? 'was due' : 'until'} ${day}, ${when}`,
    `${day}, ${when}`,
    `${day}, ${when}`,
    day,
  ];
  return { forms, ...(deadline < today ? { tone: 'bad' } : {}) };
}

/** In as many words as fitted, the same for all rows. */
function aligned(rows: readonly SummaryRow[], width: number): Line[] {
  const columns = [0, 1, 2, 3, 4].map((at) => ({ heading: '', flexible: at === 2 || at === 4 }));
  const filled = columns.map((_, at) => rows.some((row) => row[at]?.forms[0] !== ''));
  const kept = <T>(all: readonly T[]): T[] => all.filter((_, at) => filled[at]);
  for (let level = 0; ; level += 1) {
    const cells = rows.map((row) =>
      kept(row.map(({ forms, tone }) => ({ text: forms[Math.min(level, forms.length - 1)] ?? '', tone }))),
    );
    const taken = kept(columns.map((_, at) => at)).map((_, at) =>
      Math.max(...cells.map((row) => widthOf(row[at]?.text ?? ''))),
    );
    const fits = taken.reduce((sum, one) => sum + one + 2, -2) <= width;
    if (fits || level > 6) return toTable(kept(columns), cells as Cell[][], width).slice(1);
  }
}

function earlierLines(earlier: readonly MonthOverview[], today: Day, width: number): Line[] {
  if (earlier.length === 0) return [];
  const shown = earlier.slice(0, EARLIER).map((month) => {
    const { text, tone } = fitted([earlierSaid(month, today)], Math.max(10, width - 9));
    return line(span(`${month.period}  `, tone), text);
  });
  const more = earlier.length - EARLIER;
  const rest = `and ${counted(more, 'older month')}, back to ${earlier.at(-1)?.period}`;
  return [
    blank,
    line('Earlier months that are not complete:'),
    ...shown,
    ...(more > 0 ? [line(span(rest, 'faint'))] : []),
  ];
}

/** What a month lacks; of its filing, which is done for all clients at once, also until when and by whom. */
function earlierSaid({ duties }: MonthOverview, today: Day): Said {
  const open = duties.filter(({ due, done, late, waived }) => done + late + waived < due);
  const past = open.some(({ missed, overdue }) => missed + overdue > 0);
  const counts = (of: string, whole: boolean) =>
    open.map(({ duty, due, done, late, deadline, owners }) => {
      if (duty !== 'file' || done + late > 0) return `${DONE[duty]} ${done + late}${of}${due}`;
      const day = whole ? `, ${deadline < today ? 'was due' : 'due'} ${shortDay(deadline, today)}` : '';
      return `not filed${day}${owners.length > 0 ? ` (${owners.join(', ')})` : ''}`;
    });
  const forms = [counts(' of ', true), counts('/', true), counts('/', false)].map((one) => one.join(', '));
  return { forms, tone: past ? 'bad' : 'warn' };
}
