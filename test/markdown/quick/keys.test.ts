// A key that a schema has and the quick way does not know makes "mmc due" slow without a word: every such file is then read
// the full way. So each key of each schema is tried.
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { SCHEMAS } from '../../../src/markdown/schemas/schemas.ts';
import { toSource } from '../../../src/markdown/source.ts';
import { PATH, ways } from './ways.ts';

/** Which quick way reads the files of a schema. The archive is only looked for; a schedule has a scanner of its own. */
const READ: Partial<Record<keyof typeof SCHEMAS, keyof typeof ways>> = {
  workspace: 'firm',
  client: 'client',
  checklist: 'list',
  result: 'result',
  closing: 'sideRecord',
  'edit-note': 'sideRecord',
  waiver: 'sideRecord',
  publication: 'sideRecord',
};

type Value = string | { [key: string]: Value };

/** Values of which each key takes one. */
const LEAVES = [
  'acme',
  '1',
  'yes',
  'Europe/Warsaw',
  '2026-11-04',
  '2026-11',
  'last-3 workdays',
  'US',
  '2026-11-04T09:02:11-07:00',
  '01K7ZV2M8C4Q6T9W3X5Y7B1DEF',
  '9c1f0e2b4d5c6a7b8c9d0e1f2a3b4c5d6e7f8a9b',
  'a'.repeat(64),
];

interface Inside {
  shape?: Record<string, z.ZodType>;
  def: { innerType?: z.ZodType; out?: z.ZodType; element?: z.ZodType; valueType?: z.ZodType; keyType?: z.ZodType };
  options?: readonly string[];
}

const inside = (schema: z.ZodType) => schema as unknown as Inside;
const fits = (schema: z.ZodType, value: Value) => schema.safeParse(value).success;

/** The object or map below optional, piped and refined schemas; a leaf is itself. */
function opened(schema: z.ZodType): z.ZodType {
  const { shape, def } = inside(schema);
  const inner = shape ? undefined : (def.innerType ?? def.out);
  return inner ? opened(inner) : schema;
}

/** Paths of all keys that have no keys below them; `*` stands for the names of a map. */
function pathsOf(schema: z.ZodType): string[][] {
  const { shape, def } = inside(opened(schema));
  if (shape)
    return Object.entries(shape).flatMap(([key, one]) => {
      const below = pathsOf(one).map((path) => [key, ...path]);
      return below.length > 0 ? below : [[key]];
    });
  return def.valueType ? pathsOf(def.valueType).map((path) => ['*', ...path]) : [];
}

/** A value of a schema with what it must have, and with the key at a path. */
function sampleOf(schema: z.ZodType, path: readonly string[]): Value {
  const { shape, def } = inside(opened(schema));
  const [step, ...rest] = path;
  if (shape) {
    const keys = Object.keys(shape).filter((key) => key === step || !shape[key]?.safeParse(undefined).success);
    return Object.fromEntries(keys.map((key) => [key, sampleOf(shape[key] as z.ZodType, key === step ? rest : [])]));
  }
  if (def.valueType) {
    const value = sampleOf(def.valueType, rest);
    const name = LEAVES.find((one) => fits(schema, { [one]: value }));
    if (name !== undefined) return { [name]: value };
  }
  const enumerated = [
    ...(inside(opened(schema)).options ?? []),
    ...(inside(opened(def.element ?? schema)).options ?? []),
  ];
  const leaf = [...enumerated, ...LEAVES].find((one) => fits(schema, one));
  if (leaf === undefined) throw new Error('no value fits: add one to LEAVES');
  return leaf;
}

function yamlOf(value: Value, indent = ''): string {
  if (typeof value === 'string') return ` ${value}\n`;
  const lines = Object.entries(value).map(([key, one]) => `${indent}${key}:${yamlOf(one, `${indent}  `)}`);
  return `${indent === '' ? '' : '\n'}${lines.join('')}`;
}

describe.each(Object.entries(READ))('each key of %s', (name, way) => {
  const schema = SCHEMAS[name as keyof typeof SCHEMAS];
  const { quick, full } = ways[way];

  it.each(pathsOf(schema).map((path) => [path.join('.'), path] as const))('is read quickly: %s', (_, path) => {
    const yaml = yamlOf(sampleOf(schema, path));
    const text = name === 'workspace' ? yaml : `---\n${yaml}---\n\nWords.\n`;
    const expected = full(toSource(PATH, text));
    expect(expected).toBeDefined();
    expect(quick(text)).toEqual(expected);
  });
});
