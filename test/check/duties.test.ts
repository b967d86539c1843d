// What check holds the files of duties against: people, clients, lists, and the files that were filed.
import { describe, expect, it } from 'vitest';
import { blobHash } from '../../src/store/git/blobs.ts';
import { checkIn, list, workspaceWith } from './workspace.ts';

const FIRM =
  'format: 1\nfirm: Harbor IT\ntimezone: UTC\npeople:\n  jane: {name: Jane}\nvendors:\n  owl: {name: Night Owl}\n';
const client = (id: string, more = '') => `---\nid: ${id}\nname: Client\n${more}---\n`;
const DC01 = { 'clients/acme/checklists/server-dc01.md': list('- [ ] Backup {#a}') };
const ID = '01M4XJCNXRR91JFWNYVQVNQGZF';
const waiver = (checklist = 'server-dc01', by = 'jane') =>
  `---\nformat: 1\nid: ${ID}\nrecord: waiver\nclient: acme\nclient-id: c-7k3v9mzq\nchecklist: ${checklist}\nduty: execute\nperiod: 2026-10\ndate: 2026-10-30\nby: ${by}\n---\n\nAt the vendor\n`;
const WAIVER = 'clients/acme/waivers/20261030.server-dc01.execute.vnqgzf.md';
const told = async (files: Record<string, string>) => {
  const { output } = await checkIn(workspaceWith(files));
  return output
    .split('\n')
    .filter((line) => /^\S+:\d+:\d+: (?:error|warning) MMC/.test(line))
    .map((line) => line.replace(/: (?:error|warning) (MMC-\d+): .*/, ' $1'));
};

describe('check of duties in mmc.yaml', () => {
  it.each(['jane', 'owl', 'technician', 'office-manager'])('knows %s as an owner', async (owner) => {
    expect(await told({ 'mmc.yaml': `${FIRM}duties:\n  file: {owner: ${owner}}\n` })).toEqual([]);
  });

  it('finds the owner that nobody knows, of that duty', async () => {
    const duties = 'duties:\n  execute: {owner: jane}\n  file: {deadline: last, owner: ruth}\n';
    expect(await told({ 'mmc.yaml': FIRM + duties })).toEqual(['mmc.yaml:10:33 MMC-416']);
  });
});

describe('check of the wishes of a client', () => {
  it.each([
    ['technicians: jane', []],
    ['technicians: [jane, owl]', []],
    ['technicians: ines', ['clients/acme/client.md:5:16 MMC-404']],
    ['technicians: [jane, ines]', ['clients/acme/client.md:5:23 MMC-404']],
  ])('knows who may come: %s', async (line, problems) => {
    const files = { 'mmc.yaml': FIRM, 'clients/acme/client.md': client('c-7k3v9mzq', `visits:\n  ${line}\n`) };
    expect(await told(files)).toEqual(problems);
  });
});

describe('check of waivers', () => {
  it('is content with a list that is there, or of which results are left', async () => {
    expect(await told({ ...DC01, [WAIVER]: waiver() })).toEqual([]);
    const gone = 'clients/acme/results/202609/20260914.server-dc01.jane.zzzzzz.md';
    const problems = await told({ [gone]: 'no result', [WAIVER]: waiver() });
    expect(problems.filter((one) => one.startsWith(WAIVER))).toEqual([]);
  });

  it('tells a list that never was, a person nobody knows, and another name', async () => {
    expect(await told({ [WAIVER]: waiver() })).toEqual([`${WAIVER}:7:12 MMC-417`]);
    expect(await told({ ...DC01, [WAIVER]: waiver('server-dc01', 'tom') })).toEqual([`${WAIVER}:11:5 MMC-404`]);
    const other = 'clients/acme/waivers/20261029.server-dc01.execute.vnqgzf.md';
    expect(await told({ ...DC01, [other]: waiver() })).toEqual([`${other}:3:5 MMC-309`]);
  });

  it('takes a closing that withdraws it', async () => {
    const closing = `---\nformat: 1\nid: 01M4XJCNXRR91JFWNYVQX7W2MA\nrecord: closing\nclient: acme\nclient-id: c-7k3v9mzq\ncloses: ${ID}\ndate: 2026-10-31\nby: jane\n---\n\nMended after all\n`;
    const path = 'clients/acme/waivers/20261031.closes-vnqgzf.x7w2ma.md';
    expect(await told({ ...DC01, [WAIVER]: waiver(), [path]: closing })).toEqual([]);
    expect(await told({ ...DC01, [path]: closing })).toEqual([`${path}:7:9 MMC-409`]);
  });
});

