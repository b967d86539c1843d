import type { Outcome } from './answers/answer.ts';
import { parseNumber, readValue } from './answers/reading.ts';
import type { Day } from './calendar/day.ts';
import { addMonths, type Period } from './calendar/period.ts';
import { isWeek, monthOf, weeksOf } from './calendar/week.ts';
import type { Checklist, Item } from './checklists/checklist.ts';
import { listFallsDue } from './checklists/due-lists.ts';
import { fillVariables } from './checklists/variables.ts';
import { headersInEffect } from './execution.ts';
import { groupBy } from './group-by.ts';
import type { ResultHeader } from './records/result.ts';

/** What a result says about one item of its list. */
export interface ItemInSitting {
  /** Id of the item; of the item itself for one of its rows. */
  id: string;
  header: ResultHeader;
  /** Path of the result, and the line of the item. */
  path: string;
  line: number;
  /** The item as it was walked; missing when the list did not have it then. */
  item?: ItemLimits;
  answer?: { outcome: Outcome; value?: string; note?: string; by?: string };
}

/** What a reading is held against. Texts, since they may hold `{{variables}}`. */
export type ItemLimits = Pick<Item, 'kind'> & Partial<Pick<Item, 'unit' | 'min' | 'max' | 'warn' | 'expect'>>;

/** The same in numbers or words, with the variables of that day. */
export type Limits = Partial<Record<'min' | 'max' | 'warn' | 'expect', string>>;

/** Why a period has no reading: a gap is never a zero. */
export type Gap = 'unanswered' | 'cannot' | 'n/a' | 'not-due' | 'not-walked' | 'unreadable' | 'no-item' | 'no-value';

export interface TrendPoint {
  period: Period;
  date?: Day;
  by?: string;
  outcome?: Outcome;
  value?: string;
  /** The value, where it is a number. */
  number?: number;
  unit?: string;
  limits: Limits;
  /** Out of its limits, or close to them. */
  strays?: 'wrong' | 'near';
  note?: string;
  path?: string;
  line?: number;
  gap?: Gap;
}

export interface TrendRange {
  first?: Period;
  last: Period;
}

/**
 * The readings of an item, period by period from the first walk on. Of several sittings in a period the newest answer
 * counts. Lists on demand have no periods that could be missed: there each sitting is a point. `unreadable`: months with
 * a result that cannot be read; of these nobody knows that nothing was answered.
 */
export function trendOf(
  sittings: readonly ItemInSitting[],
  list: Pick<Checklist, 'interval' | 'start'> | undefined,
  range: TrendRange,
  unreadable: readonly Period[] = [],
): TrendPoint[] {
  const byId = new Map(sittings.map((one) => [one.header.id, one]));
  const counting = headersInEffect(sittings.map(({ header }) => header)).flatMap(({ id }) => byId.get(id) ?? []);
  const within = (period: Period) =>
    monthOf(period) <= range.last && (range.first === undefined || monthOf(period) >= range.first);
  const onDemand = counting.filter(({ header }) => header.period === undefined);
  const points = onDemand.map((one) => pointOf(one.header.date.slice(0, 7), [one]));
  const byPeriod = groupBy(
    counting.filter(({ header }) => header.period !== undefined),
    ({ header }) => header.period ?? '',
  );
  const dark = new Set(list?.interval === 'on-demand' ? [] : unreadable);
  const isWeekly = list ? list.interval === 'weekly' : isWeek([...byPeriod.keys()][0] ?? '');
  const unknown = [...dark].flatMap((month) => (isWeekly ? weeksOf(month) : [month]));
  const known = [...new Set([...byPeriod.keys(), ...unknown])].sort(order);
  for (const period of periodsBetween(known, isWeekly, range)) {
    const walked = byPeriod.get(period);
    const point = walked && pointOf(period, walked);
    if (dark.has(monthOf(period)) && point?.outcome === undefined)
      points.push({ period, limits: {}, gap: 'unreadable' });
    else if (point) points.push(point);
    else points.push({ period, limits: {}, gap: list && !listFallsDue(list, period) ? 'not-due' : 'not-walked' });
  }
  return points.filter(({ period }) => within(period)).sort((a, b) => order(a.period, b.period));
}

function order(a: Period, b: Period): number {
  const [first, second] = [`${monthOf(a)} ${a}`, `${monthOf(b)} ${b}`];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** From the first walk, or the start that was asked for when that is later, to the end of the range. */
function periodsBetween(known: readonly Period[], isWeekly: boolean, { last }: TrendRange): Period[] {
  const [first] = known;
  if (first === undefined) return [];
  const periods = new Set(known);
  for (let month = monthOf(first); month <= last; month = addMonths(month, 1)) {
    for (const period of isWeekly ? weeksOf(month) : [month]) if (order(period, first) > 0) periods.add(period);
  }
  return [...periods];
}

/** The newest answer of a period; without any, why there is none. */
function pointOf(period: Period, sittings: readonly ItemInSitting[]): TrendPoint {
  const answered = sittings.findLast((one) => one.answer !== undefined);
  const last = answered ?? sittings.at(-1);
  if (!answered?.answer || !last) return { period, limits: {}, gap: gapOf(sittings), ...placeOf(last) };
  const { outcome, value, note } = answered.answer;
  const { header, item } = answered;
  const point: TrendPoint = {
    period,
    date: header.date,
    by: answered.answer.by ?? header.by,
    outcome,
    limits: limitsOf(item, header.variables),
    ...placeOf(answered),
  };
  if (note !== undefined) point.note = note;
  if (item?.unit !== undefined) point.unit = item.unit;
  if (value === undefined) {
    point.gap = outcome === 'cannot' || outcome === 'n/a' ? outcome : 'no-value';
    return point;
  }
  point.value = value;
  const number = parseNumber(value);
  if (number !== undefined) point.number = Number(number);
  const read = item ? readValue({ ...EMPTY, ...item }, value, header.variables, header.date) : undefined;
  if (read?.ok && read.wrong !== undefined) point.strays = 'wrong';
  else if (read?.ok && read.near !== undefined) point.strays = 'near';
  return point;
}

/** For limits alone. */
const EMPTY: Item = {
  id: '',
  written: true,
  text: '',
  section: '',
  tier: 'onsite',
  kind: 'text',
  perClient: false,
  howTo: '',
  depth: 0,
  line: 1,
};

function placeOf(sitting: ItemInSitting | undefined): Pick<TrendPoint, 'path' | 'line'> {
  return sitting ? { path: sitting.path, line: sitting.line } : {};
}

/** The header pins what was due: an item that no sitting answered and none names as open was not. */
function gapOf(sittings: readonly ItemInSitting[]): Gap {
  const having = sittings.filter(({ item }) => item);
  if (having.length === 0) return 'no-item';
  return having.some(({ header, id }) => header.open.includes(id)) ? 'unanswered' : 'not-due';
}

function limitsOf(item: ItemLimits | undefined, variables: Readonly<Record<string, string>>): Limits {
  const limits: Limits = {};
  for (const key of ['min', 'max', 'warn', 'expect'] as const) {
    const written = item?.[key];
    if (written !== undefined) limits[key] = fillVariables(written, variables);
  }
  return limits;
}
