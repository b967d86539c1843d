import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSaid } from '../../src/markdown/said.ts';
import { scanAnswers } from '../../src/markdown/scan-answers.ts';
import { toSource } from '../../src/markdown/source.ts';
import { hostileList } from '../helpers/hostile-markdown.ts';
import { given, plainList, resultOf } from '../helpers/hostile-results.ts';

const RUNS = Number(process.env.PROPERTY_RUNS ?? 800);

/** What somebody might put between the lines of a result. */
const LINES = [
  '',
  'words',
  '  words',
  '- plain',
  '  - plain',
  '  1. one',
  '```',
  '  ```',
  '  ```note',
  '> quote',
  '<div>',
  '---',
  '===',
  '# Heading {tier=remote}',
  '- [x] new {#new outcome=done}',
  '    - [ ] deep {#deep}',
  '    code',
  '[a]: b',
  '\t',
];

/** The body with lines dropped, doubled, moved in or out, or put in. */
function edited(text: string, changes: readonly [string, number, string][]): string {
  const start = text.indexOf('\n---\n', 4) + 5;
  const lines = text.slice(start).split('\n');
  for (const [what, number, words] of changes) {
    const at = number % Math.max(1, lines.length - 3);
    const line = lines[at] ?? '';
    const instead: Record<string, string[]> = {
      drop: [],
      double: [line, line],
      indent: [`  ${line}`],
      outdent: [line.replace(/^ {1,2}/, '')],
      insert: [words, line],
    };
    lines.splice(at, 1, ...(instead[what] ?? [line]));
  }
  return text.slice(0, start) + lines.join('\n');
}

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

  it('says the same of results that were edited by hand, or nothing', () => {
    const edit = fc.tuple(
      fc.constantFrom('drop', 'double', 'indent', 'outdent', 'insert'),
      fc.nat(),
      fc.constantFrom(...LINES),
    );
    const edits = fc.array(edit, { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(fc.oneof(hostileList, plainList), given, edits, (list, answers, changes) => {
        const text = edited(resultOf(list, answers) ?? '', changes);
        const [scanned, parsed] = [scanAnswers(text), parseSaid(toSource('result.md', text)).result];
        if (scanned && parsed) expect(scanned).toEqual(parsed);
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
