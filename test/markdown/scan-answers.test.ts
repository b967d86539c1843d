import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSaid } from '../../src/markdown/said.ts';
import { scanAnswers } from '../../src/markdown/scan-answers.ts';
import { toSource } from '../../src/markdown/source.ts';
import { hostileList } from '../helpers/hostile-markdown.ts';
import { given, plainList, resultOf } from '../helpers/hostile-results.ts';

const RUNS = Number(process.env.PROPERTY_RUNS ?? 800);

describe('the scanner of answers', () => {
  it('says what the parser says, or nothing', () => {
    fc.assert(
      fc.property(fc.oneof(hostileList, plainList), given, (list, answers) => {
        const text = resultOf(list, answers);
        const scanned = text === undefined ? undefined : scanAnswers(text);
        if (text === undefined || !scanned) return;
        expect(scanned).toEqual(parseSaid(toSource('result.md', text)).result);
      }),
      { numRuns: RUNS },
    );
  });

  it('knows by itself what people write', () => {
    fc.assert(
      fc.property(plainList, given, (list, answers) => {
        const text = resultOf(list, answers) ?? '';
        expect(scanAnswers(text)).toEqual(parseSaid(toSource('result.md', text)).result);
      }),
      { numRuns: RUNS / 4 },
    );
  });
});
