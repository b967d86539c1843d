import { describe, expect, it } from 'vitest';
import type { ClientRecords } from '../../../src/domain/duties/client-records.ts';
import { editNote, FOUR, firmOf, listOf, publication, recordsOf, sitting, toldOn, waiver } from './records.ts';

const firm = firmOf({ execute: FOUR.execute, revise: FOUR.revise, publish: FOUR.publish });
const october = sitting('2026-10', '2026-10-14');
const november = sitting('2026-11', '2026-11-04');

/** How the duty to publish stands in each period; the list reads `now`. */
function publishing(today: string, records: Partial<ClientRecords>, watermark = 'now'): string[] {
  const lines = toldOn(today, recordsOf({ lists: [listOf({ watermark })], ...records }), { firm });
  return lines.map((line) => `${line.slice(0, 7)} ${line.slice(line.indexOf('publish') + 8)}`);
}

describe('publish', () => {
  it('is due of a list that was never published, and waits for walk and revision', () => {
    expect(publishing('2026-11-03', {})).toEqual(['2026-10 open after execute', '2026-11 open after execute']);
    const editNotes = [editNote('2026-10')];
    expect(publishing('2026-11-03', { sittings: [october], editNotes })[0]).toBe('2026-10 open after revise');
    expect(publishing('2026-11-06', { sittings: [october] })[0]).toBe('2026-10 missed');
  });

  it('has nothing to do where the list is as it was published, once it is walked', () => {
    const publications = [publication('2026-09-01', 'now')];
    expect(publishing('2026-11-06', { publications, sittings: [october] })).toEqual([
      '2026-10 done 2026-10-14 jane',
      '2026-11 open after execute',
    ]);
  });

  it('is done by the first publication after the last change', () => {
    const changed = sitting('2026-10', '2026-10-14', { revision: 'changed' });
    const publications = [
      publication('2026-11-20', 'now'),
      publication('2026-09-01', 'old'),
      publication('2026-11-03', 'newer'),
    ];
    expect(publishing('2026-11-21', { sittings: [changed], publications })[0]).toBe('2026-10 done 2026-11-03 ruth');
    const editNotes = [editNote('2026-10', { date: '2026-11-05', by: 'tom', decision: 'changed' })];
    expect(publishing('2026-11-21', { sittings: [changed], publications, editNotes })[0]).toBe(
      '2026-10 late 2026-11-20 ruth',
    );
  });

  it('is still due where a change came after the last publication, and the next month is not to blame', () => {
    const editNotes = [editNote('2026-10', { date: '2026-10-20', by: 'tom' })];
    const publications = [publication('2026-09-01', 'old')];
    expect(publishing('2026-11-12', { sittings: [october, november], publications, editNotes })).toEqual([
      '2026-10 missed',
      '2026-11 done 2026-11-04 jane',
    ]);
  });

  it('is not due for a wish that was declined', () => {
    const editNotes = [editNote('2026-10', { date: '2026-10-20', by: 'tom', decision: 'declined' })];
    const publications = [publication('2026-09-01', 'old')];
    expect(publishing('2026-11-12', { sittings: [october, november], publications, editNotes })).toEqual([
      '2026-10 done 2026-10-14 jane',
      '2026-11 open',
    ]);
  });

  it('is done by a publication on the day of the change', () => {
    const editNotes = [editNote('2026-10', { date: '2026-10-20', by: 'tom' })];
    const publications = [publication('2026-09-01', 'old'), publication('2026-10-20', 'now')];
    expect(publishing('2026-10-21', { sittings: [october], publications, editNotes })).toEqual([
      '2026-10 done 2026-10-20 ruth',
    ]);
  });

  it('has nothing to do where a change was taken back', () => {
    const editNotes = [editNote('2026-10', { date: '2026-10-20', by: 'tom' })];
    const publications = [publication('2026-09-01', 'now')];
    expect(publishing('2026-10-21', { sittings: [october], publications, editNotes })).toEqual([
      '2026-10 done 2026-10-14 jane',
    ]);
  });

  it('of a difference without evidence is due in the newest month that was walked', () => {
    const publications = [publication('2026-09-01', 'old')];
    expect(publishing('2026-11-12', { sittings: [october], publications })).toEqual([
      '2026-10 missed',
      '2026-11 open after execute',
    ]);
    expect(publishing('2026-11-12', { sittings: [october, november], publications })).toEqual([
      '2026-10 done 2026-10-14 jane',
      '2026-11 open',
    ]);
  });

  it('of a list edited after it was published is due this month, and next month for next month', () => {
    const publications = [publication('2026-10-16', 'old')];
    expect(publishing('2026-10-20', { sittings: [october], publications })).toEqual(['2026-10 open']);
    expect(publishing('2026-11-02', { sittings: [october], publications })).toEqual([
      '2026-10 done 2026-10-16 ruth',
      '2026-11 open after execute',
    ]);
    expect(publishing('2026-11-12', { sittings: [october, november], publications })[1]).toBe('2026-11 open');
    const sameDay = [publication('2026-10-14', 'old')];
    expect(publishing('2026-11-02', { sittings: [october], publications: sameDay })[0]).toBe(
      '2026-10 done 2026-10-14 jane',
    );
  });

  it('is late in every month before the list was published for the first time', () => {
    const publications = [publication('2026-11-08', 'now')];
    expect(publishing('2026-11-12', { sittings: [october, november], publications })).toEqual([
      '2026-10 late 2026-11-08 ruth',
      '2026-11 done 2026-11-08 ruth',
    ]);
  });

  it('is done before all else is, when what changed is published', () => {
    const part = sitting('2026-10', '2026-10-12', { answered: ['a'], open: ['b'], revision: 'changed' });
    const publications = [publication('2026-10-13', 'now')];
    expect(publishing('2026-10-14', { sittings: [part], publications })).toEqual(['2026-10 done 2026-10-13 ruth']);
    expect(publishing('2026-10-14', { sittings: [part], publications }, 'edited')).toEqual([
      '2026-10 open after execute',
    ]);
  });

  it('takes the newest of several publications on a day by its id', () => {
    const [first, second] = [publication('2026-10-16', 'now'), publication('2026-10-16', 'old')];
    expect(publishing('2026-10-20', { sittings: [october], publications: [second, first] })).toEqual(['2026-10 open']);
  });

  it('is waived with a walk that nobody made, unless the list was printed in time all the same', () => {
    const waivers = [waiver('2026-10')];
    const on = (...days: string[]) =>
      publishing('2026-11-06', { waivers, publications: days.map((day) => publication(day, 'now')) })[0];
    expect(on()).toBe('2026-10 waived');
    expect(on('2026-09-01')).toBe('2026-10 waived');
    expect(on('2026-09-01', '2026-10-20')).toBe('2026-10 done 2026-10-20 ruth');
    expect(on('2026-11-05')).toBe('2026-10 done 2026-11-05 ruth');
    expect(on('2026-11-06')).toBe('2026-10 waived');
  });

  it('is not waived with a walk that nobody made when a change of the month is not printed', () => {
    const records = { waivers: [waiver('2026-10')], publications: [publication('2026-09-01', 'old')] };
    const editNotes = [editNote('2026-10', { date: '2026-10-20', by: 'tom', decision: 'changed' })];
    expect(publishing('2026-11-06', { ...records, editNotes })[0]).toBe('2026-10 missed');
    expect(publishing('2026-11-06', { ...records, editNotes }, 'old')[0]).toBe('2026-10 waived');
  });
});
