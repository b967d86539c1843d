import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { PlannedVisit } from '../../src/domain/schedule/schedule.ts';
import { graphemes } from '../../src/domain/text/width.ts';
import { type CalendarEntry, toIcs } from '../../src/render/ics.ts';
import { VISIT as visit } from '../helpers/planned-visit.ts';
import '../helpers/property-seed.ts';

const entry: CalendarEntry = {
  visit,
  made: '2026-10-27',
  client: {
    name: 'Acme Legal LLP',
    address: '1 Harbor Street, Suite 4; Gdynia',
    contact: { name: 'Bob Stone', phone: '+48 58 555 01 10' },
  },
  performer: 'Jane Doe',
  lists: ['Server DC01', 'UPS'],
};

const of = (changes: Partial<PlannedVisit>, rest: Partial<CalendarEntry> = {}): CalendarEntry => ({
  ...entry,
  ...rest,
  visit: { ...visit, ...changes },
});

/** What another program reads, by a parser that shares no code with what writes it. */
function read(text: string) {
  const component = new ICAL.Component(ICAL.parse(text));
  const events = component.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  return { component, events };
}

describe('toIcs', () => {
  it('writes one all-day event for a visit', () => {
    expect(toIcs('Visits, Jane Doe', [entry]).replaceAll('\r\n', '\n')).toMatchInlineSnapshot(`
      "BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//mmc//mmc//EN
      NAME:Visits\\, Jane Doe
      X-WR-CALNAME:Visits\\, Jane Doe
      BEGIN:VEVENT
      UID:202611-c-7k3v9mzq-1@mmc
      SEQUENCE:0
      DTSTAMP:20261027T000000Z
      DTSTART;VALUE=DATE:20261103
      DTEND;VALUE=DATE:20261104
      X-MICROSOFT-CDO-ALLDAYEVENT:TRUE
      X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:TRUE
      SUMMARY:Acme Legal LLP
      TRANSP:TRANSPARENT
      LOCATION:1 Harbor Street\\, Suite 4\\; Gdynia
      DESCRIPTION:Maintenance\\, on site: Jane Doe\\n- Server DC01\\n- UPS\\nContact:
        Bob Stone\\, +48 58 555 01 10\\nmmc: acme
      CATEGORIES:maintenance,onsite
      STATUS:CONFIRMED
      END:VEVENT
      END:VCALENDAR
      "
    `);
  });

  it('says the day as a day, in every time zone', () => {
    const zone = process.env.TZ;
    const all = ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Australia/Lord_Howe', 'Pacific/Apia'].map(
      (name) => {
        process.env.TZ = name;
        return toIcs('Visits', [of({ date: '2027-02-28' }), of({ date: '2026-12-31' })]);
      },
    );
    process.env.TZ = zone;
    expect(new Set(all).size).toBe(1);
    const { events } = read(all[0] as string);
    expect(events.map((one) => [one.startDate.toString(), one.startDate.isDate, one.endDate.toString()])).toEqual([
      ['2027-02-28', true, '2027-03-01'],
      ['2026-12-31', true, '2027-01-01'],
    ]);
  });

  it('keeps the UID of a moved visit and raises its SEQUENCE and stamp', () => {
    const [before, after] = [toIcs('Visits', [entry]), toIcs('Visits', [of({ date: '2026-11-12', sequence: 1 })])];
    const [old, moved] = [read(before).events[0], read(after).events[0]];
    expect(moved?.uid).toBe(old?.uid);
    expect([old?.sequence, moved?.sequence]).toEqual([0, 1]);
    expect(moved?.startDate.toString()).toBe('2026-11-12');
    const stamp = (one: typeof old) => one?.component.getFirstPropertyValue('dtstamp')?.toString();
    expect([stamp(old), stamp(moved)]).toEqual(['2026-10-27T00:00:00Z', '2026-10-27T00:00:01Z']);
  });

  it('keeps a cancelled visit, as cancelled', () => {
    const [event] = read(toIcs('Visits', [of({ cancelled: true, sequence: 2 })])).events;
    expect(event?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(event?.summary).toBe('Cancelled: Acme Legal LLP');
  });

  it('names no address for a remote visit, no lists for a meeting, and a client without a file by its folder', () => {
    const { client, ...without } = entry;
    const [remote, meeting, unknown] = read(
      toIcs('Visits', [of({ mode: 'remote' }), of({ purpose: 'meeting' }), without]),
    ).events;
    expect(remote?.location).toBeNull();
    expect([meeting?.summary, meeting?.description.includes('Server')]).toEqual(['Acme Legal LLP: meeting', false]);
    expect(unknown?.summary).toBe('acme');
  });

  it('gives back texts as they were: punctuation, line ends, CJK, emoji, marks, 200 characters', () => {
    const names = [
      'Commas, semicolons; back\\slash "quotes" \\n \\; end\\',
      `${'株式会社東京港湾技術'.repeat(20)}`,
      '👩🏽‍💻👨‍👩‍👧‍👦🇵🇱'.repeat(22),
      'Łódź & Søn GmbH',
      'e\u0301a\u0308\u0323'.repeat(40),
      'x'.repeat(200),
      `${'x'.repeat(63)}é${'y'.repeat(64)}😀`,
      'BEGIN:VEVENT',
    ];
    for (const name of names) {
      const text = toIcs(name, [of({}, { client: { name, address: `${name}\r\nsecond line`, contact: {} } })]);
      const { component, events } = read(text);
      expect(events).toHaveLength(1);
      expect(events[0]?.summary).toBe(name);
      expect(events[0]?.location).toBe(`${name}\nsecond line`);
      // A text by RFC 5545; ical.js leaves properties alone whose type it does not know.
      const calendarName = String(component.getFirstPropertyValue('x-wr-calname'));
      expect(calendarName.replace(/\\(.)/g, '$1')).toBe(name);
    }
  });

  it('lets an id from a file add no line of its own', () => {
    const { events } = read(toIcs('Visits', [of({ id: 'a\r\nATTENDEE:mailto:x@example.com\nb,c' })]));
    expect(events.map((one) => [one.uid, one.attendees.length])).toEqual([
      ['a ATTENDEE:mailto:x@example.com b,c@mmc', 0],
    ]);
  });

  it('drops control characters and those that turn the direction of writing', () => {
    const name = 'A\u0000B\u0007C\u001b[31mD\u0085E\tF\u202eG\nH';
    const text = toIcs(name, [of({}, { client: { name, contact: {} } })]);
    expect(read(text).events[0]?.summary).toBe('ABC[31mD E FG H');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  it('folds every line to 75 octets without tearing letters, whatever is written', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('東京', '👩🏽‍💻', 'a\u0308', '\r\n', ',;\\"', '\t', ' ', '🇵🇱'),
    );
    const text = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, text, (name, address, list) => {
        const out = toIcs(name, [of({}, { client: { name, address, contact: { name } }, lists: [list, name] })]);
        expect(out.endsWith('END:VCALENDAR\r\n')).toBe(true);
        const lines = out.slice(0, -2).split('\r\n');
        for (const line of lines) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\p{Cc}\p{Cs}]/u);
        }
        expect(read(out).events).toHaveLength(1);
      }),
    );
  });

  it('begins no line with a mark of the letter before', () => {
    const name = 'a\u0323\u0308'.repeat(70);
    const lines = toIcs('Visits', [of({}, { client: { name, contact: {} } })]).split('\r\n');
    const torn = lines.filter((line) => line.startsWith(' ') && /^\p{M}/u.test(graphemes(line.slice(1))[0] ?? ''));
    expect(torn).toEqual([]);
  });
});
