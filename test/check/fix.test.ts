import { chmodSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/commands/check.ts';
import { realFilePort } from '../../src/store/file-port.ts';
import { createFakeTerminal } from '../helpers/fake-terminal.ts';
import { SAMPLE_NAMES, SAMPLES } from './samples.ts';
import { checkIn, LIST, list, put, workspaceWith, worldAt } from './workspace.ts';

const TEXT = list(
  '- [ ] Last backup\n- [ ] Free space {kind=number}  \n\n\t- [ ] Logs\t\n\n  How to. {#a}\n- [ ] Done {#done}',
);

/** The same file as other programs leave it, and what `--fix` makes of it. */
const FORMS: [string, (text: string) => string][] = [
  ['LF', (text) => text],
  ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['a byte order mark', (text) => `\ufeff${text}`],
  ['a byte order mark and CRLF', (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`],
  ['no line end at the end', (text) => text.trimEnd()],
  ['mixed line ends', (text) => text.replace('\n\n', '\r\n\n')],
];

describe('check --fix', () => {
  it.each(FORMS)('writes missing ids and nothing else: %s', async (_name, form) => {
    const folder = workspaceWith({ [LIST]: form(TEXT) });
    chmodSync(join(folder, LIST), 0o640);
    const { code, output } = await checkIn(folder, { fix: true });
    const expected = TEXT.replace('Last backup', 'Last backup {#last-backup}')
      .replace('{kind=number}', '{#free-space kind=number}')
      .replace('Logs\t', 'Logs {#logs}\t');
    expect(readFileSync(join(folder, LIST), 'utf8')).toBe(form(expected));
    expect(statSync(join(folder, LIST)).mode & 0o777).toBe(0o640);
    expect(output).toBe(`wrote 3 ids into ${LIST}\nno problems in 4 files\n`);
    expect(code).toBe(0);
    expect((await checkIn(folder, { fix: true })).output).toBe('no problems in 4 files\n');
  });

  it('leaves items alone whose braces are in doubt', async () => {
    const text = list(
      '- [ ] Backup {#backup} of the mail\n- [ ] Logs{#logs}\n- [ ] Two\n  lines {#two}\n- [ ] Disk {#d outcome=done}',
    );
    const folder = workspaceWith({ [LIST]: text });
    const { output, codes } = await checkIn(folder, { fix: true });
    expect(readFileSync(join(folder, LIST), 'utf8')).toBe(text);
    expect(codes).toEqual(['MMC-210', 'MMC-213', 'MMC-214', 'MMC-207']);
    expect(output).not.toContain('wrote');
  });

  it('touches only lists that are asked for, never results or links', async () => {
    const bare = list('- [ ] Backup');
    const sample = SAMPLE_NAMES.find((name) => name.startsWith('MMC-301')) as string;
    const result = 'clients/acme/results/202610/20261014.server.jane.7b1def.md';
    const folder = workspaceWith({
      [LIST]: bare,
      'templates/mail.md': bare,
      'singles/Monthly Single - 202610 - Restore.md': bare,
      [result]: readFileSync(join(SAMPLES, sample, result)),
    });
    symlinkSync('mail.md', join(folder, 'templates/link.md'));
    expect((await checkIn(folder, { fix: true, paths: ['singles'] })).output).toContain('wrote 1 id into singles/');
    expect(readFileSync(join(folder, LIST), 'utf8')).toBe(bare);
    await expect(checkIn(folder, { fix: true })).rejects.toMatchObject({ kind: 'conflict' });
    expect(readFileSync(join(folder, 'templates/mail.md'), 'utf8')).toContain('{#backup}');
    expect(readFileSync(join(folder, result))).toEqual(readFileSync(join(SAMPLES, sample, result)));
  });

  it('does not write over what somebody has changed meanwhile, and checks the other files', async () => {
    const folder = workspaceWith({ [LIST]: list('- [ ] Backup'), 'templates/mail.md': list('- [ ] Mail') });
    const terminal = createFakeTerminal({ interactive: false });
    const world = worldAt(folder, terminal);
    const files = {
      ...realFilePort,
      read: (path: string) => (path.endsWith(LIST) ? Buffer.from('changed') : realFilePort.read(path)),
    };
    await expect(check({ paths: [], fix: true }, { ...world, files })).rejects.toMatchObject({ kind: 'conflict' });
    expect(readFileSync(join(folder, LIST), 'utf8')).toBe(list('- [ ] Backup'));
    expect(terminal.output()).toContain('wrote 1 id into templates/mail.md');
    expect(terminal.output()).toContain(`${LIST}:5:3: warning MMC-203`);
  });

  it('says what it wrote in the JSON too', async () => {
    const folder = workspaceWith({ [LIST]: list('- [ ] Backup') });
    put(folder, 'clients/acme/checklists/mail.md', list('- [ ] A\n- [ ] B'));
    const { output } = await checkIn(folder, { fix: true, json: true });
    expect(JSON.parse(output)).toEqual({
      schemaVersion: 1,
      kind: 'check',
      problems: [],
      files: 5,
      fixed: [
        { path: 'clients/acme/checklists/mail.md', ids: 2 },
        { path: LIST, ids: 1 },
      ],
      notListed: {},
    });
  });
});
