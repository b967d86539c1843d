import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysInMonth, isDay } from '../../../src/domain/calendar/day.ts';
import { inRanges } from '../../../src/domain/calendar/day-range.ts';
import { WEEKDAYS, weekdayOf } from '../../../src/domain/calendar/weekday.ts';
import { underContract } from '../../../src/domain/firm.ts';
import { serviceManagers } from '../../../src/domain/schedule/performers.ts';
import type { Candidate, Proposal, ProposalInput } from '../../../src/domain/schedule/proposal.ts';
import { proposeSchedule } from '../../../src/domain/schedule/propose.ts';
import { candidate, client, firm, input, person, planned } from './input.ts';

const PERIODS = ['2026-02', '2026-12', '2027-02', '2028-02', '2027-05'];
const PEOPLE = ['ann', 'bob', 'cleo', 'dan'];

const periods = fc.constantFrom(...PERIODS);
const daysAround = (period: string) =>
  fc.integer({ min: -70, max: 45 }).map((offset) => addDays(`${period}-01`, offset));
const daysWithin = (period: string) =>
  fc
    .integer({ min: 1, max: daysInMonth(Number(period.slice(0, 4)), Number(period.slice(5))) })
    .map((day) => `${period}-${String(day).padStart(2, '0')}`);
const ranges = (period: string) =>
  fc
    .tuple(daysAround(period), fc.integer({ min: 0, max: 20 }))
    .map(([first, length]) => ({ first, last: addDays(first, length) }));
const some = <T>(values: readonly T[], most: number) => fc.subarray([...values], { maxLength: most });

const firms = (period: string) =>
  fc
    .record({
      people: fc.uniqueArray(fc.constantFrom(...PEOPLE), { minLength: 1, maxLength: 4 }),
      roles: fc.array(some(['technician', 'service-manager'] as const, 2), { minLength: 4, maxLength: 4 }),
      away: fc.array(fc.array(ranges(period), { maxLength: 2 }), { minLength: 4, maxLength: 4 }),
      most: fc.array(fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }), { minLength: 4, maxLength: 4 }),
      perDay: fc.integer({ min: 1, max: 3 }),
      managerMonths: fc.option(fc.constantFrom(1, 3, 6), { nil: undefined }),
      workdays: fc.subarray([...WEEKDAYS], { minLength: 1 }),
    })
    .map(({ people, roles, away, most, perDay, managerMonths, workdays }) =>
      firm({
        people: people.map((slug, at) =>
          person(slug, {
            roles: roles[at] ?? [],
            away: away[at] ?? [],
            ...(most[at] === undefined ? {} : { visitsPerDay: most[at] }),
          }),
        ),
        workdays,
        visits: { perDay, onsiteMonths: 3, quietMonths: 6, ...(managerMonths ? { managerMonths } : {}) },
      }),
    );

const wishes = (period: string) =>
  fc.record({
    technicians: some([...PEOPLE, 'gone'], 3),
    weekdays: some(WEEKDAYS, 2),
    weeks: some([1, 2, 3, 4, 5], 2),
    neverWeekdays: some(WEEKDAYS, 2),
    never: fc.array(ranges(period), { maxLength: 2 }),
  });

const candidates = (period: string) =>
  fc
    .array(
      fc.record({
        wishes: wishes(period),
        visits: fc.array(fc.tuple(daysAround(period), fc.constantFrom(...PEOPLE)), { maxLength: 3 }),
        contract: fc.record({
          start: fc.option(daysAround(period), { nil: undefined }),
          end: fc.option(daysAround(period), { nil: undefined }),
        }),
        onsite: fc.boolean(),
        works: fc.integer({ min: 0, max: 9 }),
      }),
      { minLength: 1, maxLength: 100, size: 'max' },
    )
    .map((all) =>
      all.map(({ wishes: own, visits, contract, onsite, works }, at): Candidate => {
        const slug = `client-${String(at).padStart(3, '0')}`;
        const { start, end } = contract;
        const dates = { ...(start ? { start } : {}), ...(end ? { end } : {}) };
        const { work, ...rest } = candidate(slug, {}, { lists: works === 0 ? 0 : 2 });
        return {
          ...rest,
          client: client(slug, own, { contract: dates }),
          signs: {
            visits: visits.map(([date, by]) => ({ date, by, mode: 'onsite' as const, period: date.slice(0, 7) })),
          },
          ...(works > 1 && work ? { work: { ...work, onsite } } : {}),
        };
      }),
    );

