// The checks of src/markdown/schemas once more, without the library that makes messages of them: here a value fits or not.
// A test holds the two against each other.
import { isStamp } from '../../domain/calendar/clock.ts';
import { isDay } from '../../domain/calendar/day.ts';
import { isPeriod } from '../../domain/calendar/period.ts';
import { isWeek } from '../../domain/calendar/week.ts';
import { isSlug } from '../../domain/names.ts';
import { isUlid } from '../../domain/walk/trust.ts';

/** Reads one value as written; `NO` when it does not fit. */
export type Shape<T> = (given: unknown) => T | typeof NO;
export const NO = Symbol('no');

const matching =
  (test: (text: string) => boolean): Shape<string> =>
  (given) =>
    typeof given === 'string' && test(given) ? given : NO;

export const words = matching(() => true);
export const text = matching((value) => value.trim() !== '');
export const slug = matching(isSlug);
export const day = matching(isDay);
export const month = matching(isPeriod);
export const period = matching((value) => isPeriod(value) || isWeek(value));
export const stamp = matching(isStamp);
export const ulid = matching(isUlid);
export const hash = matching((value) => /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(value));
export const sha256 = matching((value) => /^[0-9a-f]{64}$/.test(value));
export const matches = matching;

/** What a parser makes of a text; undefined is a text that does not fit. */
export const parsed =
  <T>(parse: (text: string) => T | undefined): Shape<T> =>
  (given) =>
    (typeof given === 'string' ? parse(given) : undefined) ?? NO;

export const integer = (least = 0, most = Number.POSITIVE_INFINITY): Shape<number> =>
  parsed((value) => (/^\d{1,9}$/.test(value) && +value >= least && +value <= most ? Number(value) : undefined));

export const flag: Shape<boolean> = parsed((value) => FLAGS.get(value));
const FLAGS = new Map([
  ['yes', true],
  ['true', true],
  ['no', false],
  ['false', false],
]);

export const oneOf =
  <const T extends readonly string[]>(values: T): Shape<T[number]> =>
  (given) =>
    values.includes(given as T[number]) ? (given as T[number]) : NO;

/** A single value may stand for a list of one. */
export const listOf =
  <T>(item: Shape<T>): Shape<T[]> =>
  (given) => {
    const items = typeof given === 'string' ? (given === '' ? [] : [given]) : given;
    if (!Array.isArray(items)) return NO;
    const read = items.map(item);
    return read.includes(NO) ? NO : (read as T[]);
  };

/** A map from names that pass a test; nothing stands for an empty one. */
export const mapOf =
  <T>(isName: (name: string) => boolean, value: Shape<T>): Shape<Record<string, T>> =>
  (given) => {
    if (given === '') return {};
    if (!isMap(given)) return NO;
    const read: Record<string, T> = {};
    for (const [name, one] of Object.entries(given)) {
      const inner = isName(name) ? value(one) : NO;
      if (inner === NO) return NO;
      read[name] = inner;
    }
    return read;
  };

type Shapes = Record<string, Shape<unknown>>;
type Read<S extends Shapes> = { [K in keyof S]: Exclude<ReturnType<S[K]>, typeof NO> };

/** A map of known keys, of which the optional ones may be missing. */
export function object<R extends Shapes, O extends Shapes>(
  required: R,
  optional: O,
): Shape<Read<R> & Partial<Read<O>>> {
  const needed = Object.keys(required);
  const known = new Map(Object.entries({ ...required, ...optional }));
  return (given) => {
    if (!isMap(given)) return NO;
    const read: Record<string, unknown> = {};
    for (const key of Object.keys(given)) {
      const value = known.get(key)?.(given[key]) ?? NO;
      if (value === NO) return NO;
      read[key] = value;
    }
    for (const key of needed) if (!Object.hasOwn(read, key)) return NO;
    return read as Read<R> & Partial<Read<O>>;
  };
}

/** A map of known keys for which nothing may stand, too. */
export const block =
  <T>(shape: Shape<T>): Shape<T> =>
  (given) =>
    shape(given === '' ? {} : given);

function isMap(given: unknown): given is Record<string, unknown> {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}
