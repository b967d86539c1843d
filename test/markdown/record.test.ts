import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scanHeader, writeHeader } from '../../src/markdown/flat-header.ts';
import { readFrontMatter } from '../../src/markdown/front-matter.ts';
import { toSource } from '../../src/markdown/source.ts';
import { entryOf } from '../../src/markdown/yaml.ts';

const RUNS = Number(process.env.PROPERTY_RUNS ?? 2000);
const key = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/).filter((one) => one !== 'constructor');
const value = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.constantFrom(
    'yes',
    '~',
    'a: b',
    'a #b',
    '#a',
    '- a',
    '"a"',
    "'a'",
    'a\nb',
    'a:b',
    '2026-10-14',
    '  a',
    'a ',
    '|',
    '>',
    '*a',
    '&a',
    '!a',
    '%a',
    '@a',
    '---',
    '\u2028',
    '\u0085',
    '{a}',
    '[a]',
    'null',
  ),
);
const fields = fc.dictionary(key, value, { maxKeys: 8, noNullPrototype: true });

it('reads back every header that it writes, and so does YAML', () => {
  fc.assert(
    fc.property(fields, fc.string(), (given, body) => {
      const header = writeHeader(given);
      const text = `${header}${body.replaceAll('\r', '')}`;
      expect(scanHeader(text)).toEqual({ fields: given, bodyStart: header.length });
      const source = toSource('a.md', text);
      const { yaml, problems } = readFrontMatter(source);
      expect(problems).toEqual([]);
      for (const [name, one] of Object.entries(given)) expect(entryOf(yaml, name)?.value).toMatchObject({ value: one });
    }),
    { numRuns: RUNS },
  );
});

it('reads back blocks of lines as they were', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('', ' ', 'a: b', '---', '# c', '  d', '\te'), { maxLength: 6 }), (lines) => {
      const block = lines.map((line) => `${line}\n`).join('');
      const header = writeHeader({ id: 'a', walked: { block }, tally: 'none' });
      expect(scanHeader(`${header}x`)).toEqual({
        fields: { id: 'a', walked: block, tally: 'none' },
        bodyStart: header.length,
      });
    }),
    { numRuns: RUNS },
  );
});

it.each([
  'a: b\n',
  '---\na: b\n',
  '---\nA: b\n---\n',
  '---\na: b\na: c\n---\n',
  '---\na: "b\n---\n',
  '---\na: [b]\n---\n',
  '---\n\na: b\n---\n',
])('leaves to YAML what mmc does not write: %j', (text) => expect(scanHeader(text)).toBeUndefined());