const existing = (period: string) =>
  fc.array(
    fc.record({
      client: fc.integer({ min: 0, max: 110 }),
      date: daysWithin(period),
      who: fc.constantFrom(...PEOPLE, 'gone'),
      pinned: fc.boolean(),
      cancelled: fc.boolean(),
      meeting: fc.boolean(),
    }),
    { maxLength: 20 },
  );

const inputs: fc.Arbitrary<ProposalInput> = periods.chain((period) =>
  fc
    .record({
      firm: firms(period),
      candidates: candidates(period),
      existing: existing(period),
      holidays: fc.array(daysWithin(period), { maxLength: 12 }),
      today: daysAround(period),
    })
    .map((one) => {
      const visits = one.existing.map(({ client: at, date, who, pinned, cancelled, meeting }, number) => {
        const slug = `client-${String(at).padStart(3, '0')}`;
        const id = `${period.replace('-', '')}-c-${slug}-${number + 1}`;
        return planned(slug, date, { id, who, pinned, cancelled, purpose: meeting ? 'meeting' : 'maintenance' });
      });
      const holidays = Object.fromEntries(one.holidays.map((day) => [day, 'Holiday']));
      return input(
        {
          period,
          today: one.today,
          firm: one.firm,
          candidates: one.candidates,
          existing: { period, made: { date: one.today, by: 'ann' }, visits },
        },
        holidays,
      );
    }),
);

const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 60) };

describe('for any firm, 1 to 100 clients, wishes, absences, holidays and visits that are there already', () => {
  test('every hard rule holds for every visit that nobody pinned', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const proposal = proposeSchedule(given);
        for (const { visit, status } of proposal.visits) {
          if (!['new', 'moved', 'kept'].includes(status)) continue;
          const own = given.candidates.find((one) => one.client.id === visit.clientId);
          if (own) holdsRules(given, own, proposal, visit);
        }
      }),
      RUNS,
    );
  });

  test('every client that is due is visited or named', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const proposal = proposeSchedule(given);
        const coming = new Set(
          proposal.visits
            .filter(({ visit, status }) => visit.purpose === 'maintenance' && !visit.cancelled && status !== 'past')
            .map(({ visit }) => visit.client),
        );
        const named = new Set(
          proposal.unplaced.filter(({ purpose }) => purpose === 'maintenance').map((one) => one.client),
        );
        const idle = new Set(proposal.idle.map((one) => one.client));
        for (const one of given.candidates) {
          if (!hasContract(given, one)) continue;
          const { slug } = one.client;
          const places = [coming.has(slug), named.has(slug), idle.has(slug) && !one.work].filter(Boolean).length;
          // A pinned visit where nothing is due is both.
          expect(one.work ? places : Math.min(places, 1), slug).toBe(1);
        }
      }),
      RUNS,
    );
  });

  test('as many are visited as can be', () => {
    fc.assert(
      fc.property(inputs, ({ existing: _, ...given }) => {
        const proposal = proposeSchedule(given);
        const placed = proposal.visits.filter(({ visit }) => visit.purpose === 'maintenance').length;
        expect(placed).toBe(mostVisits(given));
      }),
      RUNS,
    );
  });

  test('the order of clients, people and visits does not matter', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const turned: ProposalInput = {
          ...given,
          firm: { ...given.firm, people: [...given.firm.people].reverse() },
          candidates: [...given.candidates].reverse(),
          ...(given.existing ? { existing: { ...given.existing, visits: [...given.existing.visits].reverse() } } : {}),
        };
        expect(proposeSchedule(turned)).toEqual(proposeSchedule(given));
      }),
      RUNS,
    );
  });

  test('what was saved is proposed again as it is, and what was pinned, cancelled or is past is not touched', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const first = proposeSchedule(given);
        const visits = first.visits.map(({ visit }) => visit);
        const schedule = { period: given.period, made: { date: given.today, by: 'ann' }, visits };
        const again = proposeSchedule({ ...given, existing: schedule });
        expect(again.visits.map(({ visit }) => visit)).toEqual(visits);
        expect(again.unplaced.map(({ client: slug, purpose }) => [slug, purpose])).toEqual(
          first.unplaced.map(({ client: slug, purpose }) => [slug, purpose]),
        );
        for (const visit of given.existing?.visits ?? [])
          if (visit.pinned || visit.cancelled || visit.date < given.today) expect(visits).toContainEqual(visit);
          else expect(visits.map(({ id }) => id)).toContain(visit.id);
        expect(new Set(visits.map(({ id }) => id)).size).toBe(visits.length);
      }),
      RUNS,
    );
  });
});

