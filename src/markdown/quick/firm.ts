import { isDay } from '../../domain/calendar/day.ts';
import { parseDayRange } from '../../domain/calendar/day-range.ts';
import { parseDeadline } from '../../domain/calendar/deadline.ts';
import { isWeekday, WEEKDAYS, type Weekday } from '../../domain/calendar/weekday.ts';
import { type Client, type Firm, ROLES } from '../../domain/firm.ts';
import { isSlug } from '../../domain/names.ts';
import { toClient, toFirm } from '../firm-values.ts';
import { frontMatterOf, isOdd } from './front-matter.ts';
import { scanYaml } from './plain-yaml.ts';
import {
  block,
  day,
  flag,
  integer,
  listOf,
  mapOf,
  matches,
  month,
  NO,
  object,
  oneOf,
  parsed,
  type Shape,
  slug,
  text,
  words,
} from './shape.ts';

const format = oneOf(['1']);
const spacingFields = object({ min: integer(), max: integer() }, {});
const spacing: Shape<{ min: number; max: number }> = (given) => {
  const read = spacingFields(given);
  return read === NO || read.min > read.max ? NO : read;
};
const dayRange = parsed(parseDayRange);

const person = object(
  { name: text },
  { email: words, roles: listOf(oneOf(ROLES)), away: listOf(dayRange), 'visits-per-day': integer(1) },
);
const rule = block(object({}, { deadline: parsed(parseDeadline), owner: slug, lead: integer(), since: month }));

const workspace = object(
  { firm: text, timezone: text },
  {
    format,
    paper: oneOf(['A4', 'Letter']),
    people: mapOf(isSlug, person),
    vendors: mapOf(isSlug, object({ name: text }, { does: words })),
    plans: listOf(slug),
    duties: block(object({}, { execute: rule, revise: rule, publish: rule, file: rule, schedule: rule })),
    workdays: listOf(oneOf(WEEKDAYS)),
    holidays: block(
      object({}, { country: matches((one) => /^[A-Z]{2}$/.test(one)), region: text, days: mapOf(isDay, words) }),
    ),
    spacing,
    visits: block(
      object(
        {},
        {
          'per-day': integer(1),
          'onsite-months': integer(1),
          'manager-months': integer(1),
          'quiet-months': integer(1),
        },
      ),
    ),
  },
);

/**
 * What `parseFirm` makes of `mmc.yaml` where it is written simply and right; else undefined. `isTimeZone` is asked, since
 * what tells it takes long to load.
 */
export function quickFirm(yaml: string, isTimeZone: (name: string) => boolean): Firm | undefined {
  const map = isOdd(yaml) ? undefined : scanYaml(yaml);
  const value = map ? workspace(map) : NO;
  return value === NO || !isTimeZone(value.timezone) ? undefined : toFirm(value);
}

const asset = object(
  { type: slug, name: text },
  { serial: words, role: words, site: words, inherited: flag, retired: day },
);

const client = object(
  { id: text, name: text },
  {
    format,
    plan: slug,
    contact: object({}, { name: words, phone: words, email: words }),
    address: words,
    contract: object({}, { start: day, end: day }),
    assets: mapOf(isSlug, asset),
    variables: mapOf(() => true, words),
    tags: listOf(text),
    visits: block(
      object(
        {},
        {
          technicians: listOf(slug),
          weekdays: listOf(oneOf(WEEKDAYS)),
          weeks: listOf(integer(1, 5)),
          never: listOf(
            parsed((one): Weekday | ReturnType<typeof parseDayRange> => (isWeekday(one) ? one : parseDayRange(one))),
          ),
          spacing,
          'onsite-months': integer(1),
          'manager-months': integer(1),
        },
      ),
    ),
    retired: day,
  },
);

/** What `parseClient` makes of `client.md` where it is written simply and right; else undefined. */
export function quickClient(whole: string, folder: string): Client | undefined {
  const parts = isOdd(whole) ? undefined : frontMatterOf(whole);
  const map = parts && scanYaml(parts.yaml);
  const value = map ? client(map) : NO;
  return !parts || value === NO ? undefined : toClient(value, folder, parts.body);
}
