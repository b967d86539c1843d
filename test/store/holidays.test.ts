import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../../src/domain/problems.ts';
import { readHolidays } from '../../src/store/holidays.ts';

const firmIn = (country?: string, region?: string, own: [string, string][] = []) => ({
  holidays: { ...(country ? { country } : {}), ...(region ? { region } : {}), days: new Map(own) },
});

/** The days of a country and year, without their year. */
async function daysIn(year: number, country: string, region?: string): Promise<string[]> {
  const { days, problems } = await readHolidays(firmIn(country, region), [year]);
  expect(problems).toEqual([]);
  return [...days.keys()].filter((day) => day.startsWith(String(year))).map((day) => day.slice(5));
}

describe('readHolidays', () => {
  it('knows those of Poland: the fixed ones, those that go with Easter, Christmas Eve since 2025', async () => {
    const days = '01-01 01-06 04-05 04-06 05-01 05-03 05-24 06-04 08-15 11-01 11-11 12-24 12-25 12-26';
    expect(await daysIn(2026, 'PL')).toEqual(days.split(' '));
    expect(await daysIn(2024, 'PL')).not.toContain('12-24');
  });

  it('knows those of a state: Corpus Christi in Bavaria, not in Berlin', async () => {
    expect(await daysIn(2026, 'DE', 'by')).toContain('06-04');
    expect(await daysIn(2026, 'DE', 'BE')).not.toContain('06-04');
    expect(await daysIn(2026, 'DE')).not.toContain('06-04');
    expect(await daysIn(2026, 'DE', 'by/a')).toContain('08-08');
    expect(await daysIn(2026, 'DE', 'by')).not.toContain('08-08');
  });

  it('counts only public holidays of a whole day: no observance, no bank holiday of an afternoon', async () => {
    expect(await daysIn(2026, 'US', 'ca')).not.toContain('02-14');
    expect(await daysIn(2026, 'DE')).not.toContain('12-24');
    expect(await daysIn(2026, 'IS')).not.toContain('12-24');
    expect(await daysIn(2026, 'CN')).not.toContain('03-08');
  });

  it('has the days that stand in for a holiday on a weekend, also in the year before', async () => {
    expect(await daysIn(2026, 'US', 'ca')).toEqual(expect.arrayContaining(['07-03', '07-04']));
    expect(await daysIn(2026, 'GB', 'sct')).toContain('12-28');
    expect(await daysIn(2027, 'US')).toContain('12-31');
    const { days } = await readHolidays(firmIn('GB'), [2027]);
    expect(days.get('2027-12-27')).toBe('Christmas Day (substitute day)');
  });

  it('has each day of a feast of several, also over New Year, but not the afternoon before', async () => {
    const { days } = await readHolidays(firmIn('TR'), [2026]);
    const bayram = [...days].filter(([, name]) => name === 'Ramazan Bayramı').map(([day]) => day);
    expect(bayram).toEqual(['2026-03-20', '2026-03-21', '2026-03-22']);
    expect(await daysIn(2027, 'SZ')).toEqual(expect.arrayContaining(['01-01', '01-02']));
  });

  it('reads the years asked for, and no other', async () => {
    const { days } = await readHolidays(firmIn('PL'), [2026, 2027]);
    expect([...new Set([...days.keys()].map((day) => day.slice(0, 4)))]).toEqual(['2026', '2027']);
  });

  it('adds the firm’s own days, whose names win', async () => {
    const own: [string, string][] = [
      ['2026-12-24', 'The office is closed'],
      ['2026-12-28', 'Stocktaking'],
    ];
    const { days } = await readHolidays(firmIn('PL', undefined, own), [2026]);
    expect(days.get('2026-12-24')).toBe('The office is closed');
    expect(days.get('2026-12-28')).toBe('Stocktaking');
    expect(days.get('2026-11-11')).toBe('Narodowe Święto Niepodległości');
  });

  it('does not touch the library as long as no country is named', async () => {
    const load = () => Promise.reject(new Error('touched'));
    const { days } = await readHolidays(firmIn(undefined, undefined, [['2026-12-24', 'Eve']]), [2026], load);
    expect([...days]).toEqual([['2026-12-24', 'Eve']]);
  });
});

describe('what cannot be known', () => {
  it.each([
    ['XX', undefined, 'there is no country "XX"', 'write the two letters of ISO 3166, such as PL, GB or US'],
    ['Poland', undefined, 'there is no country "Poland"', 'did you mean "PL"?'],
    ['DE', 'zz', 'DE has no region "zz"', /^known regions are BB, BE, BW, BY,/],
    ['US', 'Californa', 'US has no region "Californa"', 'did you mean "CA"?'],
    ['PL', 'mz', 'PL has no region "mz"', 'it has none: delete "region"'],
    ['DE', 'by/zz', 'DE, by has no region "zz"', 'known regions are A, KATH, EVANG'],
    ['DE', 'by/a/b', 'DE, by has no region "a/b"', 'known regions are A, KATH, EVANG'],
    ['DE', 'constructor', 'DE has no region "constructor"', /^known regions are/],
  ])('%s %s', async (country, region, reason, suggestion) => {
    const { days, problems } = await readHolidays(firmIn(country, region, [['2026-12-24', 'Eve']]), [2026]);
    expect([...days.keys()]).toEqual(['2026-12-24']);
    expect(problems.map((one) => one.code)).toEqual(['MMC-413']);
    expect(problems[0]?.args.reason).toBe(reason);
    expect(problems[0]?.args.suggestion).toMatch(suggestion);
  });

  it('says it when the library is not installed', async () => {
    const gone = Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' });
    const { days, problems } = await readHolidays(firmIn('PL'), [2026], () => Promise.reject(gone));
    expect(days.size).toBe(0);
    expect(problems.map(sentenceOf)).toEqual([
      'the public holidays are not known: the package date-holidays is not installed',
    ]);
  });

  it('does not hide another failure of the library', async () => {
    const broken = () => Promise.reject(new TypeError('broken'));
    await expect(readHolidays(firmIn('PL'), [2026], broken)).rejects.toThrow('broken');
  });
});
