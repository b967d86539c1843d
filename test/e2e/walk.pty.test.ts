import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { endPtyPrograms, inShell, keys, type PtyProgram, startOnPty } from '../helpers/pty.ts';
import { NODE, PROGRAM, type TestFirm, testFirm, tickList } from './firm.ts';

afterEach(endPtyPrograms);

function walk(
  firm: TestFirm,
  args: string[] = ['acme'],
  options: { columns?: number; rows?: number } = {},
): PtyProgram {
  return startOnPty(NODE, [PROGRAM, 'run', ...args], { cwd: firm.folder, env: firm.env, ...options });
}

/** The closing questions with nothing special: finish, nothing to change, nobody met, minutes, no ticket, no remarks, save. */
async function close(terminal: PtyProgram): Promise<number> {
  terminal.write('f');
  await terminal.waitFor('The revision question');
  terminal.write('n');
  await terminal.waitFor('Whom did you meet');
  terminal.write('\r');
  await terminal.waitFor('Minutes for');
  terminal.write('\r');
  await terminal.waitFor('Ticket number');
  terminal.write('\r');
  await terminal.waitFor('Remarks');
  terminal.write('\r');
  await terminal.waitFor('Enter saves and commits');
  terminal.write('\r');
  return (await terminal.exited).code;
}

