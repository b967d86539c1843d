import fc from 'fast-check';
import type { Answer } from '../../src/domain/answers/answer.ts';
import { tallyOf } from '../../src/domain/records/result.ts';
import { parseChecklist, withIds } from '../../src/markdown/checklist.ts';
import { writeResult } from '../../src/markdown/result.ts';
import { toSource } from '../../src/markdown/source.ts';
import { hostileAnswer } from './hostile-markdown.ts';
import { header } from './result-header.ts';

/** Lines of lists as people write them: what the scanner is to know by itself. */
export const plainList = fc
  .array(
    fc.constantFrom(
      '# Server - Monthly\n',
      '## Backups {tier=remote}\n',
      '### Tapes {tier=onsite per=client}\n',
      '- [ ] Free space on C: {kind=number unit=% min=15 then="move logs to {{log_drive}}"}',
      '- [ ] Read `dcdiag` {kind=text}',
      '- [ ] Words that go on\n  in the next line\n',
      '- [ ] Desktops {kind=rows tier=remote}\n\n  Look at each.\n',
      '- [ ] With a how-to\n\n  Open the console, view *Jobs*.\n\n  ```text\n  dcdiag /q\n  - [ ] no item\n  ```\n',
      '- [ ] With bullets\n\n  - the directory\n  - `nslookup` answers\n\n  1. first\n  2. second\n',
      '- [ ] Outer\n  - [ ] Inner\n  - [ ] Inner, too\n\n    How to.\n',
      '\nSome words between.\n',
      '\n',
    ),
    { minLength: 1, maxLength: 10 },
  )
  .map((lines) => `---\ntitle: T\n---\n${lines.join('\n')}\n`);

/** Answers for the items of a list, in turn. */
export const given = fc.array(fc.option(hostileAnswer), { minLength: 8, maxLength: 8 });

/** A result as mmc writes it; undefined for a list that cannot be walked. */
export function resultOf(list: string, given: readonly (Answer | null)[]): string | undefined {
  const parsed = parseChecklist(toSource('list.md', list));
  if (!parsed.checklist) return undefined;
  const answers = new Map<string, Answer>();
  const notes = new Map<string, string>();
  const files = new Map<string, string[]>();
  for (const [index, { id }] of parsed.checklist.items.entries()) {
    const answer = given[index % given.length];
    if (answer) answers.set(id, answer);
    else if (given[0]?.note) notes.set(id, given[0].note);
    if (!answer && given[1]?.files) files.set(id, given[1].files);
  }
  const facts = given[2]?.note ? { remarks: given[2].note, met: 'Łucja "Lu" Søn' } : {};
  const head = header({ tally: tallyOf(answers.values()), ...facts });
  return writeResult({ header: head, walked: withIds(parsed), answers, notes, files, times: new Map() });
}
