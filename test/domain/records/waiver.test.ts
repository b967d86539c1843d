import { describe, expect, it } from 'vitest';
import { type Waivable, waiverFor } from '../../../src/domain/records/waiver.ts';
import { waiver } from '../duties/records.ts';

const of = (changes: Partial<Waivable> = {}): Waivable => ({
  ...{ checklist: 'server-dc01', duty: 'execute', period: '2026-11', walked: false },
  ...changes,
});

describe('waiverFor', () => {
  it.each([
    ['its month', '2026-11', of(), true],
    ['no other month', '2026-10', of(), false],
    ['the weeks of its month', '2026-11', of({ period: '2026-W46' }), true],
    // 30 November is in the week of 3 December.
    ['no week of the next month', '2026-11', of({ period: '2026-W49' }), false],
    ['its week', '2026-W46', of({ period: '2026-W46' }), true],
    ['no other week of the month', '2026-W46', of({ period: '2026-W47' }), false],
    ['not the whole month for one week', '2026-W46', of(), false],
    ['no other list', '2026-11', of({ checklist: 'nas' }), false],
    ['no other duty', '2026-11', of({ duty: 'file' }), false],
    ['to revise what was not walked', '2026-11', of({ duty: 'revise' }), true],
    ['not to revise what was walked', '2026-11', of({ duty: 'revise', walked: true }), false],
    ['to revise a week that was not walked, by its month', '2026-11', of({ duty: 'revise', period: '2026-W46' }), true],
  ])('waives execute of %s', (_, period, one, covers) => {
    const own = waiver(period);
    expect(waiverFor([own], one)).toBe(covers ? own : undefined);
  });

  it('takes the first by day and id, in whatever order they are read', () => {
    const late = waiver('2026-11', { date: '2026-11-03', id: 'A' });
    const [first, second] = ['B', 'C'].map((id) => waiver('2026-11', { date: '2026-11-02', id }));
    if (!first || !second) throw new Error('two were made');
    for (const all of [
      [late, second, first],
      [first, second, late],
    ])
      expect(waiverFor(all, of())).toBe(first);
  });

  it('prefers a waiver of revise to that of execute', () => {
    const [execute, revise] = [waiver('2026-11'), waiver('2026-11', { duty: 'revise', date: '2026-12-01' })];
    expect(waiverFor([execute, revise], of({ duty: 'revise' }))).toBe(revise);
  });
});
