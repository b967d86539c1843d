// The same attacks on the files of duties: each of them is told with its place, or harmless.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { HostileInput } from './hostile-inputs.ts';
import { list, put } from './workspace.ts';

const header = (record: string, more: string) =>
  `---\nformat: 1\nid: 01M4XJCNXRR91JFWNYVQVNQGZF\nrecord: ${record}\nclient: acme\nclient-id: c-7k3v9mzq\nchecklist: server\n${more}date: 2026-10-30\nby: jane\n`;

/** Sound files, one of each kind; the first key after `by` is where attacks are put. */
const SOUND: Record<string, { path: string; text: string }> = {
  schedule: {
    path: 'schedule/202611.yaml',
    text: 'format: 1\nperiod: 2026-11\nmade: 2026-10-27\nby: jane\nvisits:\n  - {id: 202611-c-7k3v9mzq-1, date: 2026-11-03, client: acme, client-id: c-7k3v9mzq, who: jane, mode: onsite}\n',
  },
  archive: {
    path: 'archive/202610.md',
    text: '---\nformat: 1\nrecord: archive\nperiod: 2026-10\nfiled: 2026-11-06\nby: jane\n---\n\n# Filed: 2026-10\n\n## acme c-7k3v9mzq\n\n- server\n  - execute done 2026-10-14 jane\n',
  },
  waiver: {
    path: 'clients/acme/waivers/20261030.server.execute.vnqgzf.md',
    text: `${header('waiver', 'duty: execute\nperiod: 2026-10\n')}---\n\nThe server is at the vendor\n`,
  },
  publication: {
    path: 'clients/acme/published/20261030.server.vnqgzf.md',
    text: `${header('publication', '')}watermark: ${'a'.repeat(64)}\nsource: ${'b'.repeat(40)}\n---\n`,
  },
};

const BOMB = 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n';

/** What is done to a sound text, and the code that tells it; without a code the file stays sound. */
const ATTACKS: Record<string, { on: (text: string) => string; code?: string }> = {
  'as it is': { on: (text) => text },
  'with CRLF': { on: (text) => text.replaceAll('\n', '\r\n') },
  'with a byte order mark': { on: (text) => `\ufeff${text}` },
  'with an alias bomb': { on: (text) => text.replace('by: jane\n', `by: jane\n${BOMB}`), code: 'MMC-119' },
  'with a tag': { on: (text) => text.replace('by: jane', 'by: !exec jane'), code: 'MMC-119' },
  'with a prototype': { on: (text) => text.replace('by: jane\n', 'by: jane\n__proto__: x\n'), code: 'MMC-115' },
  'with an unknown key': { on: (text) => text.replace('by: jane\n', 'by: jane\non-load: run\n'), code: 'MMC-117' },
  'with a key twice': { on: (text) => text.replace('by: jane\n', 'by: jane\nby: jane\n'), code: 'MMC-116' },
  'with conflict markers': { on: (text) => `<<<<<<< HEAD\n${text}=======\n>>>>>>> jane\n`, code: 'MMC-107' },
  'with a NUL': { on: (text) => text.replace('jane', 'ja\u0000ne'), code: 'MMC-103' },
  'with a lone carriage return': { on: (text) => text.replace('jane\n', 'jane\r'), code: 'MMC-104' },
  'in UTF-16': { on: (text) => Buffer.from(`\ufeff${text}`, 'utf16le').toString('latin1'), code: 'MMC-102' },
  'with deep flow': { on: (text) => text.replace('by: jane\n', `by: ${'['.repeat(5000)}\n`), code: 'MMC-120' },
  'from the future': { on: (text) => text.replace('format: 1', 'format: 2'), code: 'MMC-122' },
  'with a day that is none': { on: (text) => text.replace(/2026-1\d-\d\d/, '2026-11-31'), code: 'MMC-112' },
  'with escapes': { on: (text) => text.replace('by: jane', 'by: "\\e]52;c;AAAA\\a"'), code: 'MMC-404' },
};

