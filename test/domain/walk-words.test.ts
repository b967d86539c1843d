import { describe, expect, it } from 'vitest';
import { WORDS_LIMIT } from '../../src/domain/answers/answer.ts';
import { step } from '../../src/domain/walk/step.ts';
import type { Visit } from '../../src/domain/walk/visit.ts';
import { clock, visitOf } from './walk-visit.ts';

const LONG = 'ü'.repeat(WORDS_LIMIT / 2 + 1);

/** A note of the first item, begun with these keys. */
function typing(...texts: string[]): Visit {
  const keys = [...'n'].map((text) => ({ type: 'character' as const, text }));
  const pastes = texts.map((text) => ({ type: 'paste' as const, text }));
  const at = clock()(1);
  const list = visitOf({ server: '- [ ] One {#one}\n' });
  return [...keys, ...pastes].reduce<Visit>((visit, key) => step(visit, key, at).visit, list);
}

describe('words that are too long', () => {
  it('are not taken by Enter, and stay where they stand', () => {
    const visit = typing(LONG);
    const { visit: after, events } = step(visit, { type: 'named', name: 'enter' }, clock()(2));
    expect(events).toEqual([]);
    expect(after.screen).toEqual(visit.screen);
    expect(after.message?.words).toBe(
      'Not taken: these words are too long: 65 KiB, and at most 64 are taken; attach them as a file',
    );
  });

  it('are not added to what was typed before', () => {
    const visit = typing('kept ', LONG);
    expect(visit.screen).toMatchObject({ at: 'words', field: { text: 'kept ' } });
    expect(visit.message?.words).toContain('Not added: these words are too long');
  });
});
