// `mmc due` opens in an instant because it loads no parser of Markdown or YAML; one careless import would undo that.
import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = resolve(import.meta.dirname, '../../src');
const HEAVY =
  /^(?:zod|yaml|gray-matter|unified|remark|mdast|micromark|@inquirer|chalk|date-holidays|csv-stringify|ical)/;

/** What a file loads when it is loaded: not its types, and not what it imports when it is needed. */
function loadedBy(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^(?:import|export) (?!type\b)(?:[^;']*? from )?'([^']+)'/gm)].map(([, path = '']) => path);
}

function reachable(start: string): Map<string, string> {
  const from = new Map<string, string>([[start, '']]);
  const packages = new Map<string, string>();
  for (const [file] of from)
    for (const target of loadedBy(file)) {
      const at = relative(src, file);
      if (!target.startsWith('.')) packages.set(target, at);
      else if (!from.has(resolve(dirname(file), target))) from.set(resolve(dirname(file), target), at);
    }
  return packages;
}

describe('mmc due', () => {
  const packages = reachable(join(src, 'commands/due.ts'));

  it('is followed through all that it loads', () => {
    expect([...packages.keys()]).toEqual(expect.arrayContaining(['node:fs', 'fastest-levenshtein']));
    expect([...reachable(join(src, 'markdown/checklist.ts')).keys()], 'what is heavy').toContain('zod');
  });

  it('loads no parser and starts no process', () => {
    const heavy = [...packages].filter(([name]) => HEAVY.test(name) || name === 'node:child_process');
    expect(heavy).toEqual([]);
  });
});