describe('check of a schedule', () => {
  const schedule = (visits: string[]) => ({
    'schedule/202611.yaml': `format: 1\nperiod: 2026-11\nmade: 2026-10-27\nby: jane\nvisits:\n${visits.join('')}`,
  });
  const visit = (number: number, more: Record<string, string> = {}) => {
    const given = {
      id: `v-${number}`,
      date: '2026-11-03',
      client: 'acme',
      'client-id': 'c-7k3v9mzq',
      who: 'jane',
      mode: 'onsite',
      ...more,
    };
    return `  - {${Object.entries(given)
      .map(([key, value]) => `${key}: ${value}`)
      .join(', ')}}\n`;
  };

  it('does not mind the order, and follows a client by its id', async () => {
    const visits = [visit(2, { date: '2026-11-17' }), visit(1), visit(3, { client: 'acme-before-it-was-renamed' })];
    expect(await told(schedule(visits))).toEqual([]);
  });

  it('tells each visit that is wrong, at its own words', async () => {
    const visits = [
      visit(1),
      visit(1),
      visit(2, { date: '2026-12-01' }),
      visit(3, { who: 'jnae' }),
      visit(4, { 'client-id': 'c-gone' }),
      visit(5, { client: 'bolt' }),
    ];
    const files = { ...schedule(visits), 'clients/bolt/client.md': client('c-bolt') };
    expect(await told(files)).toEqual([
      'schedule/202611.yaml:7:10 MMC-315',
      'schedule/202611.yaml:8:21 MMC-316',
      'schedule/202611.yaml:9:75 MMC-404',
      'schedule/202611.yaml:10:58 MMC-408',
      'schedule/202611.yaml:11:41 MMC-418',
    ]);
  });

  it('takes nobody for unknown while a client cannot be read', async () => {
    const visits = [visit(4, { 'client-id': 'c-bolt', client: 'bolt' })];
    const files = { ...schedule(visits), 'clients/bolt/client.md': client('c-bolt').replace('name:', 'nmae:') };
    expect((await told(files)).filter((one) => one.startsWith('schedule/'))).toEqual([]);
  });
});

describe('check of a filed month', () => {
  const blob = blobHash(Buffer.from(waiver()), 'sha1');
  const archive = (lines: string, folder = 'acme') => ({
    'archive/202610.md': `---\nformat: 1\nrecord: archive\nperiod: 2026-10\nfiled: 2026-11-06\nby: jane\n---\n\n# Filed: 2026-10\n\n## ${folder} c-7k3v9mzq\n\n- server-dc01\n${lines}`,
  });
  const VERDICT = '  - execute waived 2026-10-30 jane\n';

  it('is content with files as they were filed, also with other line ends', async () => {
    const files = { ...DC01, ...archive(`${VERDICT}  - ${WAIVER} ${blob}\n`) };
    expect(await told({ ...files, [WAIVER]: waiver() })).toEqual([]);
    expect(await told({ ...files, [WAIVER]: waiver().replaceAll('\n', '\r\n') })).toEqual([]);
  });

  it('finds them when the client was renamed, or has left', async () => {
    for (const folder of ['clients/acme-marine', 'clients/!Old/acme']) {
      const files = {
        ...archive(`${VERDICT}  - ${WAIVER} ${blob}\n`),
        'clients/acme/client.md': client('c-other'),
        [`${folder}/client.md`]: client('c-7k3v9mzq'),
        [`${folder}/checklists/server-dc01.md`]: list('- [ ] Backup {#a}'),
        [WAIVER.replace('clients/acme', folder)]: waiver(),
      };
      expect(await told(files)).toEqual([]);
    }
  });

  it('tells files that are gone or others, lists that never were, people nobody knows', async () => {
    const lines = `${VERDICT}  - publish missed nobody\n  - ${WAIVER} ${blob}\n  - ${WAIVER.replace('30.', '31.')} ${blob}\n- mail\n  - execute done\n`;
    const files = { ...DC01, ...archive(lines), [WAIVER]: waiver().replace('At the vendor', 'Lost') };
    expect(await told(files)).toEqual([
      'archive/202610.md:15:20 MMC-416',
      'archive/202610.md:16:5 MMC-415',
      'archive/202610.md:17:5 MMC-414',
      'archive/202610.md:18:3 MMC-417',
    ]);
  });

  it('tells a client that nobody knows, once', async () => {
    const text = archive(`${VERDICT}  - ${WAIVER} ${blob}\n`)['archive/202610.md'].replace('c-7k3v9mzq', 'c-gone');
    expect(await told({ 'archive/202610.md': text })).toEqual(['archive/202610.md:11:9 MMC-408']);
  });
});
