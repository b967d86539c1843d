import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editFrontMatter } from '../../src/markdown/edit-front-matter.ts';
import { readFrontMatter } from '../../src/markdown/front-matter.ts';
import type { Change } from '../../src/markdown/front-matter-edits.ts';
import { toSource } from '../../src/markdown/source.ts';
import { entryOf, readYaml } from '../../src/markdown/yaml.ts';
import { yamlScalar } from '../../src/markdown/yaml-scalar.ts';

const edit = (text: string, ...changes: Change[]) => editFrontMatter(toSource('client.md', text), changes);

const CASES: [string, string, Change, string][] = [
  ['sets a plain value', '---\nname: A\nid: 1\n---\nx', { set: 'name', to: 'B' }, '---\nname: B\nid: 1\n---\nx'],
  ['keeps a comment', '---\nname:  A\t # why\n---\n', { set: 'name', to: 'B' }, '---\nname:  B\t # why\n---\n'],
  ['keeps CRLF', '---\r\nname: A\r\nid: 1\r\n---\r\n', { set: 'name', to: 'B' }, '---\r\nname: B\r\nid: 1\r\n---\r\n'],
  ['keeps a byte order mark', '\ufeff---\nname: A\n---\n', { set: 'name', to: 'B' }, '\ufeff---\nname: B\n---\n'],
  ['replaces a quoted value', '---\nname: "A: b" # c\n---\n', { set: 'name', to: 'B' }, '---\nname: B # c\n---\n'],
  ['quotes where needed', '---\nname: A\n---\n', { set: 'name', to: 'B: #1' }, '---\nname: "B: #1"\n---\n'],
  [
    'fills an empty value',
    '---\nname:  # who\nid: 1\n---\n',
    { set: 'name', to: 'B' },
    '---\nname: B  # who\nid: 1\n---\n',
  ],
  [
    'replaces a block of lines',
    '---\nname: >-\n  A\n  b\nid: 1\n---\n',
    { set: 'name', to: 'B' },
    '---\nname: B\nid: 1\n---\n',
  ],
  [
    'replaces a value on two lines',
    '---\nname: A\n  b\nid: 1\n---\n',
    { set: 'name', to: 'B' },
    '---\nname: B\nid: 1\n---\n',
  ],
  ['needs no line end at the end', '---\nname: A\n---', { set: 'name', to: 'B' }, '---\nname: B\n---'],
  ['adds a key at the end', '---\nname: A # c\n---\n', { set: 'id', to: '1' }, '---\nname: A # c\nid: "1"\n---\n'],
  [
    'adds a key below another',
    '---\na: 1 # c\nb: 2\n---\n',
    { set: 'x', to: 'y', after: 'a' },
    '---\na: 1 # c\nx: y\nb: 2\n---\n',
  ],
  [
    'adds a key below a map',
    '---\na:\n  b: c\n  # d\n---\n',
    { set: 'x', to: 'y' },
    '---\na:\n  b: c\nx: y\n  # d\n---\n',
  ],
  ['adds a key with CRLF', '---\r\na: b\r\n---\r\n', { set: 'x', to: 'y' }, '---\r\na: b\r\nx: y\r\n---\r\n'],
  ['adds to an empty front-matter', '---\n---\nbody', { set: 'x', to: 'y' }, '---\nx: y\n---\nbody'],
  ['adds to one of comments', '---\n# c\n---\nbody', { set: 'x', to: 'y' }, '---\n# c\nx: y\n---\nbody'],
  ['makes a front-matter', '# List\n', { set: 'x', to: 'y' }, '---\nx: y\n---\n\n# List\n'],
  ['keeps an indentation', '---\n  a: b\n---\n', { set: 'x', to: 'y' }, '---\n  a: b\n  x: y\n---\n'],
  ['edits a flow map', '---\n{a: b, c: d}\n---\n', { set: 'a', to: 'x, y' }, '---\n{a: "x, y", c: d}\n---\n'],
  ['adds to a flow map', '---\n{a: b}\n---\n', { set: 'x', to: 'y' }, '---\n{x: y, a: b}\n---\n'],
  [
    'does not take a nested key',
    '---\na:\n  name: A\n---\n',
    { set: 'name', to: 'B' },
    '---\na:\n  name: A\nname: B\n---\n',
  ],
  [
    'adds an entry to a map',
    '---\nv:\n    a: b # c\nz: 1\n---\n',
    { add: 'v', entries: { x: 'D:' } },
    '---\nv:\n    a: b # c\n    x: "D:"\nz: 1\n---\n',
  ],
  [
    'adds entries to an empty map',
    '---\nv: # why\nz: 1\n---\n',
    { add: 'v', entries: { x: 'y', b: '10' } },
    '---\nv: # why\n  x: y\n  b: "10"\nz: 1\n---\n',
  ],
  ['adds a map', '---\nz: 1\n---\n', { add: 'v', entries: { x: 'y' } }, '---\nz: 1\nv:\n  x: y\n---\n'],
  [
    'adds an entry to a flow map',
    '---\nv: {a: b}\n---\n',
    { add: 'v', entries: { x: 'y' } },
    '---\nv: {x: y, a: b}\n---\n',
  ],
  [
    'adds an entry to an empty flow map',
    '---\nv: {} # c\n---\n',
    { add: 'v', entries: { x: 'y' } },
    '---\nv: {x: y} # c\n---\n',
  ],
  ['adds nothing', '---\nz: 1\n---\n', { add: 'v', entries: {} }, '---\nz: 1\n---\n'],
  ['drops a key', '---\na: 1\nfor: x # c\nb: 2\n---\n', { drop: 'for' }, '---\na: 1\nb: 2\n---\n'],
  ['drops a map', '---\na: 1\nv:\n  # c\n  x: "y"\n  z: 1\nb: 2\n---\n', { drop: 'v' }, '---\na: 1\nb: 2\n---\n'],
  ['drops the last key', '---\nv: # c\n  x: y\n---\nbody', { drop: 'v' }, '---\n---\nbody'],
  ['drops with CRLF', '---\r\na: 1\r\nv:\r\n  x: y\r\n---\r\n', { drop: 'v' }, '---\r\na: 1\r\n---\r\n'],
  ['drops from a flow map', '---\n{a: b, for: x}\n---\n', { drop: 'for' }, '---\n{a: b}\n---\n'],
  ['drops what is not there', '---\na: 1\n---\n', { drop: 'for' }, '---\na: 1\n---\n'],
];

