import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readFrontMatter } from '../../../src/markdown/front-matter.ts';
import { jsonSchemaOf, SCHEMA_NAMES, type SchemaName } from '../../../src/markdown/schemas/json-schema.ts';
import { readWith } from '../../../src/markdown/schemas/read.ts';
import { SCHEMAS } from '../../../src/markdown/schemas/schemas.ts';
import { toSource } from '../../../src/markdown/source.ts';
import { readYaml } from '../../../src/markdown/yaml.ts';
import { schemaErrors } from '../../helpers/json-schema.ts';

/** What an editor says, which reads YAML's core schema, and what mmc says, which takes every scalar as text. */
function both(name: SchemaName, yaml: string): { editor: string[]; mmc: string[] } {
  const source = toSource('x.yaml', yaml);
  const read = readWith(SCHEMAS[name], source, readYaml(source, yaml, 0).value, { start: 0, end: 1 });
  return { editor: schemaErrors(jsonSchemaOf(name), parse(yaml)), mmc: read.problems.map(({ code }) => code) };
}

const FIRM = 'firm: Harbor IT\ntimezone: Europe/Warsaw\n';
const CLIENT = 'id: c-7k3v9mzq\nname: Acme Inc.\n';
const FINDING =
  'format: 1\nid: 01K7ZV2M8C4Q6T9W3X5Y7B1DEF\nrecord: finding\nclient: acme\nclient-id: c-7k3v9mzq\ndate: 2026-10-14\nby: jane\n';
const SCHEDULE = 'format: 1\nperiod: 2026-11\nmade: 2026-10-27\nby: tom\n';
const VISIT = 'id: 202611-c-7k3v9mzq-1, date: 2026-11-03, client: acme, client-id: c-7k3v9mzq, who: jane, mode: onsite';

describe('JSON Schema of our files', () => {
  it.each(SCHEMA_NAMES)('%s says what it is', (name) => {
    const schema = jsonSchemaOf(name);
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.$id).toBe(`urn:mmc-checklists:schema:1:${name}`);
    expect(schema.title).toMatch(/\w/);
    expect(schema.type).toBe('object');
    expect(JSON.stringify(schema)).not.toContain('"json"');
    for (const [key, one] of Object.entries(schema.properties as Record<string, { description?: string }>)) {
      expect(one.description, key).toMatch(/\w/);
    }
  });

  it('has a schema for every kind of file', () => expect(SCHEMA_NAMES).toEqual(Object.keys(SCHEMAS)));

  it.each<[SchemaName, string]>([
    ['workspace', FIRM],
    [
      'workspace',
      `${FIRM}format: 1\npaper: A4\npeople:\n  jane:\n    name: Jane Doe\n    roles: owner\nplans: [gold]\n`,
    ],
    ['workspace', `${FIRM}format: "1"\npeople:\nvendors:\n  owl: {name: 24, does: true}\nplans:\n`],
    ['workspace', `${FIRM}people:\n  007: {name: James, email: }\n`],
    ['workspace', `${FIRM}duties:\n  execute:\n  file: {deadline: day 5 next, owner: ruth, lead: 3, since: 2026-10}\n`],
    ['workspace', `${FIRM}duties:\nholidays:\nvisits:\nworkdays: monday\n`],
    ['workspace', `${FIRM}holidays:\n  country: PL\n  region: 14\n  days:\n    2026-12-24: Wigilia\n`],
    ['workspace', `${FIRM}spacing: {min: 21, max: "42"}\nvisits: {per-day: 3, quiet-months: 6}\n`],
    [
      'workspace',
      `${FIRM}people:\n  jane: {name: Jane, away: [2026-11-02..2026-11-06, 2026-12-24], visits-per-day: 2}\n`,
    ],
    ['client', CLIENT],
    ['client', `${CLIENT}visits:\n  technicians: jane\n  weeks: [2, 3]\n  never: [friday, 2026-12-24..2027-01-02]\n`],
    ['schedule', SCHEDULE],
    ['schedule', `${SCHEDULE}visits:\n  - {${VISIT}, pinned: yes, cancelled: true, sequence: 2, held: 2026-11-04}\n`],
    ['client', 'id: 4711\nname: 1.10\nplan: gold\n'],
    ['client', `${CLIENT}contact:\n  phone: 0815\n  name:\naddress: No\ncontract:\n  start: 2026-01-01\n`],
    ['client', `${CLIENT}assets:\n  dc01:\n    type: 350\n    name: Dell\n    serial: 12e5\n    inherited: yes\n`],
    ['client', `${CLIENT}assets:\n  dc01: {type: server, name: Dell, inherited: true}\ntags: vip\n`],
    ['client', `${CLIENT}variables:\n  log_drive: D\n  Port number: 8080\n  On: true\n  empty:\n`],
    ['checklist', 'title: Server\nminutes: 75\nstart: 2026-01\ntags: [a, 2]\n'],
    ['checklist', 'title: Server\nminutes: "75"\nvariables:\n'],
    ['finding', FINDING],
    ['finding', `${FINDING}responsible: client\ncase: 4711\nvendor: 3com\n`],
  ])('%s: what mmc reads without a word, an editor accepts: %j', (name, yaml) => {
    expect(both(name, yaml)).toEqual({ editor: [], mmc: [] });
  });

  it.each<[SchemaName, string, string, string]>([
    ['workspace', `${FIRM}pepole: {}\n`, '/pepole: unknown', 'MMC-117'],
    ['workspace', 'firm: Harbor IT\n', '/: required timezone', 'MMC-111'],
    ['workspace', `${FIRM}paper: A5\n`, '/paper: enum', 'MMC-118'],
    ['workspace', `${FIRM}people:\n  Jane D: {name: Jane}\n`, '/people/Jane D: pattern', 'MMC-118'],
    ['workspace', `${FIRM}people:\n  jane: {name: Jane, roles: [boss]}\n`, '/people/jane/roles: anyOf', 'MMC-118'],
    ['client', `${CLIENT}contract: {start: 14.10.2026}\n`, '/contract/start: pattern', 'MMC-112'],
    ['client', `${CLIENT}plan: Gold plan\n`, '/plan: pattern', 'MMC-118'],
    ['workspace', `${FIRM}duties: {publsih: {}}\n`, '/duties/publsih: unknown', 'MMC-117'],
    ['workspace', `${FIRM}workdays: [mon]\n`, '/workdays: anyOf', 'MMC-118'],
    ['workspace', `${FIRM}holidays: {country: Poland}\n`, '/holidays/country: pattern', 'MMC-118'],
    ['workspace', `${FIRM}spacing: {min: 21}\n`, '/spacing: required max', 'MMC-111'],
    ['client', `${CLIENT}visits: {weeks: [6]}\n`, '/visits/weeks: anyOf', 'MMC-118'],
    [
      'schedule',
      `${SCHEDULE}visits: [{${VISIT}, mode: both}]\n`.replace('mode: onsite, ', ''),
      '/visits: anyOf',
      'MMC-118',
    ],
    ['checklist', 'title: Server\nminutes: an hour\n', '/minutes: pattern', 'MMC-118'],
    ['checklist', 'title: Server\nminutes: 0\n', '/minutes: minimum', 'MMC-118'],
    ['checklist', 'title: Server\nstart: 2026-13\n', '/start: pattern', 'MMC-124'],
    ['finding', FINDING.replace('record: finding', 'record: closing'), '/record: enum', 'MMC-118'],
  ])('%s: both see what is wrong in %j', (name, yaml, editor, mmc) => {
    expect(both(name, yaml)).toEqual({ editor: [editor], mmc: [mmc] });
  });
});

