// The only place that knows date-holidays, because it holds the laws of two hundred countries: loading it takes longer
// than all the rest of a command, so only a firm that names its country pays for it.
import type { HolidaysTypes } from 'date-holidays';
import { addDays, type Day } from '../domain/calendar/day.ts';
import type { Firm } from '../domain/firm.ts';
import type { Problem } from '../domain/problems.ts';
import { suggest } from '../markdown/schemas/read.ts';
import { WORKSPACE_FILE } from './workspace/root.ts';

type Library = typeof import('date-holidays').default;

/**
 * The holidays of some years with their names: the public ones of the firm's country, and the firm's own, whose names win.
 *
 * What counts is what the law calls a public holiday, with the days that stand in for one on a weekend. Holidays of
 * banks and schools, observances and half days are working days; a firm that closes on one writes it under `days`. When
 * the library is missing or knows no such country or region, there is a problem at the top of `mmc.yaml` and only the
 * firm's own days are left.
 */
export async function readHolidays(
  { holidays }: Pick<Firm, 'holidays'>,
  years: readonly number[],
  load: () => Promise<Library> = loadLibrary,
): Promise<{ days: Map<Day, string>; problems: Problem[] }> {
  const { country, region } = holidays;
  if (country === undefined) return { days: new Map(holidays.days), problems: [] };
  const library = await loaded(load);
  const trouble = library ? unknownPlace(library, country, region) : NOT_INSTALLED;
  if (!library || trouble) return { days: new Map(holidays.days), problems: trouble ? [problem(trouble)] : [] };
  const [state = '', part = ''] = (region ?? '').split('/');
  const calendar = new library(country, state, part);
  // A holiday of several days may begin in the year before.
  const read = new Set(years.flatMap((year) => [year - 1, year]));
  const found = [...read].sort().flatMap((year) => calendar.getHolidays(year).flatMap(daysOf));
  const wanted = found.filter(([day]) => years.includes(Number(day.slice(0, 4))));
  return { days: new Map([...wanted, ...holidays.days]), problems: [] };
}

async function loadLibrary(): Promise<Library> {
  return (await import('date-holidays')).default;
}

async function loaded(load: () => Promise<Library>): Promise<Library | undefined> {
  try {
    return await load();
  } catch (error) {
    // It is an optional dependency: npm leaves it out without a word when it cannot be had.
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** Its days. The library tells local days as text; its instants depend on the zone of the machine, lengths do not. */
function daysOf({ date, start, end, type, name }: HolidaysTypes.Holiday): [Day, string][] {
  if (type !== 'public' || !date.slice(10).startsWith(' 00:00')) return [];
  // A day of 23 hours is one, and the afternoon that some feasts begin with is none.
  const count = Math.max(1, Math.floor((end.getTime() - start.getTime() + 3_600_000) / 86_400_000));
  return Array.from({ length: count }, (_, index) => [addDays(date.slice(0, 10), index), name]);
}

interface Trouble {
  /** What is wrong in `mmc.yaml`: the country or the region. */
  key: 'country' | 'region';
  reason: string;
  suggestion: string;
}

const NOT_INSTALLED: Trouble = {
  key: 'country',
  reason: 'the package date-holidays is not installed',
  suggestion: 'install mmc again with its optional packages, or write the days under "days:"',
};

function unknownPlace(library: Library, country: string, region: string | undefined): Trouble | undefined {
  const known = new library();
  const countries = known.getCountries('en');
  if (!has(countries, country)) {
    const suggestion = near(country, countries, 'write the two letters of ISO 3166, such as PL, GB or US');
    return { key: 'country', reason: `there is no country "${country}"`, suggestion };
  }
  if (region === undefined) return undefined;
  const [state = '', part, ...more] = region.split('/');
  const states = known.getStates(country, 'en');
  if (!has(states, state)) return unknownRegion(country, state, states);
  const parts = known.getRegions(country, state, 'en');
  if (part === undefined || (has(parts, part) && more.length === 0)) return undefined;
  return unknownRegion(`${country}, ${state}`, [part, ...more].join('/'), parts);
}

/** Names by their codes. The library has nothing where a country is not divided. */
type Names = Record<string, string> | undefined;

const has = (names: Names, word: string): boolean => Object.hasOwn(names ?? {}, word.toUpperCase());

function unknownRegion(where: string, region: string, names: Names): Trouble {
  const known = Object.keys(names ?? {});
  const otherwise = known.length > 0 ? `known regions are ${known.join(', ')}` : 'it has none: delete "region"';
  return { key: 'region', reason: `${where} has no region "${region}"`, suggestion: near(region, names, otherwise) };
}

/** Codes are too short to be near to each other: only who wrote the name is told its code. */
function near(word: string, names: Names, otherwise: string): string {
  const words = suggest(word, Object.values(names ?? {}), '');
  const [code] = Object.entries(names ?? {}).find(([, name]) => word.length > 3 && words.includes(`"${name}"`)) ?? [];
  return code === undefined ? otherwise : `did you mean "${code}"?`;
}

function problem({ key, reason, suggestion }: Trouble): Problem {
  return { code: 'MMC-413', place: { path: WORKSPACE_FILE, line: 1, column: 1 }, args: { key, reason, suggestion } };
}