describe('exact edits of front-matter', () => {
  it.each(CASES)('%s', (_name, before, change, after) => expect(edit(before, change)).toBe(after));

  it.each([
    ['a list where a value should stand', '---\nname: [a]\n---\n', { set: 'name', to: 'B' }],
    ['a list where a map should stand', '---\nv: [a]\n---\n', { add: 'v', entries: { x: 'y' } }],
    ['an anchor', '---\nname: &a A\n---\n', { set: 'name', to: 'B' }],
    ['the same key twice', '---\nname: A\nname: B\n---\n', { set: 'name', to: 'C' }],
    ['a front-matter without end', '---\nname: A\n', { set: 'name', to: 'C' }],
    ['JavaScript', '---js\n({})\n---\n', { set: 'name', to: 'C' }],
  ] as [string, string, Change][])('refuses %s and changes nothing', (_name, text, change) => {
    expect(() => edit(text, change)).toThrow(/client\.md/);
  });

  it('changes the value and no other byte, whatever the value, the line ends and the surroundings', () => {
    const comment = fc.constantFrom('', ' # why', '\t# tab');
    const end = fc.constantFrom('\n', '\r\n');
    const before = fc.array(fc.constantFrom('# note', 'id: c-1', 'v: {a: b}', 'w:\n  # c\n  a: "x"', ''), {
      maxLength: 3,
    });
    const text = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(before, comment, end, fc.boolean(), text, (above, after, lineEnd, mark, value) => {
        const lines = [...new Set(above), 'name: Old'].join('\n');
        const rest = `${after}\nlast: 1\n---\n\n# Body {#x}\n`;
        const whole = (middle: string) =>
          (mark ? '\ufeff' : '') + `---\n${lines.slice(0, -3)}${middle}${rest}`.replaceAll('\n', lineEnd);
        const edited = edit(whole('Old'), { set: 'name', to: value });
        expect(edited).toBe(whole(yamlScalar(value)));
        const { yaml } = readFrontMatter(toSource('', edited));
        expect(entryOf(yaml, 'name')?.value).toMatchObject({ value });
      }),
    );
  });
});

describe('a text as YAML', () => {
  it.each([
    ['Müller & Søn GmbH, Łódź', 'Müller & Søn GmbH, Łódź'],
    ['AT&T / West', 'AT&T / West'],
    ['Acme Inc.', 'Acme Inc.'],
    ["O'Brien", "O'Brien"],
    ['010', '"010"'],
    ['true', '"true"'],
    ['D:', '"D:"'],
    ['', '""'],
    ['---', '"---"'],
    ['a\nb', '"a\\nb"'],
    ['a\u202eb', '"a\\u202eb"'],
  ])('%j becomes %s', (text, yaml) => expect(yamlScalar(text)).toBe(yaml));

  it('comes back identical, in one line, in blocks and in flow maps', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('block' as const, 'flow' as const), (text, place) => {
        const written = yamlScalar(text, place);
        expect(written).not.toMatch(/[\r\n]/);
        const yaml = place === 'flow' ? `{a: ${written}, b: c}` : `a: ${written}\nb: c\n`;
        const { value, problems } = readYaml(toSource('', yaml), yaml, 0);
        expect(problems).toEqual([]);
        expect(entryOf(value, 'a')?.value).toMatchObject({ value: text });
        expect(entryOf(value, 'b')?.value).toMatchObject({ value: 'c' });
      }),
      { numRuns: 500 },
    );
  });
});
