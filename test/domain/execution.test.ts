import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answeredInPeriod, chainOf, executionOf, unionOf } from '../../src/domain/execution.ts';
import type { Result, ResultHeader } from '../../src/domain/records/result.ts';
import { parseChecklist } from '../../src/markdown/checklist.ts';
import { toSource } from '../../src/markdown/source.ts';
import { header } from '../helpers/result-header.ts';

const ITEMS = ['a', 'b', 'c', 'd', 'e'];

/** A sitting as the walk writes it: what of the due items it does not answer is open. */
function sitting(id: string, hour: number, answered: string[] | 'all', changes: Partial<ResultHeader> = {}) {
  const open = answered === 'all' ? [] : ITEMS.filter((item) => !answered.includes(item));
  const finished = `2026-10-14T${String(hour).padStart(2, '0')}:00:00+02:00`;
  return header({ id, finished, answered, open, ...changes });
}

describe('executionOf', () => {
  it('has nothing to say without sittings', () => {
    expect(executionOf([])).toEqual({ sittings: [], answered: new Set(), open: [] });
  });

  it('takes one sitting that answered all', () => {
    const { executed, open } = executionOf([sitting('S1', 9, 'all', { date: '2026-10-13', by: 'bob' })]);
    expect(executed).toEqual({ date: '2026-10-13', by: 'bob', sitting: 'S1' });
    expect(open).toEqual([]);
  });

  it('joins sittings of several people and days; the one that completes it counts', () => {
    const remote = sitting('S1', 9, ['a', 'b'], { date: '2026-10-12' });
    const onsite = sitting('S2', 10, ['c', 'd', 'e'], { date: '2026-10-14', by: 'bob' });
    expect(executionOf([remote]).open).toEqual(['c', 'd', 'e']);
    expect(executionOf([onsite, remote]).executed).toEqual({ date: '2026-10-14', by: 'bob', sitting: 'S2' });
  });

  it('is not undone by a later sitting of a list that has grown', () => {
    const later = sitting('S2', 11, ['a'], { open: ['b', 'new'] });
    expect(executionOf([sitting('S1', 9, 'all'), later]).executed?.sitting).toBe('S1');
  });

  it('orders by the instant, not by the text of the stamp', () => {
    const first = sitting('S2', 1, ['a', 'b'], { finished: '2026-10-14T09:00:00+02:00' });
    const second = sitting('S1', 1, ['c', 'd', 'e'], { finished: '2026-10-14T08:30:00-07:00' });
    expect(executionOf([second, first]).executed?.sitting).toBe('S1');
  });

  it('puts a correction in the place of its original, and the newer of two', () => {
    const original = sitting('S1', 9, 'all');
    const wrong = sitting('S2', 12, ['a', 'b', 'c', 'd'], { corrects: 'S1' });
    const right = sitting('S3', 13, 'all', { corrects: 'S1', date: '2026-10-15' });
    expect(executionOf([original, wrong]).open).toEqual(['e']);
    expect(executionOf([right, wrong, original]).executed?.date).toBe('2026-10-15');
    const again = sitting('S4', 14, ['a'], { corrects: 'S3' });
    expect(executionOf([original, right, again]).sittings.map((one) => one.id)).toEqual(['S4']);
  });

  it('keeps the place of the original in the order', () => {
    const early = sitting('S1', 8, ['a'], {});
    const late = sitting('S2', 10, ['a', 'b'], {});
    const correction = sitting('S3', 12, ['c', 'd', 'e'], { corrects: 'S1' });
    const { sittings, executed } = executionOf([late, correction, early]);
    expect(sittings.map((one) => one.id)).toEqual(['S3', 'S2']);
    expect(executed?.sitting).toBe('S2');
  });

  it('lets a correction stand alone when its original is lost, and survives circles', () => {
    expect(executionOf([sitting('S2', 9, 'all', { corrects: 'S1' })]).executed?.sitting).toBe('S2');
    const circle = [sitting('S1', 9, 'all', { corrects: 'S2' }), sitting('S2', 10, ['a'], { corrects: 'S1' })];
    expect(executionOf(circle).sittings.map((one) => one.id)).toEqual(['S2']);
    expect(executionOf(circle.toReversed())).toEqual(executionOf(circle));
    expect(executionOf([sitting('S1', 9, 'all', { corrects: 'S1' })]).executed?.sitting).toBe('S1');
  });

  it('counts a file that was copied once', () => {
    expect(executionOf([sitting('S1', 9, ['a']), sitting('S1', 9, ['a'])]).sittings).toHaveLength(1);
  });
});

const anySittings = fc
  .uniqueArray(fc.record({ number: fc.nat(20), hour: fc.integer({ min: 8, max: 12 }), answered: fc.subarray(ITEMS) }), {
    selector: (one) => one.number,
    maxLength: 8,
  })
  .map((list) => list.map(({ number, hour, answered }) => sitting(`S${number}`, hour, answered)));

