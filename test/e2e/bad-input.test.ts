import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../helpers/temporary-repository.ts';
import { CLIENT, FIRM, NODE, PROGRAM, type TestFirm, testFirm, tickList } from './firm.ts';

const USAGE = 2;
const DATA = 3;

/** Nothing of a walk that was refused lies anywhere: no result, no journal, nothing new for Git. */
function expectNothingWritten(firm: TestFirm, before: string): void {
  expect(firm.git('status', '--porcelain', '-uall')).toBe(before);
  const journals = join(firm.folder, '.git/mmc/sittings');
  const found = (() => {
    try {
      return readdirSync(journals).filter((name) => name.endsWith('.jsonl'));
    } catch {
      return [];
    }
  })();
  expect(found).toEqual([]);
}

describe('a walk is refused with a clear word and code, and leaves nothing behind:', () => {
  const run = ['run', 'acme', '--answers', 'answers.yaml'];
  const cases: [name: string, prepare: (firm: TestFirm) => void, args: string[], code: number, words: RegExp][] = [
    ['an unknown client', () => {}, ['run', 'acmee', '--plain'], USAGE, /no client "acmee"[\s\S]*Did you mean "acme"/],
    [
      'an unknown list',
      () => {},
      ['run', 'acme', 'srver', '--plain'],
      USAGE,
      /no list "srver"[\s\S]*Did you mean "server"/,
    ],
    ['no terminal', () => {}, ['run', 'acme'], USAGE, /needs a terminal[\s\S]*--answers FILE/],
    ['no client named, no terminal', () => {}, ['run'], USAGE, /Name the client: mmc run CLIENT/],
    [
      'a workspace without clients',
      (firm) => rmSync(join(firm.folder, 'clients/acme'), { recursive: true }),
      ['run', 'acme', '--plain'],
      USAGE,
      /no client in this workspace yet[\s\S]*mmc client add/,
    ],
    [
      'a client without lists',
      (firm) => rmSync(join(firm.folder, 'clients/acme/checklists'), { recursive: true }),
      ['run', 'acme', '--plain'],
      USAGE,
      /has no checklist yet[\s\S]*mmc new acme/,
    ],
    [
      'a list without items',
      (firm) => firm.write('clients/acme/checklists/server.md', '---\ntitle: Server\n---\n\nNothing yet.\n'),
      [...run],
      DATA,
      /no item in clients\/acme\/checklists\/server\.md/,
    ],
    [
      'ids that are there twice',
      (firm) => firm.write('clients/acme/checklists/server.md', '---\ntitle: S\n---\n\n- [ ] A {#a}\n- [ ] B {#a}\n'),
      ['run', 'acme', 'server', '--answers', 'answers.yaml'],
      DATA,
      /server\.md cannot be walked as it is[\s\S]*mmc check/,
    ],
    [
      'a list that is no UTF-8',
      (firm) => firm.write('clients/acme/checklists/server.md', Buffer.from('---\ntitle: S\xe9rver\n---\n', 'latin1')),
      ['run', 'acme', 'server', '--answers', 'answers.yaml'],
      DATA,
      /server\.md cannot be walked/,
    ],
    [
      'a client.md that is no UTF-8',
      (firm) => firm.write('clients/acme/client.md', Buffer.from('---\nname: S\xe9rver\n---\n', 'latin1')),
      [...run],
      DATA,
      /"acme" cannot be read[\s\S]*mmc check clients\/acme\/client\.md/,
    ],
    [
      'a client.md of a newer format',
      (firm) => firm.write('clients/acme/client.md', CLIENT.replace('format: 1', 'format: 2')),
      [...run],
      DATA,
      /"acme" cannot be read/,
    ],
    [
      'an mmc.yaml that is broken',
      (firm) => firm.write('mmc.yaml', 'firm: [\n'),
      [...run],
      DATA,
      /mmc\.yaml cannot be read/,
    ],
    [
      'an mmc.yaml of a newer format',
      (firm) => firm.write('mmc.yaml', FIRM.replace('format: 1', 'format: 9')),
      [...run],
      DATA,
      /mmc\.yaml cannot be read/,
    ],
    ['an unknown person', () => {}, [...run, '--tech', 'jan'], USAGE, /no person "jan"[\s\S]*Did you mean "jane"/],
    ['a day in the future', () => {}, [...run, '--date', '2026-12-24'], USAGE, /in the future/],
    ['no file of answers', () => {}, ['run', 'acme', '--answers', 'nowhere.yaml'], USAGE, /no file nowhere\.yaml/],
    ['a folder of answers', () => {}, ['run', 'acme', '--answers', 'clients'], USAGE, /no file clients/],
  ];

  it.each(cases)('%s', (_, prepare, args, code, words) => {
    const firm = testFirm({ server: tickList(2) });
    firm.write('answers.yaml', 'item-1: done\n');
    prepare(firm);
    const before = firm.git('status', '--porcelain', '-uall');
    const ran = firm.mmc(...args);
    expect(ran.err).toMatch(words);
    expect(ran.code).toBe(code);
    expect(ran.err).not.toMatch(/\n\s+at /);
    expectNothingWritten(firm, before);
  });

  it('no workspace at all', () => {
    const cwd = temporaryFolder();
    const ran = spawnSync(NODE, [PROGRAM, 'run', 'acme', '--plain'], { cwd, encoding: 'utf8', input: '' });
    expect(ran.status).toBe(USAGE);
    expect(ran.stderr).toMatch(/mmc init/);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it.each<[name: string, file: string, text: string | Buffer, code: number, words: RegExp]>([
    [
      'an unknown item',
      'a.yaml',
      'item-9: done\n',
      DATA,
      /a\.yaml:1: item-9: there is no such item; did you mean "item-1"/,
    ],
    ['a misspelt outcome', 'a.yaml', 'item-1: doen\n', DATA, /"doen" is not an outcome/],
    ['yes for an outcome', 'a.yaml', 'item-1: yes\n', DATA, /"yes" is not an outcome/],
    ['a problem without words', 'a.yaml', 'item-1: problem\n', DATA, /What is wrong\?; write a note/],
    ['an item twice', 'a.yaml', 'item-1: done\nitem-1: done\n', DATA, /a\.yaml/],
    ['an item twice in CSV', 'a.csv', 'item,outcome\nitem-1,done\nitem-1,n/a\n', DATA, /a\.csv:3: item-1: .*twice/],
    ['an unknown key', 'a.yaml', 'item-1: {outcome: done, remark: x}\n', DATA, /a\.yaml:1:\d+: "remark"/],
    ['a wrong mode', 'a.yaml', 'mode: banana\nitem-1: done\n', DATA, /onsite or remote/],
    ['wrong minutes', 'a.yaml', 'minutes: soon\nitem-1: done\n', DATA, /minutes/],
    ['neither yes nor no', 'a.yaml', 'trip: perhaps\nitem-1: done\n', DATA, /neither yes nor no/],
    ['a secret in a note', 'a.yaml', 'item-1: {note: "password: Hunter2"}\n', DATA, /looks like a password/],
    ['a secret in the remarks', 'a.yaml', 'remarks: "pwd=Hunter2"\nitem-1: done\n', DATA, /looks like a password/],
    [
      'an unknown finding',
      'a.yaml',
      'answers: {item-1: done}\nclose-findings: {abcdef: gone}\n',
      DATA,
      /no open finding/,
    ],
    ['no notes with edit notes', 'a.yaml', 'revision: none\nanswers:\n  item-1: {edit: "Split"}\n', DATA, /revision/],
    ['no answer at all', 'a.yaml', 'met: Bob\n', USAGE, /no answer in/],
    ['an empty file', 'a.yaml', '', DATA, /a\.yaml/],
    ['broken YAML', 'a.yaml', 'item-1: [\n', DATA, /a\.yaml/],
    ['broken JSON', 'a.json', '{"item-1": "done"', DATA, /a\.json/],
    ['an alias bomb', 'a.yaml', 'a: &a [x]\nitem-1: *a\n', DATA, /a\.yaml/],
    ['UTF-16', 'a.yaml', Buffer.from('\ufeffitem-1: done\n', 'utf16le'), DATA, /UTF-16|UTF-8/],
    ['Latin-1', 'a.yaml', Buffer.from('item-1: {note: "\xe9"}\n', 'latin1'), DATA, /UTF-8/],
    ['NUL', 'a.yaml', 'item-1: done\u0000\n', DATA, /a\.yaml/],
    ['a CSV without its heading', 'a.csv', 'item-1,done\n', DATA, /first line must name the columns/],
  ])('answers with %s', (_, file, text, code, words) => {
    const firm = testFirm({ server: tickList(2) });
    firm.write(file, text);
    const before = firm.git('status', '--porcelain', '-uall');
    const ran = firm.mmc('run', 'acme', '--answers', file);
    expect(ran.err).toMatch(words);
    expect(ran.code).toBe(code);
    expect(ran.err).not.toContain('Hunter2');
    expectNothingWritten(firm, before);
  });
});

describe('a walk takes', () => {
  it.each<[name: string, file: string, text: string]>([
    ['CRLF and a BOM', 'a.yaml', '\ufeffitem-1: done\r\nitem-2:\r\n  outcome: cannot\r\n  note: No key\r\n'],
    ['JSON', 'a.json', '{"answers": {"item-1": "done", "item-2": {"outcome": "cannot", "note": "No key"}}}'],
    ['CSV of a spreadsheet', 'a.csv', '\ufeffitem;outcome;note\r\nitem-1;done;\r\nitem-2;cannot;"No key"\r\n'],
  ])('%s', (_, file, text) => {
    const firm = testFirm({ server: tickList(2) });
    firm.write(file, text);
    const ran = firm.mmc('run', 'acme', '--answers', file);
    expect(ran.code, ran.err).toBe(0);
    expect(firm.read(`clients/${firm.results()[0]}`)).toContain('tally: done 1, cannot 1');
  });

  it('the good list where another is broken, and says which', () => {
    const firm = testFirm({ server: tickList(1), broken: '---\ntitle: [\n---\n\n- [ ] A {#a}\n' });
    firm.write('a.yaml', 'item-1: done\n');
    const ran = firm.mmc('run', 'acme', '--answers', 'a.yaml');
    expect(ran.err).toContain('checklists/broken.md cannot be walked');
    expect(ran.code).toBe(0);
    expect(firm.results()).toHaveLength(1);
  });

  it('a client although another client, or an old result, cannot be read', () => {
    const firm = testFirm({ server: tickList(1) });
    mkdirSync(join(firm.folder, 'clients/other'));
    firm.write('clients/other/client.md', Buffer.from([0xff, 0xfe, 0, 0]));
    firm.write('clients/acme/results/202610/20261014.server.jane.aaaaaa.md', Buffer.from('---\n\xe9', 'latin1'));
    firm.write('clients/acme/results/202611/20261101.server.jane.bbbbbb.md', 'no front-matter\n');
    firm.write('a.yaml', 'item-1: done\n');
    const ran = firm.mmc('run', 'acme', '--answers', 'a.yaml');
    expect(ran.code, ran.err).toBe(0);
  });
});

describe('hostile text', () => {
  const evil = '\u001b]52;c;aGk=\u0007\u001b[2J\u202egnp.exe\u009b31m';
  const escapes = /[\u001b\u0007\u009b\u202e]/;

  it('in names, items, notes and answers reaches no output', () => {
    const firm = testFirm({
      server: `---\ntitle: "T"\n---\n\n## Sec${evil}\n\n- [ ] Item ${evil} {#item-1}\n- [ ] Two {#two}\n\n  How ${evil}\n`,
    });
    firm.write('clients/acme/client.md', CLIENT.replace('Łódź & Søn GmbH', `Acme \u202egnp`));
    firm.write('a.yaml', `answers:\n  item-1: {outcome: problem, note: "x \\e[2J\\u202e y"}\n`);
    for (const args of [
      ['run', 'acme', '--dry-run'],
      ['run', 'acme', '--answers', 'a.yaml'],
      ['show', 'acme'],
      ['status', 'acme'],
      ['run', `acme${evil}`, '--plain'],
    ]) {
      const { out, err } = firm.mmc(...args);
      expect(out + err, args.join(' ')).not.toMatch(escapes);
    }
    firm.write('b.yaml', `"${evil.replaceAll('\u001b', '\\e').replaceAll('\u0007', '\\a')}": done\n`);
    const refused = firm.mmc('run', 'acme', '--answers', 'b.yaml');
    expect(refused.err + refused.out).not.toMatch(escapes);
  });
});

describe('output without a terminal, and with NO_COLOR,', () => {
  it('has no escape sequence', () => {
    const firm = testFirm({ server: tickList(2) });
    firm.write('a.yaml', 'item-1: done\nitem-2: {outcome: problem, note: Smoke}\n');
    const lines = spawnSync(NODE, [PROGRAM, 'run', 'acme', '--plain'], {
      cwd: firm.folder,
      env: { ...firm.env, NO_COLOR: '1' },
      encoding: 'utf8',
      input: 'n\nAsk Bob\nq\n',
    });
    expect(lines.status).toBe(0);
    expect(lines.stdout + lines.stderr).not.toContain('\u001b');
    expect(lines.stderr).toContain('Paused: 0 answers are kept, 2 open');
    const resumed = firm.mmc('run', 'acme', '--resume', '--answers', 'a.yaml');
    expect(resumed.code, resumed.err).toBe(0);
    expect(resumed.out + resumed.err).not.toContain('\u001b');
    expect(firm.read(`clients/${firm.results()[0]}`)).toContain('Ask Bob');
  });

  it('walks line by line from beginning to end', () => {
    const firm = testFirm({ server: tickList(2) });
    const walked = spawnSync(NODE, [PROGRAM, 'run', 'acme', '--plain'], {
      cwd: firm.folder,
      env: firm.env,
      encoding: 'utf8',
      input: 'd\n\nc\nNo key\nf\nn\nBob\n\nT1\n\n\n',
    });
    expect(walked.status, walked.stdout + walked.stderr).toBe(0);
    const text = firm.read(`clients/${firm.results()[0]}`);
    expect(text).toContain('tally: done 1, cannot 1');
    expect(text).toContain('met: Bob');
  });
});