const root = join(import.meta.dirname, '../../..');
const markdownIn = (folder: string) =>
  existsSync(join(root, folder))
    ? (readdirSync(join(root, folder), { recursive: true }) as string[])
        .filter((file) => /\.md$|mmc\.yaml$|schedule\/\d{6}\.yaml$/.test(file))
        .map((file) => `${folder}/${file}`)
    : [];

/** Which schema a file of a workspace has; undefined for those without a header of ours. */
function schemaOf(file: string): SchemaName | undefined {
  if (file.endsWith('mmc.yaml')) return 'workspace';
  if (file.endsWith('/client.md')) return 'client';
  if (/\/schedule\/\d{6}\.yaml$/.test(file)) return 'schedule';
  if (/\/archive\/\d{6}\.md$/.test(file)) return 'archive';
  if (/\/waivers\/[^/]+\.execute\.[^/]+\.md$/.test(file)) return 'waiver';
  if (/\/published\/[^/]+\.md$/.test(file)) return 'publication';
  if (/\/results\/\d{6}\/[^/]+\.md$/.test(file)) return 'result';
  return /(?:^|\/)(?:templates|checklists)\/[^/]+\.md$/.test(file) ? 'checklist' : undefined;
}

describe('the files that we ship', () => {
  const files = [...markdownIn('templates'), ...markdownIn('examples')].flatMap((file) => {
    const name = schemaOf(file);
    return name ? [{ file, name }] : [];
  });

  it('are there', () => expect(files.length).toBeGreaterThan(10));

  it.each(files)('$file is right for an editor, too', ({ file, name }) => {
    const text = readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n');
    const header = file.endsWith('.yaml') ? text : readFrontMatter(toSource(file, text)).header;
    expect(schemaErrors(jsonSchemaOf(name), parse(header))).toEqual([]);
  });
});