describe('for any sittings', () => {
  it('the order of the files never matters, with corrections too', () => {
    const corrected = anySittings.chain((list) =>
      fc.array(fc.nat(21), { minLength: list.length, maxLength: list.length }).map((targets) =>
        // Numbers above 8 mostly correct nothing.
        list.map((one, at) => ((targets[at] ?? 0) < 8 ? { ...one, corrects: `S${targets[at]}` } : one)),
      ),
    );
    fc.assert(
      fc.property(
        corrected.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          expect(executionOf(shuffled)).toEqual(executionOf(list));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('one more sitting never un-executes, and a later one changes nothing about when', () => {
    fc.assert(
      fc.property(anySittings, fc.subarray(ITEMS), fc.integer({ min: 7, max: 13 }), (list, answered, hour) => {
        const before = executionOf(list).executed;
        const after = executionOf([...list, sitting('T', hour, answered)]).executed;
        if (before) expect(after).toBeDefined();
        if (before && hour === 13) expect(after).toEqual(before);
      }),
    );
  });

  it('is executed exactly when nothing is open, and open items are answered by nobody', () => {
    fc.assert(
      fc.property(anySittings, (list) => {
        const { executed, open, answered } = executionOf(list);
        if (list.length > 0) expect(open.length === 0).toBe(executed !== undefined);
        for (const id of open) expect(answered.has(id)).toBe(false);
        expect(executed !== undefined).toBe(list.length > 0 && ITEMS.every((id) => answered.has(id)));
      }),
    );
  });
});

function result(
  head: ResultHeader,
  answers: Record<string, string>,
  text = '---\ntitle: T\n---\n\n- [ ] A {#a}\n- [ ] Talk {#talk per=client}\n',
) {
  const checklist = parseChecklist(toSource('', text)).checklist;
  if (!checklist) throw new Error('the list cannot be read');
  const given = Object.entries(answers).map(([id, note]) => [id, { outcome: 'cannot' as const, note }] as const);
  return {
    header: head,
    walked: text,
    checklist,
    answers: new Map(given),
    notes: new Map(),
    times: new Map(),
  } as Result;
}

describe('answers', () => {
  const first = result(sitting('S1', 9, ['a'], { date: '2026-10-12' }), { a: 'first', b: 'only' });
  const second = result(sitting('S2', 10, ['a'], { by: 'bob' }), { a: 'second' });

  it('the newest of an item wins, with who and where', () => {
    const union = unionOf([second, first]);
    expect(union.get('a')).toMatchObject({ answer: { note: 'second' }, by: 'bob', date: '2026-10-14', sitting: 'S2' });
    expect(union.get('b')).toMatchObject({ answer: { note: 'only' }, by: 'jane', date: '2026-10-12', sitting: 'S1' });
  });

  it('those of a corrected sitting do not count', () => {
    const correction = result(sitting('S3', 12, ['b'], { corrects: 'S2' }), { b: 'corrected' });
    const union = unionOf([first, second, correction]);
    expect(union.get('a')?.answer.note).toBe('first');
    expect(union.get('b')?.answer.note).toBe('corrected');
  });

  it('all corrections of one result are one chain', () => {
    const third = sitting('S3', 12, ['b'], { corrects: 'S2' });
    const again = sitting('S4', 13, ['b'], { corrects: 'S2' });
    const later = sitting('S5', 14, ['b'], { corrects: 'S4' });
    const headers = [first.header, second.header, third, again, later];
    for (const id of ['S2', 'S3', 'S4', 'S5'])
      expect([...chainOf(id, headers)].sort()).toEqual(['S2', 'S3', 'S4', 'S5']);
    expect([...chainOf('S1', headers)]).toEqual(['S1']);
  });

  it('of another list count only where they are given once per client', () => {
    const elsewhere = result(sitting('S4', 11, ['a'], { checklist: 'ups' }), { a: 'of the ups', talk: 'nobody there' });
    const found = answeredInPeriod([elsewhere, first], 'server-dc01');
    expect(found.get('a')?.answer.note).toBe('first');
    expect(found.get('talk')).toMatchObject({ checklist: 'ups', answer: { note: 'nobody there' } });
  });
});

describe('items that are asked once for the client', () => {
  const server = header({
    id: '01K7ZV2M8C4Q6T9W3X5Y7B1D01',
    checklist: 'server',
    answered: ['a'],
    open: ['check-in'],
    forClient: ['check-in'],
  });
  const firewall = header({
    id: '01K7ZV2M8C4Q6T9W3X5Y7B1D02',
    checklist: 'firewall',
    by: 'tom',
    date: '2026-10-20',
    finished: '2026-10-20T10:00:00-07:00',
    answered: ['check-in', 'b'],
    forClient: ['check-in'],
  });

  it('count for every list, on the day another list answered them', () => {
    expect(executionOf([server]).executed).toBeUndefined();
    expect(executionOf([server], [firewall]).executed).toEqual({ date: '2026-10-20', by: 'tom', sitting: firewall.id });
    expect(executionOf([server], [{ ...firewall, answered: 'all' }]).executed?.date).toBe('2026-10-20');
  });

  it("do not make an item of the same name count that is a list's own", () => {
    expect(executionOf([{ ...server, forClient: [] }], [firewall]).executed).toBeUndefined();
    expect(executionOf([server], [{ ...firewall, forClient: [] }]).open).toEqual(['check-in']);
  });
});
