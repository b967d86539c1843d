import { distance } from 'fastest-levenshtein';
import type * as z from 'zod';
import type { Problem, ProblemCode } from '../../domain/problems.ts';
import { problemAt } from '../problem.ts';
import type { Source } from '../source.ts';
import type { YamlEntry, YamlValue } from '../yaml.ts';

/** Checks YAML against a schema. Unknown keys are only warned of: they are somebody's and stay in the file. */
export function readWith<T extends z.ZodType>(
  schema: T,
  source: Source,
  yaml: YamlValue | undefined,
  place: { start: number; end: number },
): { value: z.output<T> | undefined; problems: Problem[] } {
  const problems: Problem[] = [];
  if (yaml?.type !== 'map') {
    if (yaml !== undefined) problems.push(problemAt(source, 'MMC-121', yaml.start, yaml.end));
    else problems.push(problemAt(source, 'MMC-121', place.start, place.end));
    return { value: undefined, problems };
  }
  const newer = yaml.entries.find(
    (one) => one.key === 'format' && /^\d+$/.test(scalarText(one.value)) && Number(scalarText(one.value)) > 1,
  );
  if (newer) {
    problems.push(problemAt(source, 'MMC-122', newer.keyStart, newer.value.end, { value: scalarText(newer.value) }));
    return { value: undefined, problems };
  }
  const plain = toPlain(yaml);
  let parsed = schema.safeParse(plain);
  if (!parsed.success) {
    const unknown = parsed.error.issues.filter((issue) => issue.code === 'unrecognized_keys');
    for (const issue of unknown) {
      for (const key of issue.keys) {
        problems.push(unknownKey(schema, source, yaml, issue.path as string[], key));
        dropKey(plain, issue.path as string[], key);
      }
    }
    if (unknown.length > 0) parsed = schema.safeParse(plain);
  }
  if (parsed.success) return { value: parsed.data, problems };
  for (const issue of parsed.error.issues) problems.push(toProblem(source, yaml, issue, place));
  return { value: undefined, problems };
}

function toPlain(value: YamlValue): unknown {
  if (value.type === 'scalar') return value.value;
  if (value.type === 'list') return value.items.map(toPlain);
  const plain: Record<string, unknown> = {};
  for (const { key, value: inner } of value.entries) {
    Object.defineProperty(plain, key, { value: toPlain(inner), enumerable: true, configurable: true, writable: true });
  }
  return plain;
}

function scalarText(value: YamlValue): string {
  return value.type === 'scalar' ? value.value : '';
}

function dropKey(plain: unknown, path: readonly PropertyKey[], key: string): void {
  let at = plain as Record<PropertyKey, unknown> | undefined;
  for (const step of path) at = at?.[step] as Record<PropertyKey, unknown> | undefined;
  if (at) delete at[key];
}

/** The entry or value at a path, as far down as the file goes. */
function locate(
  yaml: YamlValue,
  path: readonly PropertyKey[],
): { entry: YamlEntry | undefined; value: YamlValue; whole: boolean } {
  let value = yaml;
  let entry: YamlEntry | undefined;
  for (const step of path) {
    if (value.type === 'map') {
      const next = value.entries.find((one) => one.key === step);
      if (!next) return { entry, value, whole: false };
      entry = next;
      value = next.value;
    } else if (value.type === 'list' && value.items[Number(step)]) {
      value = value.items[Number(step)] as YamlValue;
    } else if (value.type !== 'scalar' || step !== 0) return { entry, value, whole: false };
  }
  return { entry, value, whole: true };
}

function unknownKey(schema: z.ZodType, source: Source, yaml: YamlValue, path: string[], key: string): Problem {
  const { entry } = locate(yaml, [...path, key]);
  const known = keysAt(schema, path);
  const [start, end] = entry ? [entry.keyStart, entry.keyEnd] : [0, 0];
  return problemAt(source, 'MMC-117', start, end, {
    key,
    suggestion: suggest(key, known, 'delete it, or keep it: mmc leaves it alone'),
  });
}

/** The keys that a schema knows at a path. */
function keysAt(schema: unknown, path: readonly PropertyKey[]): string[] {
  const { shape, def } = schema as { shape?: Record<string, unknown>; def?: Record<string, unknown> };
  const [step, ...rest] = path;
  if (shape) return step === undefined ? Object.keys(shape) : keysAt(shape[String(step)] ?? {}, rest);
  const wrapped = def?.innerType ?? def?.out;
  if (wrapped) return keysAt(wrapped, path);
  const inner = def?.valueType ?? def?.element;
  return inner && step !== undefined ? keysAt(inner, rest) : [];
}

/** "did you mean …", or the other words when nothing is near. */
export function suggest(word: string, known: readonly string[], otherwise: string): string {
  const near = known
    .map((one) => ({ one, far: distance(word.toLowerCase(), one.toLowerCase()) }))
    .filter(({ one, far }) => far <= Math.max(2, Math.floor(Math.max(one.length, word.length) / 3)))
    .sort((a, b) => a.far - b.far)[0];
  return near ? `did you mean "${near.one}"?` : otherwise;
}

function toProblem(
  source: Source,
  yaml: YamlValue,
  issue: z.core.$ZodIssue,
  place: { start: number; end: number },
): Problem {
  const { entry, value, whole } = locate(yaml, issue.path);
  // Of a value in a list, the key of the list.
  const key = String(issue.path.findLast((step) => typeof step === 'string') ?? '');
  if (issue.code === 'invalid_key' && entry) {
    const [only] = issue.issues;
    const expected = (only && paramsOf(only)?.expected) ?? 'another name';
    const args = { key: String(issue.path.at(-2) ?? ''), value: `"${key}"`, expected };
    return problemAt(source, 'MMC-118', entry.keyStart, entry.keyEnd, args);
  }
  if (!whole) {
    const at = entry ? { start: entry.keyStart, end: entry.keyEnd } : place;
    return problemAt(source, 'MMC-111', at.start, at.end, { key, example: exampleFor(key) });
  }
  const params = paramsOf(issue);
  const shown = value.type === 'scalar' ? value.value : value.type === 'list' ? 'a list' : 'a map';
  const [start, end] =
    value.type === 'scalar' && value.value !== ''
      ? [value.start, value.end]
      : [entry?.keyStart ?? value.start, entry?.keyEnd ?? value.end];
  return problemAt(source, params?.code ?? 'MMC-118', start, end, {
    key,
    value: params?.code && params.code !== 'MMC-118' ? shown : shown === '' ? 'empty' : `"${shown}"`,
    expected: params?.expected ?? expectedBy(issue),
  });
}

function paramsOf(issue: z.core.$ZodIssue): { code?: ProblemCode; expected?: string } | undefined {
  return issue.code === 'custom' ? issue.params : undefined;
}

function expectedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_type') {
    const forms: Record<string, string> = {
      string: 'one value',
      array: 'a list',
      object: 'a map of "key: value"',
      record: 'a map of "key: value"',
    };
    return forms[issue.expected] ?? issue.expected;
  }
  return 'another value';
}

const EXAMPLES: Record<string, string> = {
  title: 'Server DC01',
  firm: 'Harbor IT Services',
  timezone: 'Europe/Warsaw',
  id: 'c-7k3v9mzq',
  name: 'Acme Inc.',
  type: 'server',
};

function exampleFor(key: string): string {
  return EXAMPLES[key] ?? '…';
}
