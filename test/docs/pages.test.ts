// The README and docs/ against the repository: links lead somewhere, cited numbers are explained, commands are listed.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const top = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(top, path), 'utf8');
const pages = ['README.md', ...readdirSync(join(top, 'docs')).map((name) => `docs/${name}`)];
const sources = (readdirSync(join(top, 'src'), { recursive: true }) as string[])
  .filter((name) => name.endsWith('.ts'))
  .map((name) => `src/${name}`);

/** The text without its code blocks, in which nothing is a link or a heading. */
function prose(path: string): string {
  return read(path).replace(/^(`{3,})[\s\S]*?^\1$/gm, '');
}

/** The anchors that a Git host makes of the headings. */
function anchors(path: string): string[] {
  return [...prose(path).matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- ]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe.each(pages)('%s', (page) => {
  it('links to what is there', () => {
    for (const [, target = ''] of prose(page).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? page : join(dirname(page), path);
      expect(existsSync(join(top, file)), `${page}: ${target}`).toBe(true);
      if (anchor !== undefined) expect(anchors(file), `${page}: ${target}`).toContain(anchor);
    }
  });

  it('names files that are there', () => {
    const named = [...prose(page).matchAll(/`((?:src|test|docs|examples)\/[\w./-]+\.\w+)`/g)].map(([, path]) => path);
    expect(named.filter((path) => !existsSync(join(top, path ?? '')))).toEqual([]);
  });
});

describe('the numbers of requirements', () => {
  const cited = new Set(sources.flatMap((path) => [...read(path).matchAll(/\bP\d{1,2}\b/g)].map(([number]) => number)));
  it('are cited in the code', () => expect(cited.size).toBeGreaterThan(10));
  it.each([...cited])('%s is explained in docs/practice.md', (number) => {
    expect(read('docs/practice.md')).toMatch(new RegExp(`^\\| ${number} \\|`, 'm'));
  });
});

describe('the README', () => {
  const tree = sources
    .filter((path) => path.startsWith('src/command-line/'))
    .map(read)
    .join('');
  const names = [...tree.matchAll(/\.command\('([a-z]+)(?: [^']*)?'(, \{ hidden)?/g)]
    .filter(([, , hidden]) => hidden === undefined)
    .map(([, name]) => name);
  it('is held against all commands', () => expect(names.length).toBeGreaterThan(14));
  it.each(names)('has %s in its table of commands', (name) => {
    const table = read('README.md').split('## Commands')[1]?.split('\n## ')[0] ?? '';
    expect(table).toMatch(new RegExp(`\`(?:mmc (?:client |findings |schedule )?)?${name}\\b`));
  });
});
