import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/domain/answers/answer.ts';
import { tallyOf } from '../../src/domain/records/result.ts';
import { parseChecklist, withIds } from '../../src/markdown/checklist.ts';
import { parseResult, removeAnswers, writeResult } from '../../src/markdown/result.ts';
import { toSource } from '../../src/markdown/source.ts';
import { hostileAnswer, hostileList } from '../helpers/hostile-markdown.ts';
import { header } from '../helpers/result-header.ts';

const RUNS = Number(process.env.PROPERTY_RUNS ?? 3000);

describe('the law of results', () => {
  it('gives the list back byte for byte, and the answers as they were given', () => {
    fc.assert(
      fc.property(hostileList, fc.array(fc.option(hostileAnswer), { minLength: 8, maxLength: 8 }), (text, given) => {
        const parsed = parseChecklist(toSource('list.md', text));
        if (!parsed.checklist) return;
        const walked = withIds(parsed);
        const again = parseChecklist(toSource('list.md', walked));
        expect(again.checklist?.items.map((item) => item.id)).toEqual(parsed.checklist.items.map((item) => item.id));
        expect(again.checklist?.items.every((item) => item.written)).toBe(true);
        const answers = new Map<string, Answer>();
        const notes = new Map<string, string>();
        const files = new Map<string, string[]>();
        for (const [index, item] of parsed.checklist.items.entries()) {
          const answer = given[index % given.length];
          if (answer) answers.set(item.id, answer);
          else if (given[0]?.note) notes.set(item.id, given[0].note);
          if (!answer && given[1]?.files) files.set(item.id, given[1].files);
        }
        const times = new Map([...answers.keys()].map((id, index) => [id, index]));
        const result = writeResult({
          header: header({ tally: tallyOf(answers.values()) }),
          walked,
          answers,
          notes,
          files,
          times,
        });
        expect(removeAnswers(result)).toBe(walked);
        const read = parseResult(toSource('result.md', result));
        expect(read.problems).toEqual([]);
        expect(read.result?.walked).toBe(walked);
        expect(Object.fromEntries(read.result?.answers ?? [])).toEqual(Object.fromEntries(answers));
        expect(read.result?.notes).toEqual(notes);
        expect(read.result?.files).toEqual(files);
        expect(read.result?.times).toEqual(times);
        expect(read.result?.checklist.items.map(({ line: _line, ...item }) => item)).toEqual(
          again.checklist?.items.map(({ line: _line, ...item }) => item),
        );
      }),
      { numRuns: RUNS },
    );
  });
});
