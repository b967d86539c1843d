import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { variablesIn } from '../../src/domain/checklists/variables.ts';
import { sentenceOf } from '../../src/domain/problems.ts';
import { parseChecklist } from '../../src/markdown/checklist.ts';
import { toSource } from '../../src/markdown/source.ts';

const folder = resolve(import.meta.dirname, '../../templates');
const lists = ['', 'singles'].flatMap((inner) =>
  readdirSync(join(folder, inner))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(inner, name)),
);

const parse = (name: string) => parseChecklist(toSource(name, readFileSync(join(folder, name), 'utf8')));

describe('the templates that init copies', () => {
  it('are all there', () => expect(lists.length).toBeGreaterThanOrEqual(21));

  it.each(lists)('%s is read without problems and warnings', (name) => {
    const { problems } = parse(name);
    expect(problems.map((one) => `${one.place.line}: ${one.code} ${sentenceOf(one)}`)).toEqual([]);
  });

  it.each(lists)('%s has items, each with a written id, and a title', (name) => {
    const { checklist } = parse(name);
    expect(checklist?.title).toBeTruthy();
    expect(checklist?.items.length).toBeGreaterThan(4);
    expect(checklist?.items.filter((item) => !item.written)).toEqual([]);
  });

  it.each(lists)('%s declares exactly the variables that it uses', (name) => {
    const { checklist, source, frontMatter } = parse(name);
    const used = variablesIn(source.text.slice(frontMatter.bodyStart));
    expect(Object.keys(checklist?.variables ?? {}).sort()).toEqual(used.sort());
  });

  it.each(lists)('%s links only to what init copies too', (name) => {
    for (const { link } of parse(name).checklist?.items ?? []) {
      if (link?.startsWith('procedures/')) expect(readFileSync(join(folder, link), 'utf8')).not.toBe('');
      else if (link !== undefined) expect(link).toMatch(/^https:/);
    }
  });

  it('are written with LF and end with a line end', () => {
    for (const name of lists) expect(readFileSync(join(folder, name), 'utf8')).toMatch(/^[^\r]*[^\n]\n$/);
  });

  it('has about 68 items in the standard server list, and every monthly list a check-in and the single', () => {
    expect(parse('server.md').checklist?.items.length).toBeGreaterThanOrEqual(65);
    for (const name of lists.filter((one) => !one.includes('/'))) {
      const { checklist } = parse(name);
      if (checklist?.interval !== 'monthly') continue;
      expect(
        checklist.items.filter((item) => item.kind === 'single' && item.perClient),
        name,
      ).toHaveLength(1);
      expect(checklist.items.map((item) => item.id)).toEqual(expect.arrayContaining(['check-in', 'last-findings']));
    }
  });
});
