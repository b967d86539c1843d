// The only place that knows the yaml library. The failsafe schema keeps every scalar as written: NO, 010, 1.10, dates.
import { isAlias, isMap, isPair, isScalar, isSeq, type Node, parseAllDocuments } from 'yaml';
import type { Problem } from '../domain/problems.ts';
import { problemAt } from './problem.ts';
import type { Source } from './source.ts';

/** YAML as read: scalars are strings, each value knows its place in the source's text. */
export type YamlValue = YamlScalar | YamlList | YamlMap;

interface Ranged {
  start: number;
  end: number;
}
export interface YamlScalar extends Ranged {
  type: 'scalar';
  value: string;
}
export interface YamlList extends Ranged {
  type: 'list';
  items: YamlValue[];
}
export interface YamlMap extends Ranged {
  type: 'map';
  entries: YamlEntry[];
}
export interface YamlEntry {
  key: string;
  keyStart: number;
  keyEnd: number;
  value: YamlValue;
}

const DEPTH_LIMIT = 20;
const SIZE_LIMIT = 64 * 1024;

/** Reads `yaml`, which begins at `base` in the source's text. Of files that mmc writes itself more may be read. */
export function readYaml(
  source: Source,
  yaml: string,
  base: number,
  limit = SIZE_LIMIT,
): { value: YamlValue | undefined; problems: Problem[] } {
  const problems: Problem[] = [];
  const report = (code: Problem['code'], start: number, end: number, args: Problem['args'] = {}) => {
    problems.push(problemAt(source, code, base + start, base + end, args));
  };
  if (yaml.length > limit || deepestNesting(yaml) > DEPTH_LIMIT) {
    report('MMC-120', 0, 1);
    return { value: undefined, problems };
  }
  const documents = parseAllDocuments(yaml, {
    schema: 'failsafe',
    uniqueKeys: false,
    prettyErrors: false,
    strict: true,
  });
  const [document, second] = Array.isArray(documents) ? documents : [];
  if (second) report('MMC-115', second.range[0], second.range[0] + 3, { reason: 'there is more than one document' });
  if (!document) return { value: undefined, problems };
  for (const { code, pos, message } of [...document.errors, ...document.warnings]) {
    const reason = (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
    if (code === 'TAG_RESOLVE_FAILED') report('MMC-119', pos[0], pos[1]);
    else report('MMC-115', pos[0], pos[1], { reason });
  }
  if (problems.length > 0) return { value: undefined, problems };
  const value = convert(document.contents as Node | null, base, report);
  return { value, problems };
}

function convert(
  node: Node | null,
  base: number,
  report: (code: Problem['code'], start: number, end: number, args?: Problem['args']) => void,
): YamlValue | undefined {
  if (!node?.range) return undefined;
  const [start, end] = [node.range[0] + base, node.range[1] + base];
  const odd =
    isAlias(node) ||
    ('anchor' in node && node.anchor) ||
    ('tag' in node && node.tag && !/^tag:yaml\.org,2002:(str|map|seq)$/.test(String(node.tag)));
  if (odd || isAlias(node)) {
    report('MMC-119', node.range[0], node.range[1]);
    return undefined;
  }
  if (isScalar(node)) return { type: 'scalar', value: String(node.value ?? ''), start, end };
  if (isSeq(node)) {
    const items = node.items.map((one) => convert(one as Node, base, report)).filter((one) => one !== undefined);
    return { type: 'list', items, start, end };
  }
  if (!isMap(node)) return undefined;
  const entries = new Map<string, YamlEntry>();
  for (const pair of node.items) {
    if (!isPair(pair) || !isScalar(pair.key) || !pair.key.range) {
      report('MMC-115', node.range[0], node.range[1], { reason: 'a key must be a plain word' });
      continue;
    }
    const key = String(pair.key.value);
    const [keyStart, keyEnd] = pair.key.range;
    // Not even as an unknown key: in half of the programs that read YAML it changes the object itself.
    if (key === '__proto__') report('MMC-115', keyStart, keyEnd, { reason: 'this cannot be a key' });
    if (entries.has(key)) report('MMC-116', keyStart, keyEnd, { key });
    const empty: YamlScalar = { type: 'scalar', value: '', start: keyEnd + base, end: keyEnd + base };
    const value = pair.value === null ? empty : convert(pair.value as Node, base, report);
    if (value && !entries.has(key)) entries.set(key, { key, keyStart: keyStart + base, keyEnd: keyEnd + base, value });
  }
  return { type: 'map', entries: [...entries.values()], start, end };
}

/** Upper bound of the nesting, without parsing: brackets on a line, or indentation. */
function deepestNesting(yaml: string): number {
  let flow = 0;
  let deepest = 0;
  for (const character of yaml) {
    if (character === '[' || character === '{') flow += 1;
    else if (character === ']' || character === '}') flow = Math.max(0, flow - 1);
    deepest = Math.max(deepest, flow);
  }
  for (const line of yaml.split('\n')) {
    const lead = /^[ ]*(?:[-?] +)*/.exec(line)?.[0] ?? '';
    deepest = Math.max(deepest, (lead.match(/[-?]/g)?.length ?? 0) + (/^[ ]*/.exec(line)?.[0].length ?? 0) / 2);
  }
  return deepest;
}

export function entryOf(value: YamlValue | undefined, key: string): YamlEntry | undefined {
  return value?.type === 'map' ? value.entries.find((one) => one.key === key) : undefined;
}