describe('a walk on an 80x24 terminal', () => {
  it('takes 70 keystrokes for 70 items that are all done, in one burst, and loses none', async () => {
    const firm = testFirm({ server: tickList(70) });
    const terminal = walk(firm);
    await terminal.waitFor('1/70');
    terminal.write('d'.repeat(70));
    await terminal.waitFor('everything asked is answered');
    expect(await close(terminal)).toBe(0);
    const [result] = firm.results();
    expect(firm.read(`clients/${result}`).match(/outcome=done/g)).toHaveLength(70);
    expect(firm.git('log', '--oneline').trim().split('\n')).toHaveLength(2);
    expect(terminal.virtual.unknown).toEqual([]);
  });

  it('ticks nothing when Enter is pressed 70 times', async () => {
    const firm = testFirm({ server: tickList(70) });
    const terminal = walk(firm);
    await terminal.waitFor('1/70');
    terminal.write('\r'.repeat(70));
    terminal.write('q');
    expect((await terminal.exited).code).toBe(0);
    expect(terminal.raw()).toContain('Nothing was answered');
    expect(firm.results()).toEqual([]);
  });

  it('keeps a paste of many lines as one note, and words typed ahead', async () => {
    const firm = testFirm({ server: tickList(3) });
    const terminal = walk(firm);
    await terminal.waitFor('1/3');
    terminal.write(`c${keys.paste('first line\nsecond: Łódź 你好\n- [x] forged')}${keys.enter}ddf`);
    await terminal.waitFor('The revision question');
    terminal.write('n\r\r\r\r\r');
    expect((await terminal.exited).code).toBe(0);
    const text = firm.read(`clients/${firm.results()[0]}`);
    expect(text).toContain('  ```note\n  first line\n  second: Łódź 你好\n  - [x] forged\n  ```');
    expect(text).toContain('tally: done 2, cannot 1');
  });

  it('never scrolls the item away and never wraps within a word, also after a resize', async () => {
    const long =
      'Donaudampfschifffahrtsgesellschaft prüft die Verfügbarkeit der Sicherungskopien auf dem Zweitsystem und 字字字字字字字字字字字字字字字字字字字字字字字字';
    const howTo = Array.from({ length: 60 }, (_, index) => `  Step ${index + 1} of a long explanation.\n`).join('\n');
    const firm = testFirm({ server: `---\ntitle: T\n---\n\n## S\n\n- [ ] ${long} {#a}\n\n${howTo}\n- [ ] B {#b}\n` });
    const terminal = walk(firm);
    await terminal.waitFor('1/2');
    expect(terminal.screen()).toContain('Donaudampfschifffahrtsgesellschaft');
    expect(terminal.screen()).toContain('d done');
    terminal.resize(50, 14);
    await terminal.waitFor((screen) => screen.text().split('\n').length === 14 && screen.text().includes('d done'));
    expect(terminal.screen()).toContain('Donaudampfschifffahrtsgesellschaft');
    expect(terminal.screen()).toMatch(/Verfügbarkeit/);
    terminal.write('q');
    await terminal.exited;
    expect(terminal.virtual.scrolledAway()).toEqual([]);
  });

  it('pauses when the window is closed, and goes on where it was', async () => {
    const firm = testFirm({ server: tickList(10) });
    const terminal = walk(firm);
    await terminal.waitFor('1/10');
    terminal.write('dddd');
    await terminal.waitFor('5/10');
    terminal.hangUp();
    await terminal.exited;
    const again = walk(firm);
    await again.waitFor('Go on with it');
    again.write('\r');
    await again.waitFor('4 answers are kept');
    expect(again.screen()).toContain('5/10');
    again.write('dddddd');
    expect(await close(again)).toBe(0);
    expect(firm.read(`clients/${firm.results()[0]}`).match(/outcome=done/g)).toHaveLength(10);
    expect(firm.results()).toHaveLength(1);
  });

  it('is suspended by Ctrl-Z and goes on where it was', async () => {
    const firm = testFirm({ server: tickList(10) });
    const shell = inShell(`${NODE} ${PROGRAM} run acme`, { cwd: firm.folder, env: firm.env });
    await shell.waitFor('1/10');
    shell.write(`ddd${keys.ctrlZ}`);
    await shell.waitFor('Stopped');
    shell.write('fg\r');
    await shell.waitFor('4/10');
    shell.write('dddddddf');
    await shell.waitFor('The revision question');
    shell.write('q');
    shell.write('bq');
    await shell.waitFor('10 answers are kept');
  });

  it('ends with 130 on Ctrl-C and keeps the answers', async () => {
    const firm = testFirm({ server: tickList(10) });
    const terminal = walk(firm);
    await terminal.waitFor('1/10');
    terminal.write('dd');
    await terminal.waitFor('3/10');
    terminal.write(keys.ctrlC);
    expect((await terminal.exited).code).toBe(130);
    expect(terminal.raw()).toContain('2 answers are kept, 8 open');
  });

  it('goes to another list and back with Tab, keeping the place, and commits both at once', async () => {
    const firm = testFirm({ server: tickList(3), firewall: tickList(2, 'Firewall') });
    const terminal = walk(firm);
    await terminal.waitFor('1/2');
    terminal.write(`d${keys.tab}`);
    await terminal.waitFor('Server DC01');
    terminal.write(`d${keys.tab}`);
    await terminal.waitFor('2/2');
    terminal.write(`d${keys.tab}`);
    await terminal.waitFor('2/3');
    terminal.write('ddf');
    await terminal.waitFor('The revision question');
    terminal.write('nn');
    await terminal.waitFor('Whom did you meet');
    terminal.write('Bob\r\r\rT1\r\r\r');
    expect((await terminal.exited).code).toBe(0);
    expect(firm.results()).toHaveLength(2);
    expect(firm.git('log', '--oneline').trim().split('\n')).toHaveLength(2);
    expect(firm.read(`clients/${firm.results()[0]}`)).toContain('met: Bob');
  });

  it('asks for words, offers the follow-up of a reading out of limits, and records findings', async () => {
    const list =
      '---\ntitle: T\n---\n\n- [ ] Free on C: {#c kind=number unit=% min=15 then="move logs to {{log_drive}}"}\n- [ ] Second {#s}\n';
    const firm = testFirm({ server: list });
    const terminal = walk(firm);
    await terminal.waitFor('1/2');
    terminal.write('9\r');
    await terminal.waitFor('9 % is below 15 %');
    terminal.write('\r');
    await terminal.waitFor('Is it fixed now');
    terminal.write('n');
    await terminal.waitFor('2/2');
    terminal.write('p\r');
    await terminal.waitFor('needs a few words');
    terminal.write('Smoke\ry');
    await terminal.waitFor('everything asked is answered');
    expect(await close(terminal)).toBe(0);
    const text = firm.read(`clients/${firm.results()[0]}`);
    expect(text).toContain('outcome=problem value=9');
    expect(text).toContain('move logs to D:');
    expect(firm.git('ls-files', 'clients/acme/findings').trim().split('\n')).toHaveLength(3);
  });

  it('keeps and commits a photo, also when its item is left open', async () => {
    const firm = testFirm({ server: '---\ntitle: T\n---\n\n- [ ] Rack {#rack kind=photo}\n- [ ] Second {#s}\n' });
    firm.write('my photo.png', Buffer.from('89504e470d0a1a0a', 'hex'));
    const terminal = walk(firm);
    await terminal.waitFor('1/2');
    terminal.write("a'my photo.png'\r");
    await terminal.waitFor('Attached my photo.png');
    terminal.write('sd');
    await terminal.waitFor('1 open');
    expect(await close(terminal)).toBe(0);
    const text = firm.read(`clients/${firm.results()[0]}`);
    const name = /- \[ \] Rack \{#rack kind=photo files=(202611\/[0-9a-f]{32}\.png)\}/.exec(text)?.[1];
    expect(firm.git('ls-files', 'clients/acme/attachments').trim()).toBe(`clients/acme/attachments/${name}`);
    expect(firm.mmc('check').code).toBe(0);
    expect(firm.mmc('show', 'acme', '--all').out).toContain(`attached: ${name}`);
  });

  it('masks a secret before it reaches the journal', async () => {
    const firm = testFirm({ server: tickList(1) });
    const terminal = walk(firm);
    await terminal.waitFor('1/1');
    terminal.write('nadmin password: Hunter2!\r');
    await terminal.waitFor('looks like a password');
    const [journal] = readdirSync(join(firm.folder, '.git/mmc/sittings'));
    expect(firm.read(`.git/mmc/sittings/${journal}`)).not.toContain('Hunter2');
    terminal.write('m');
    await terminal.waitFor('admin password: ******');
    expect(firm.read(`.git/mmc/sittings/${journal}`)).toContain('admin password: ******');
    terminal.write('d');
    await terminal.waitFor('everything asked');
    expect(await close(terminal)).toBe(0);
    expect(firm.read(`clients/${firm.results()[0]}`)).not.toContain('Hunter2');
  });
});
