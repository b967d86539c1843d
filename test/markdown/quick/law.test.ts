// The law of the quick readers: they give what the full way gives without any problem, or nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalResult } from '../../../src/markdown/quick/canonical.ts';
import { decode } from '../../../src/store/workspace/read-text.ts';
import '../../helpers/property-seed.ts';
import { EXACTLY, SAMPLES } from './samples.ts';
import { PATH, type Way, ways } from './ways.ts';

/** The full way from the bytes on; undefined when it finds anything wrong. */
function fully(way: Way, text: string): unknown {
  const close = way.headOnly ? text.indexOf('\n---\n', 3) : -1;
  const { source } = decode(PATH, Buffer.from(close === -1 ? text : text.slice(0, close + 5)));
  return source && way.full(source);
}

it('reads exactly what mmc writes by one expression', () => {
  expect(canonicalResult(EXACTLY)).toStrictEqual(ways.result.quick(EXACTLY));
});

const RUNS = Number(process.env.PROPERTY_RUNS ?? 1500);

describe.each(Object.keys(ways) as (keyof typeof ways)[])('%s', (kind) => {
  const way = ways[kind];
  const obeys = (given: string) => {
    // As a file would hold it: half a pair of surrogates is no text.
    const text = Buffer.from(given).toString();
    const quick = way.quick(text);
    if (quick !== undefined) expect(quick).toStrictEqual(fully(way, text));
  };

  it('reads what people and mmc write', () => {
    for (const text of SAMPLES[kind]) expect(way.quick(text), text).toStrictEqual(fully(way, text) ?? 'nothing');
  });

  it('is right or silent on texts with a change', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SAMPLES[kind]), changes, (text, edits) => obeys(edits.reduce(change, text))),
      {
        numRuns: RUNS,
      },
    );
  });

  it('is right or silent on values of any kind', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SAMPLES[kind]), fc.nat(), value, (text, at, written) => {
        const lines = text.split('\n');
        const keyed = lines.flatMap((line, index) => (/^ *[a-z-]+: /.test(line) ? [index] : []));
        const line = keyed[at % keyed.length] ?? 0;
        lines[line] = (lines[line] as string).replace(/: .*$/s, () => `: ${written}`);
        obeys(lines.join('\n'));
      }),
      { numRuns: RUNS },
    );
  });
});

/** Pieces that mean something in YAML, in Markdown or to a reader of bytes. */
const piece = fc.constantFrom(
  ...[' ', '  ', '\n', '\n\n', '\t', ':', ': ', '#', ' #', ' # x', '-', '- ', '---', '\n---\n', '...', '"', "'", '\\'],
  ...[
    '[',
    ']',
    '{',
    '}',
    '[a, b]',
    '{a: b}',
    '{a: b, a: c}',
    '[a,]',
    '&a',
    '*a',
    '!x',
    '|',
    '>',
    '|\n  x',
    '%',
    '@',
    '`',
    ',',
    '?',
    '? ',
  ],
  ...[
    '\r',
    '\r\n',
    '\u0000',
    '\ufeff',
    '\u00a0',
    '\u2028',
    '\u0085',
    '\ufffd',
    '\ud83d',
    '😀',
    'Ł',
    '̈',
    '~',
    'null',
    'yes',
    '1e3',
    '0x1f',
  ],
  ...[
    '<<<<<<< a\n',
    '>>>>>>> b\n',
    '__proto__: x\n',
    'constructor: x\n',
    'format: 2\n',
    'format: 1\n',
    'toString',
    '<<: x\n',
  ],
);

interface Change {
  at: number;
  drop: number;
  insert: string;
}
const changes = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    drop: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(40)),
    insert: fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 4 }), fc.constant('')),
  }),
  { minLength: 1, maxLength: 3 },
);

function change(text: string, { at, drop, insert }: Change): string {
  const place = Math.floor(at * text.length);
  return text.slice(0, place) + insert + text.slice(place + drop);
}

const value = fc.oneof(
  fc
    .array(fc.oneof(piece, fc.constantFrom('a', 'b c', '2026-10-14', '1', 'x:y', 'a#b', "it's")), { maxLength: 5 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ maxLength: 12 }).map((text) => JSON.stringify(text)),
);
