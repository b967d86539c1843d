import { expect, it } from 'vitest';
import { parseChecklist } from '../../src/markdown/checklist.ts';
import { toSource } from '../../src/markdown/source.ts';

function codes(heading: string): string[] {
  const text = `---\ntitle: T\n---\n\n## ${heading}\n\n- [ ] One {#one}\n- [ ] Two {#two}\n`;
  return parseChecklist(toSource('list.md', text)).problems.map(
    ({ code, place }) => `${code} ${place.line}:${place.column}`,
  );
}

it.each([
  ['Right {tier=remote every=3m per=client}', []],
  ['Wrong tier {tier=remoot}', ['MMC-205 5:16']],
  ['Wrong rhythm {every=3 months=13}', ['MMC-205 5:18', 'MMC-205 5:26']],
  ['Not for headings {kind=number}', ['MMC-204 5:22']],
])('reports once what a heading cannot give to its items: %s', (heading, expected) => {
  expect(codes(heading)).toEqual(expected);
});
