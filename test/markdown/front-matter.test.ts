import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../src/markdown/front-matter.ts';
import { toSource } from '../../src/markdown/source.ts';
import type { YamlValue } from '../../src/markdown/yaml.ts';

function plain(value: YamlValue | undefined): unknown {
  if (value?.type === 'scalar') return value.value;
  if (value?.type === 'list') return value.items.map(plain);
  return value && Object.fromEntries(value.entries.map((entry) => [entry.key, plain(entry.value)]));
}

/** What stands in the front-matter, the body below it, and the codes of what is wrong. */
function read(text: string): [unknown, string, string[]] {
  const source = toSource('a.md', text);
  const { yaml, bodyStart, problems } = readFrontMatter(source);
  return [plain(yaml), source.text.slice(bodyStart), problems.map(({ code }) => code)];
}

describe('front-matter', () => {
  it.each<[string, string, unknown, string]>([
    ['none', '# A\n', undefined, '# A\n'],
    ['a rule of dashes', '-----\n# A\n', undefined, '-----\n# A\n'],
    ['keys', '---\na: b\n---\nB\n', { a: 'b' }, 'B\n'],
    ['CRLF', '---\r\na: b\r\n---\r\nB\r\n', { a: 'b' }, 'B\n'],
    ['a byte order mark', '\ufeff---\na: b\n---\nB\n', { a: 'b' }, 'B\n'],
    ['no body', '---\na: b\n---', { a: 'b' }, ''],
    [
      'scalars as they are written',
      '---\na: 2025-13-45\nb: 010\nc: 12:30\nd: NO\ne: 1.10\nf: 0x1F\ng: ~\nh:\n---\n',
      { a: '2025-13-45', b: '010', c: '12:30', d: 'NO', e: '1.10', f: '0x1F', g: '~', h: '' },
      '',
    ],
    ['lists and comments', '---\na: [b, "c d"] # e\nf:\n  - g\n---\n', { a: ['b', 'c d'], f: ['g'] }, ''],
  ])('%s', (_name, text, value, body) => expect(read(text)).toEqual([value, body, []]));

  it.each([
    ['---js\na\n---\n', 'MMC-114'],
    ['--- js\na\n---\n', 'MMC-114'],
    ['---JS\na\n---\n', 'MMC-114'],
    ['\ufeff---js\na\n---\n', 'MMC-114'],
    ['---\r\na: b\r\n', 'MMC-113'],
    ['---\na: b\n---x\n', 'MMC-113'],
    ['---\na: b\na: c\n---\n', 'MMC-116'],
    ['---\na: *b\n---\n', 'MMC-119'],
    ['---\na: &b c\n---\n', 'MMC-119'],
    ['---\na: !!binary c\n---\n', 'MMC-119'],
    ['---\n__proto__: c\n---\n', 'MMC-115'],
    [`---\na: ${'['.repeat(30)}\n---\n`, 'MMC-120'],
  ])('%j is %s', (text, code) => expect(read(text)[2]).toContain(code));

  it('gives the same again for a broken text, which gray-matter by itself would not', () => {
    for (let time = 0; time < 2; time += 1) expect(read('---\na: [\n---\n')[2]).toContain('MMC-115');
  });
});
