import { describe, expect, test } from 'vitest';
import type { ResultHeader } from '../../../src/domain/records/result.ts';
import { fastWalks, sameNotes, type WithNotes } from '../../../src/domain/warnings/walks.ts';
import { header } from '../../helpers/result-header.ts';

describe('walks that were too fast', () => {
  const walk = (seconds: number, changes: Partial<ResultHeader> = {}): ResultHeader => {
    const started = '2026-10-14T09:00:00Z';
    const finished = new Date(Date.parse(started) + seconds * 1000).toISOString().replace('.000', '');
    const { estimate: _, ...rest } = header({
      ...{ started, finished, minutes: Math.round(seconds / 60), tally: { done: 30 }, answered: 'all', open: [] },
    });
    return { ...rest, ...changes };
  };

  test.each([
    ['30 answers in 239 seconds', walk(239), 239],
    ['30 answers in 240 seconds', walk(240), undefined],
    ['9 answers in no time', walk(0, { tally: { done: 9 } }), undefined],
    ['10 answers in no time', walk(0, { tally: { done: 8, problem: 2 } }), 0],
    ['a paper sheet', walk(10, { entered: '2026-10-16' }), undefined],
    ['minutes told by hand with answers from a file', walk(0, { minutes: 55 }), undefined],
    ['one list of a long visit', walk(3600, { minutes: 2 }), 150],
    ['a quarter of the estimate', walk(900, { estimate: 60 }), undefined],
    ['less than a quarter of the estimate', walk(840, { estimate: 60 }), 840],
    [
      'a part of the list, less than a quarter of the estimate',
      walk(840, { estimate: 60, answered: ['a'] }),
      undefined,
    ],
  ])('%s', (_, one, seconds) => {
    expect(fastWalks([one]).map((walked) => walked.seconds)).toEqual(seconds === undefined ? [] : [seconds]);
  });

  test('the estimate is named only when it is the reason', () => {
    expect(
      fastWalks([walk(840, { estimate: 60 }), walk(100, { estimate: 60 })]).map(({ estimate }) => estimate),
    ).toEqual([60, undefined]);
  });
});

describe('the same note on the same item', () => {
  let id = 0;
  const result = (period: string, notes: Record<string, string>, changes: Partial<ResultHeader> = {}): WithNotes => {
    id += 1;
    const own = header({
      ...{ id: `01K7ZV2M8C4Q6T9W3X5Y${String(id).padStart(6, '0')}`, period, date: `${period}-14` },
      ...changes,
    });
    return { header: own, notes: new Map(Object.entries(notes)) };
  };
  const note = (words: string): Record<string, string> => ({ tape: words });
  const three = ['2026-09', '2026-10', '2026-11'];

  test('three months in a row, whatever the spaces and capitals', () => {
    const words = ['No tape  here.', 'no tape here.', 'No tape\nhere.'];
    const results = three.map((period, at) => result(period, note(words[at] ?? '')));
    expect(sameNotes(results.reverse())).toEqual([
      { kind: 'same-note', list: 'server-dc01', item: 'tape', note: 'No tape  here.', periods: three },
    ]);
  });

  test.each([
    ['a month between', ['2026-08', '2026-10', '2026-11']],
    ['only two months', ['2026-10', '2026-11']],
    ['long ago: the newest month is without', [...three, '2026-12']],
  ])('not %s', (_, periods) => {
    const results = periods.map((period) => result(period, period === '2026-12' ? {} : note('No tape.')));
    expect(sameNotes(results)).toEqual([]);
  });

  test('not other words, another item or another list', () => {
    expect(sameNotes(three.map((period, at) => result(period, note(`No tape ${at}.`))))).toEqual([]);
    expect(sameNotes(three.map((period, at) => result(period, { [`item-${at}`]: 'Fine.' })))).toEqual([]);
    expect(sameNotes(three.map((period, at) => result(period, note('No.'), { checklist: `list-${at}` })))).toEqual([]);
  });
});