function holdsRules(
  { period, today, firm: of, calendar }: ProposalInput,
  { client: own }: Candidate,
  proposal: Proposal,
  visit: Proposal['visits'][number]['visit'],
): void {
  const { date, who, purpose } = visit;
  expect(date.slice(0, 7)).toBe(period);
  expect(date >= today).toBe(true);
  expect(underContract(own, date)).toBe(true);
  expect(calendar.isWorkday(date)).toBe(true);
  expect(own.visits.neverWeekdays).not.toContain(weekdayOf(date));
  expect(inRanges(date, own.visits.never)).toBe(false);
  const performer = of.people.find(({ slug }) => slug === who);
  expect(inRanges(date, performer?.away ?? [])).toBe(false);
  const same = proposal.visits.filter(
    (one) => one.visit.who === who && one.visit.date === date && !one.visit.cancelled && one.status !== 'past',
  );
  expect(same.length).toBeLessThanOrEqual(performer?.visitsPerDay ?? of.visits.perDay);
  if (purpose === 'meeting') expect(serviceManagers(of)).toContain(who);
  else if (own.visits.technicians.length > 0) expect(own.visits.technicians).toContain(who);
  expect(performer).toBeDefined();
}

function hasContract({ period, today }: ProposalInput, { client: own }: Candidate): boolean {
  const count = daysInMonth(Number(period.slice(0, 4)), Number(period.slice(5)));
  const days = Array.from({ length: count }, (_, at) => addDays(`${period}-01`, at));
  const left = days.filter((day) => day >= today);
  return (left.length > 0 ? left : days).some((day) => underContract(own, day));
}

/** The largest number of visits, by paths through a net of clients and places; each place is one visit of a person. */
function mostVisits(given: ProposalInput): number {
  const { firm: of, period } = given;
  const technicians = of.people.filter(({ roles }) => roles.includes('technician'));
  const anybody = technicians.length > 0 ? technicians : of.people;
  const days = Array.from({ length: 31 }, (_, at) => `${period}-${String(at + 1).padStart(2, '0')}`).filter(isDay);
  const wanted = given.candidates.filter((one) => one.work && hasContract(given, one));
  const places = wanted.map(({ client: own }) => {
    const named = of.people.filter(({ slug }) => own.visits.technicians.includes(slug));
    const who = own.visits.technicians.length > 0 ? named : anybody;
    return days
      .filter((day) => day >= given.today && underContract(own, day) && given.calendar.isWorkday(day))
      .filter((day) => !own.visits.neverWeekdays.includes(weekdayOf(day)) && !inRanges(day, own.visits.never))
      .flatMap((day) =>
        who
          .filter(({ away }) => !inRanges(day, away))
          .flatMap(({ slug, visitsPerDay = of.visits.perDay }) =>
            Array.from({ length: visitsPerDay }, (_, at) => `${day} ${slug} ${at}`),
          ),
      );
  });
  const taken = new Map<string, number>();
  const find = (client: number, tried: Set<string>): boolean =>
    (places[client] ?? []).some((place) => {
      if (tried.has(place)) return false;
      tried.add(place);
      const other = taken.get(place);
      if (other !== undefined && !find(other, tried)) return false;
      taken.set(place, client);
      return true;
    });
  return wanted.filter((_, at) => find(at, new Set())).length;
}
