// The only place that builds on zod's primitives: every scalar arrives as a string, as written in the file.
import * as z from 'zod';
import { isStamp, isTimeZone } from '../../domain/calendar/clock.ts';
import { isDay } from '../../domain/calendar/day.ts';
import { isPeriod } from '../../domain/calendar/period.ts';
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

export const integer = (description: string, least = 0) =>
  scalar((value) => /^\d{1,9}$/.test(value) && Number(value) >= least, `a whole number, at least ${least}`, {
    type: 'integer',
    minimum: least,
    description,
  }).transform(Number);

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

export const object = z.strictObject;

export const hash = (description: string) =>
  scalar((value) => /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(value), 'a blob of Git', {
    type: 'string',
    pattern: '^[0-9a-f]{40}([0-9a-f]{24})?$',
    description,
  });

export const ulid = (description: string) =>
  scalar(isUlid, 'an id of 26 letters and digits, as mmc makes them', {
    type: 'string',
    pattern: '^[0-9A-HJKMNP-TV-Z]{26}$',
    description,
  });
