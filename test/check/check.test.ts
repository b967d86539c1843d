import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SAMPLES } from './samples.ts';
import { checkIn, LIST, list, put, workspaceWith } from './workspace.ts';

const RESULT = 'clients/acme/results/202610/20261014.server.jane.7b1def.md';
const resultOf = (sample: string) => readFileSync(join(SAMPLES, sample, RESULT), 'utf8');
/** Where the problem is told, line by line: place, excerpt, caret. */
const firstLines = (output: string) => output.split('\n').slice(0, 3);

describe('check', () => {
  it('reports in the order of the files, and all of them', async () => {
    const folder = workspaceWith({
      [LIST]: list('- [ ] Free{#b}\n- [ ] Backup', 'title: Server\nminutes: x'),
      'templates/mail.md': 'no list',
      'clients/bolt/client.md': '---\nid: [\n---\n',
    });
    const { code, output } = await checkIn(folder);
    expect(output.match(/^\S+:\d+:\d+: \w+ MMC-\d+/gm)).toEqual([
      `${LIST}:3:10: error MMC-118`,
      `${LIST}:6:11: error MMC-213`,
      `${LIST}:7:3: warning MMC-203`,
      'clients/bolt/client.md:2:6: error MMC-115',
      'templates/mail.md:1:1: error MMC-111',
      'templates/mail.md:1:1: warning MMC-201',
    ]);
    expect(output).toMatch(/\n4 errors, 2 warnings in 6 files\n$/);
    expect(code).toBe(3);
  });

  it.each<[string, string, string, string]>([
    ['CJK', '- [ ] 磁盘空间{#a}', '  - [ ] 磁盘空间{#a}', '                ^^^^'],
    ['tabs', '-\t[ ] Free\tspace{#a}', '  -    [ ] Free    spac', '                      '],
    ['combining marks', '- [ ] re\u0301sume\u0301{#a}', '  - [ ] re\u0301sume\u0301{#a}', '              ^^^^'],
    ['emoji', '- [ ] 👩‍💻 ok{#a}', '  - [ ] 👩‍💻 ok{#a}', '             ^^^^'],
  ])('puts the caret under the place: %s', async (_name, line, shown, caret) => {
    const [, excerpt, carets] = firstLines((await checkIn(workspaceWith({ [LIST]: list(line) }))).output);
    expect(excerpt?.startsWith(shown)).toBe(true);
    expect(carets?.startsWith(caret)).toBe(true);
  });

  it('cuts a long line around the place', async () => {
    const text = list(`- [ ] ${'盘'.repeat(5000)}{#a} ${'x'.repeat(5000)}`);
    const [place, excerpt = '', caret = ''] = firstLines((await checkIn(workspaceWith({ [LIST]: text }))).output);
    expect(place).toContain(`${LIST}:5:5007: error MMC-210`);
    expect(excerpt).toMatch(/^ {2}…盘{29}\{#a\} x+…$/);
    expect(caret).toBe(`${' '.repeat(2 + 1 + 58)}^^^^`);
  });

  it('reads only what is asked for, but knows the rest', async () => {
    const folder = workspaceWith({
      [LIST]: list('- [ ] Backup'),
      'templates/mail.md': 'x',
      [RESULT]: resultOf('MMC-301-box-and-outcome'),
    });
    put(folder, RESULT.replace('202610/20261014', '202611/20261114'), resultOf('MMC-301-box-and-outcome'));
    expect((await checkIn(folder, { paths: ['clients/acme/checklists'] })).output).toMatch(/\n1 warning in 1 file\n$/);
    expect((await checkIn(join(folder, 'clients/acme'), { paths: ['checklists/server.md'] })).codes).toEqual([
      'MMC-203',
    ]);
    expect((await checkIn(folder, { paths: ['clients/acme/results/202611'] })).codes).toContain('MMC-310');
    expect((await checkIn(folder, { paths: ['.'] })).codes).toContain('MMC-111');
  });

  it('refuses paths outside, and paths that are not there', async () => {
    const folder = workspaceWith();
    for (const path of ['/etc/passwd', '../x', 'clients/nobody', '.git/config'])
      await expect(checkIn(folder, { paths: [path] })).rejects.toMatchObject({ kind: 'usage' });
  });

  it('gives the same as JSON', async () => {
    const { code, output } = await checkIn(workspaceWith({ [LIST]: list('- [ ] Free{#b}') }), { json: true });
    expect(code).toBe(3);
    expect(JSON.parse(output)).toMatchObject({
      schemaVersion: 1,
      kind: 'check',
      files: 4,
      problems: [
        {
          code: 'MMC-213',
          severity: 'error',
          path: LIST,
          line: 5,
          column: 11,
          length: 4,
          message: 'there is no space before the braces, so they are not read',
          mend: 'write a space before "{"',
          excerpt: '- [ ] Free{#b}',
        },
      ],
    });
  });

  it('counts what it does not list, and its errors', async () => {
    const folder = workspaceWith({ [LIST]: list(`${'- [ ] a\n'.repeat(500)}- [ ] b{#b}`) });
    const { code, output } = await checkIn(folder);
    expect(output).toContain('MMC-213');
    expect(output).toContain(`${LIST}: 300 more of this file are not listed`);
    expect(output).toContain('1 error, 500 warnings in 4 files');
    expect(code).toBe(3);
  });

  it('looks at former clients, and at procedures only as text', async () => {
    const folder = workspaceWith({
      'clients/!Old/bolt/client.md': '---\nid: c-bolt\nname: Bolt\nplan: wood\n---\n',
      'procedures/monthly.md': Buffer.from([0x66, 0xff]),
      'singles/ideas.md': '- no list',
      'singles/starters/restore.md': list('- [ ] a'),
      'templates/procedures/monthly.md': 'words',
    });
    mkdirSync(join(folder, 'node_modules/x'), { recursive: true });
    put(folder, 'node_modules/x/con.md', '');
    expect((await checkIn(folder)).codes).toEqual(['MMC-403', 'MMC-101', 'MMC-203']);
  });

  it.each([
    ['[web](https://a.b) [mail](mailto:a@b.c) [here](#x) [up](../client.md)', []],
    ['[gone](../gone.md)', ['MMC-406']],
    ['[out](../../../../../etc/passwd)', ['MMC-406']],
    ['![picture](plan.png)', ['MMC-406']],
    ['[template](/templates/server.md) [coded](../client%2Emd?x#y)', []],
    ['`[gone](gone.md)` {{log_drive}} `{{gone}}` \u0024{{ gone }}', []],
    ['{{gone}} {{gone}}', ['MMC-405']],
  ])('follows links and variables: %s', async (text, codes) => {
    const folder = workspaceWith({ [LIST]: list(`- [ ] Backup {#a}\n\n  ${text}`) });
    expect((await checkIn(folder)).codes).toEqual(codes);
  });
});
