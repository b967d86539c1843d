// The law of the quick readers: they give what the full way gives without any problem, or nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTimeZone } from '../../../src/domain/calendar/clock.ts';
import { parseClient, parseFirm } from '../../../src/markdown/firm.ts';
import { parseListHead } from '../../../src/markdown/list-head.ts';
import { canonicalResult } from '../../../src/markdown/quick/canonical.ts';
import { quickClient, quickFirm } from '../../../src/markdown/quick/firm.ts';
import { quickListHead } from '../../../src/markdown/quick/list-head.ts';
import { quickResultHeader, quickSideRecord } from '../../../src/markdown/quick/records.ts';
import { parseResultHeader } from '../../../src/markdown/result.ts';
import { parseSideRecord } from '../../../src/markdown/side-records.ts';
import type { Source } from '../../../src/markdown/source.ts';
import { decode } from '../../../src/store/workspace/read-text.ts';
import '../../helpers/property-seed.ts';
import { EXACTLY, SAMPLES } from './samples.ts';

interface Way {
  quick(text: string): unknown;
  /** Undefined when there is a problem of any kind. */
  full(source: Source): unknown;
  /** What stands below the front-matter is not looked at. */
  headOnly?: true;
}

const PATH = 'clients/acme/some.md';
const clean = <T>(value: T | undefined, problems: readonly unknown[]) => (problems.length === 0 ? value : undefined);
const ways: Record<keyof typeof SAMPLES, Way> = {
  firm: {
    quick: (text) => quickFirm(text, isTimeZone),
    full: (source) => {
      const { firm, problems } = parseFirm(source);
      return clean(firm, problems);
    },
  },
  client: {
    quick: (text) => quickClient(text, 'acme'),
    full: (source) => {
      const { client, problems } = parseClient(source, 'acme');
      return clean(client, problems);
    },
  },
  list: {
    quick: (text) => quickListHead(text, 'server-dc01'),
    full: (source) => {
      const { head, problems } = parseListHead(source, 'server-dc01');
      return clean(head, problems);
    },
    headOnly: true,
  },
  result: {
    quick: quickResultHeader,
    full: (source) => {
      const { header, problems } = parseResultHeader(source);
      return clean(header, problems);
    },
    headOnly: true,
  },
  sideRecord: {
    quick: (text) => quickSideRecord(PATH, text),
    full: (source) => {
      const { record, problems } = parseSideRecord(source);
      return clean(record, problems);
    },
  },
};

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
