// The only place that builds on zod's primitives: every scalar arrives as a string, as written in the file.
import * as z from 'zod';
import { isStamp, isTimeZone } from '../../domain/calendar/clock.ts';
import { isDay } from '../../domain/calendar/day.ts';
import { type DayRange, parseDayRange } from '../../domain/calendar/day-range.ts';
import { type Deadline, parseDeadline } from '../../domain/calendar/deadline.ts';
import { isPeriod } from '../../domain/calendar/period.ts';
import { isWeek } from '../../domain/calendar/week.ts';
import { isWeekday, WEEKDAYS, type Weekday } from '../../domain/calendar/weekday.ts';
import { isSlug } from '../../domain/names.ts';
import type { ProblemCode } from '../../domain/problems.ts';
import { isUlid } from '../../domain/walk/trust.ts';

/** JSON Schema of a scalar as an editor sees it, where YAML may have made a number or a truth value of it. */
type Json = Record<string, unknown>;

function scalar(test: (text: string) => boolean, expected: string, json: Json, code: ProblemCode = 'MMC-118') {
  return z.string().refine(test, { params: { code, expected } }).meta({ json });
}

export const text = (description: string, example?: string) =>
  scalar((value) => value.trim() !== '', example ? `words, such as "${example}"` : 'words', {
    type: ['string', 'number'],
    description,
  });

/** Words that may be missing: `phone:` with nothing behind it. */
export const words = (description: string) =>
  z.string().meta({ json: { type: ['string', 'number', 'null'], description } });

export const day = (description: string) =>
  scalar(isDay, 'a day such as 2026-10-14', { type: 'string', format: 'date', description }, 'MMC-112');

export const month = (description: string) =>
  scalar(
    isPeriod,
    'a month such as 2026-10',
    { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$', description },
    'MMC-124',
  );

/** A month, or for what belongs to a weekly list a week. */
export const period = (description: string) =>
  scalar((value) => isPeriod(value) || isWeek(value), 'a month such as 2026-10, or a week such as 2026-W41', {
    type: 'string',
    pattern: '^\\d{4}-(0[1-9]|1[0-2]|W[0-5]\\d)$',
    description,
  });

const DAY_OR_RANGE = '^\\d{4}-\\d{2}-\\d{2}( *\\.\\. *\\d{4}-\\d{2}-\\d{2})?$';
const DAYS = 'a day such as 2026-12-24, or days such as 2026-11-02..2026-11-06';

export const dayRange = (description: string) =>
  scalar((value) => parseDayRange(value) !== undefined, DAYS, {
    type: 'string',
    pattern: DAY_OR_RANGE,
    description,
  }).transform((value) => parseDayRange(value) as DayRange);

/** A day of the week, or days of the calendar. */
export const weekdayOrDays = (description: string) =>
  scalar((value) => isWeekday(value) || parseDayRange(value) !== undefined, `a weekday such as friday, ${DAYS}`, {
    type: 'string',
    pattern: `${DAY_OR_RANGE}|^(${WEEKDAYS.join('|')})$`,
    description,
  }).transform((value): Weekday | DayRange => (isWeekday(value) ? value : (parseDayRange(value) as DayRange)));

export const deadline = (description: string) =>
  scalar(
    (value) => parseDeadline(value) !== undefined,
    'a deadline such as day 20, last, last-3 workdays, 2nd friday, day 5 next',
    { type: 'string', examples: ['day 20', 'last', 'last-3 workdays', '2nd friday', 'day 5 next'], description },
  ).transform((value) => parseDeadline(value) as Deadline);

export const stamp = (description: string) =>
  scalar(
    isStamp,
    'a time such as 2026-10-14T09:02:11-07:00',
    { type: 'string', format: 'date-time', description },
    'MMC-126',
  );

export const timeZone = (description: string) =>
  scalar(
    isTimeZone,
    'a time zone',
    { type: 'string', examples: ['Europe/Warsaw', 'America/Los_Angeles'], description },
    'MMC-125',
  );

export const slug = (description: string) =>
  scalar(isSlug, 'a name of a to z, 0 to 9 and "-"', {
    type: ['string', 'integer'],
    pattern: '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$',
    description,
  });

export const integer = (description: string, least = 0, most?: number) =>
  scalar(
    (value) => /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= (most ?? Number(value)),
    most === undefined ? `a whole number, at least ${least}` : `a whole number from ${least} to ${most}`,
    { type: 'integer', minimum: least, ...(most === undefined ? {} : { maximum: most }), description },
  ).transform(Number);

export const flag = (description: string) =>
  scalar((value) => value === 'yes' || value === 'no' || value === 'true' || value === 'false', 'yes or no', {
    enum: [true, false, 'yes', 'no'],
    description,
  }).transform((value) => value === 'yes' || value === 'true');

export const oneOf = <const T extends readonly [string, ...string[]]>(values: T, description: string) =>
  z.enum(values).meta({ json: { enum: values, description } });

/** A list; a single value may stand for a list of one. */
export const list = <T extends z.ZodType>(item: T, description: string) =>
  z
    .preprocess((value) => (typeof value === 'string' ? (value === '' ? [] : [value]) : value), z.array(item))
    .meta({ description });

/** A map from slugs; `key:` with nothing behind it is an empty map. */
export const mapOf = <T extends z.ZodType>(value: T, description: string) =>
  z
    .preprocess(
      (given) => (given === '' ? {} : given),
      z.record(
        z.string().refine(isSlug, { params: { code: 'MMC-118', expected: 'names of a to z, 0 to 9 and "-"' } }),
        value,
      ),
    )
    .meta({ description });

/** A map from days to words; `days:` with nothing behind it is an empty map. */
export const mapOfDays = (value: z.ZodType<string>, description: string) =>
  z
    .preprocess(
      (given) => (given === '' ? {} : given),
      z.record(z.string().refine(isDay, { params: { code: 'MMC-118', expected: 'days such as 2026-12-24' } }), value),
    )
    .meta({ description });

/** A map of known keys; `key:` with nothing behind it is one without any. */
export const block = <T extends z.ZodType>(value: T, description: string) =>
  z.preprocess((given) => (given === '' ? {} : given), value).meta({ description });

export const object = z.strictObject;

export const hash = (description: string) =>
  scalar((value) => /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(value), 'a blob of Git', {
    type: 'string',
    pattern: '^[0-9a-f]{40}([0-9a-f]{24})?$',
    description,
  });

export const sha256 = (description: string) =>
  scalar((value) => /^[0-9a-f]{64}$/.test(value), '64 hexadecimal digits, as mmc makes them', {
    type: 'string',
    pattern: '^[0-9a-f]{64}$',
    description,
  });

export const country = (description: string) =>
  scalar((value) => /^[A-Z]{2}$/.test(value), 'the two letters of a country, such as PL', {
    type: 'string',
    pattern: '^[A-Z]{2}$',
    description,
  });

export const ulid = (description: string) =>
  scalar(isUlid, 'an id of 26 letters and digits, as mmc makes them', {
    type: 'string',
    pattern: '^[0-9A-HJKMNP-TV-Z]{26}$',
    description,
  });
