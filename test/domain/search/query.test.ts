import { describe, expect, it } from 'vitest';
import { matchOf, type Query } from '../../../src/domain/search/query.ts';
import type { Said } from '../../../src/domain/search/said.ts';

const said: Said = {
  item: 'tapes',
  text: 'Tapes on the **shelf**',
  tier: 'onsite',
  outcome: 'problem',
  value: '8',
  files: ['202610/9f86d081884c7d659a2feaa0c55ad015.jpg'],
  note: 'Two are at Bob’s home.\n\nHe brings them\n  on Monday: Łódź.',
  line: 20,
  noteLine: 23,
};
const row: Said = { item: 'desktops.pc-07', text: 'PC-07 (Lu)', tier: 'onsite', outcome: 'done', line: 30 };
const fact: Said = { text: 'met', note: 'Bob Stone', line: 13, noteLine: 13 };
const open: Said = { item: 'ups', text: 'Battery', tier: 'onsite', note: 'Later', line: 40, noteLine: 43 };
const asked = (query: Partial<Query>, one: Said = said) => matchOf(one, 'jane', { words: [], ...query });

describe('an answer that is looked for', () => {
  it.each<[string, Partial<Query>, number | undefined]>([
    ['all words in one answer', { words: ['monday', 'two', '8'] }, 26],
    ['a phrase over a line end', { words: ['them on monday'] }, 25],
    ['its outcome', { words: ['problem'] }, 20],
    ['a file', { words: ['9f86d'] }, 20],
    ['beyond ASCII', { words: ['łódź'] }, 26],
    ['not a word of the list', { words: ['shelf'] }, undefined],
    ['not one word of two', { words: ['two', 'three'] }, undefined],
    ['not over two facts', { words: ['problem 8'] }, undefined],
    ['an item by its id', { item: { id: 'tapes', words: ['tapes'] } }, 20],
    ['an item by its words', { item: { id: 'tapes shelf', words: ['tapes', 'shelf'] } }, 20],
    ['not another item', { item: { id: 'tape-drive', words: ['tape-drive'] } }, undefined],
    ['an outcome', { outcome: 'problem' }, 20],
    ['not another outcome', { outcome: 'done' }, undefined],
    ['not another tier', { tier: 'remote' }, undefined],
    ['who signed', { by: 'jane' }, 20],
    ['not somebody else', { by: 'bob' }, undefined],
  ])('is found by %s', (_, query, line) => expect(asked(query)?.line).toBe(line));

  it('shows the line of the note with the words, else the first', () => {
    expect(asked({ words: ['them on monday'] })?.excerpt).toBe('He brings them');
    expect(asked({ outcome: 'problem' })?.excerpt).toBe('Two are at Bob’s home.');
  });

  it('knows rows by their names and by the id of their item', () => {
    expect(asked({ words: ['pc-07', 'lu'] }, row)?.line).toBe(30);
    expect(asked({ item: { id: 'desktops', words: ['desktops'] } }, row)?.line).toBe(30);
  });

  it('finds facts of a visit and open items by words only', () => {
    expect(asked({ words: ['stone'] }, fact)).toEqual({ line: 13, excerpt: 'Bob Stone' });
    expect(asked({ by: 'jane' }, fact)).toBeUndefined();
    expect(asked({ words: ['later'] }, open)?.line).toBe(43);
    expect(asked({ by: 'jane' }, open)).toBeUndefined();
    expect(asked({ words: ['stone'], item: { id: 'met', words: ['met'] } }, fact)).toBeUndefined();
  });

  it('tells who answered an item from who signed', () => {
    const other = { ...said, by: 'bob' };
    expect(asked({ by: 'bob' }, other)?.line).toBe(20);
    expect(asked({ by: 'jane' }, other)).toBeUndefined();
  });
});