const attacks = Object.entries(SOUND).flatMap(([kind, { path, text }]) =>
  Object.entries(ATTACKS).map(([name, { on, code }]): [string, HostileInput] => [
    `a ${kind} ${name}`,
    {
      make: (folder) => putSound(folder, path, Buffer.from(on(text), name === 'in UTF-16' ? 'latin1' : 'utf8')),
      ...(code ? { code } : {}),
    },
  ]),
);

function putSound(folder: string, path: string, bytes: Uint8Array): void {
  put(folder, 'clients/acme/checklists/server.md', list('- [ ] Backup {#a}'));
  put(folder, path, bytes);
}

const archive = (lines: string, code: string): HostileInput => ({
  make: (folder) => putSound(folder, 'archive/202610.md', Buffer.from(`${SOUND.archive?.text}${lines}\n`)),
  code,
});
const BLOB = 'a'.repeat(40);

export const HOSTILE_RECORDS: Record<string, HostileInput> = {
  ...Object.fromEntries(attacks),
  'a filed path out of the workspace': archive(`  - clients/../../../../etc/hosts.md ${BLOB}`, 'MMC-314'),
  'a filed path from the root': archive(`  - /etc/hosts.md ${BLOB}`, 'MMC-314'),
  'a filed folder': archive(`  - clients/acme/checklists ${BLOB}`, 'MMC-314'),
  'a verdict twice': archive('  - execute missed jane', 'MMC-314'),
  'a verdict of our own': archive('  - execute forgotten', 'MMC-314'),
  'escapes in a filed month': archive('  - \u001b]52;c;AAAA\u0007\u202e', 'MMC-314'),
  'a filed month of 20,000 lines that are none': archive('  - x\n'.repeat(20_000), 'MMC-314'),
  'a schedule of 3,000 visits': {
    make: (folder) =>
      put(
        folder,
        'schedule/202611.yaml',
        `format: 1 # mine\nperiod: 2026-11\nmade: 2026-10-27\nby: jane\nvisits:\n${'  - {id: a, date: 2026-11-03, client: acme, client-id: c-7k3v9mzq, who: jane, mode: onsite}\n'.repeat(3000)}`,
      ),
    code: 'MMC-120',
  },
  'a folder for a schedule': {
    make: (folder) => mkdirSync(join(folder, 'schedule/202611.yaml'), { recursive: true }),
    code: 'MMC-110',
  },
  'a month that is none': {
    make: (folder) => put(folder, 'schedule/202613.yaml', SOUND.schedule?.text ?? ''),
    code: 'MMC-503',
  },
  'a schedule under another name': {
    make: (folder) => put(folder, 'schedule/202612.yaml', SOUND.schedule?.text ?? ''),
    code: 'MMC-309',
  },
  'a filed month under another name': {
    make: (folder) => putSound(folder, 'archive/202609.md', Buffer.from(SOUND.archive?.text ?? '')),
    code: 'MMC-309',
  },
  'a waiver where findings lie': {
    make: (folder) =>
      putSound(
        folder,
        'clients/acme/findings/20261030.server.execute.vnqgzf.md',
        Buffer.from(SOUND.waiver?.text ?? ''),
      ),
    code: 'MMC-309',
  },
  'a waiver that is withdrawn, but is not there': {
    make: (folder) =>
      put(
        folder,
        'clients/acme/waivers/20261030.closes-vnqgzf.x7w2ma.md',
        '---\nformat: 1\nid: 01M4XJCNXRR91JFWNYVQX7W2MA\nrecord: closing\nclient: acme\nclient-id: c-7k3v9mzq\ncloses: 01M4XJCNXRR91JFWNYVQVNQGZF\ndate: 2026-10-30\nby: jane\n---\n\nMended after all\n',
      ),
    code: 'MMC-409',
  },
};
