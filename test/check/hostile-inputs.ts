// Inputs of reliability's kind: broken by accident, or made to break or to run something. Each is told with its place.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIST, list, put } from './workspace.ts';

/** What must never appear: every attack tries to write it. */
export const SENTINEL = 'sentinel-was-here';

export interface HostileInput {
  make(folder: string): void;
  /** A code that must be among those told; none: it is harmless, and taken as text. */
  code?: string;
}

const SCRIPT = `require('fs').writeFileSync('${SENTINEL}', '')`;
const text = (content: string | Uint8Array, code?: string): HostileInput => ({
  make: (folder) => put(folder, LIST, content),
  ...(code ? { code } : {}),
});
const front = (lines: string, code: string) => text(list('- [ ] Backup {#a}', `title: Server\n${lines}`), code);
const script = (fence: string) => text(`${fence}\n{ title: (${SCRIPT}, 'x') }\n---\n\n- [ ] Backup {#a}\n`, 'MMC-114');
const named = (path: string, code: string): HostileInput => ({
  make: (folder) => put(folder, path, list('- [ ] a {#a}')),
  code,
});
const ITEM = '- [ ] Backup {#a}';

export const HOSTILE: Record<string, HostileInput> = {
  'front-matter in JavaScript': script('---js'),
  'front-matter in JavaScript, spelled out': script('---javascript'),
  'front-matter in JavaScript, with a space': script('--- js'),
  'front-matter in JavaScript, upper case': script('---JS'),
  'front-matter in JavaScript, after a byte order mark': script('\ufeff---js'),
  'front-matter in JavaScript, with CRLF': text(`---js\r\n${SCRIPT}\r\n---\r\n${ITEM}\r\n`, 'MMC-114'),
  'front-matter in CoffeeScript': script('---coffee'),
  'front-matter in JSON': text(`---json\n{"title": "x"}\n---\n${ITEM}\n`, 'MMC-114'),
  'an alias bomb': front(
    [
      'a: &a [x, x]',
      ...'bcdefghij'.split('').map((one, at) => `${one}: &${one} [*${'abcdefghi'[at]}, *${'abcdefghi'[at]}]`),
    ].join('\n'),
    'MMC-119',
  ),
  'an alias to itself': front('tags: &a [*a]', 'MMC-119'),
  'deep flow': front(`tags: ${'['.repeat(5000)}`, 'MMC-120'),
  'deep maps': front(Array.from({ length: 60 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), 'MMC-120'),
  'large front-matter': front(`tags: ${'x'.repeat(70_000)}`, 'MMC-120'),
  'a key twice': front('title: Other', 'MMC-116'),
  'a tag': front('tags: !!js/function "function(){}"', 'MMC-119'),
  'a tag of ours': front('tags: !exec rm', 'MMC-119'),
  'a directive': text(`---\n%YAML 1.2\ntitle: x\n---\n${ITEM}\n`, 'MMC-115'),
  'a second document': front('--- second', 'MMC-113'),
  'a second document after dots': front('...\ntitle: y', 'MMC-115'),
  'a tab for indentation': front('variables:\n\ta: b', 'MMC-115'),
  'a NUL in the front-matter': front('tags: a\u0000b', 'MMC-103'),
  'a prototype': front('__proto__:\n  polluted: yes\nconstructor: x', 'MMC-115'),
  'a prototype among variables': {
    make: (folder) =>
      put(
        folder,
        'clients/acme/client.md',
        '---\nid: c-1\nname: A\nvariables:\n  __proto__: x\n  toString: y\nassets:\n  __proto__: z\n---\n',
      ),
    code: 'MMC-115',
  },
  'an unknown key': front('on-load: run', 'MMC-117'),
  'UTF-16 with a mark': text(Buffer.from(`\ufeff${list(ITEM)}`, 'utf16le'), 'MMC-102'),
  'UTF-16 big endian': text(Buffer.from(`\ufeff${list(ITEM)}`, 'utf16le').swap16(), 'MMC-102'),
  'UTF-16 without a mark': text(Buffer.from(list(ITEM), 'utf16le'), 'MMC-102'),
  'Latin-1': text(Buffer.from(list('- [ ] Größe {#a}'), 'latin1'), 'MMC-101'),
  'a cut character': text(Buffer.from(`${list(ITEM)}ł`).subarray(0, -1), 'MMC-101'),
  'lone carriage returns': text(list(`${ITEM}\r- [ ] b`), 'MMC-104'),
  'front-matter without end': text(`---\ntitle: x\n\n${ITEM}\n`, 'MMC-113'),
  'an empty file': text('', 'MMC-108'),
  'blanks only': text(' \n\t\n', 'MMC-108'),
  'NULs only': text(Buffer.alloc(4096), 'MMC-102'),
  'a scalar for front-matter': text(`---\nhello\n---\n${ITEM}\n`, 'MMC-121'),
  'a list for front-matter': text(`---\n- a\n---\n${ITEM}\n`, 'MMC-121'),
  'conflict markers': text(list(`<<<<<<< HEAD\n${ITEM}\n=======\n>>>>>>> jane`), 'MMC-107'),
  'a gigabyte': {
    make: (folder) => {
      put(folder, LIST, '');
      truncateSync(join(folder, LIST), 1024 ** 3);
    },
    code: 'MMC-105',
  },
  'a gigabyte attached': {
    make: (folder) => {
      put(folder, 'clients/acme/attachments/202610/9f86d081884c7d659a2feaa0c55ad015.jpg', '');
      truncateSync(join(folder, 'clients/acme/attachments/202610/9f86d081884c7d659a2feaa0c55ad015.jpg'), 1024 ** 3);
    },
    code: 'MMC-105',
  },
  'a line of 10 MB': text('x'.repeat(10_000_000), 'MMC-105'),
  'a line of 1 MB with a problem at its end': text(list(`- [ ] ${'界'.repeat(300_000)} {#a} tail`), 'MMC-210'),
  'a word of 1 MB in the front-matter of mmc.yaml': {
    make: (folder) => put(folder, 'mmc.yaml', `firm: ${'x'.repeat(900_000)}\n`),
    code: 'MMC-120',
  },
  '100,000 items': text(list('- [ ] a\n'.repeat(100_000)), 'MMC-127'),
  '2,400 items, as many as are read': text(list('- [ ] a\n'.repeat(2400)), 'MMC-203'),
  'a table of 2,300 rows': text(list(`| a | b |\n| - | - |\n${'| [ ] | c |\n'.repeat(2300)}`), 'MMC-220'),
  'emphasis in emphasis': text(list(`- [ ] ${'*a **b '.repeat(3900)}`), 'MMC-203'),
  'brackets in brackets': text(list(`- [ ] ${'['.repeat(11_000)}`), 'MMC-203'),
  'braces in braces': text(list(`- [ ] ${' {'.repeat(100_000)} {#a`), 'MMC-221'),
  'groups without end': text(list(`- [ ] ${' {a=b {#a'.repeat(20_000)} }`), 'MMC-211'),
  '500 nested lists': text(
    list(Array.from({ length: 500 }, (_, depth) => `${'  '.repeat(depth)}- [ ] a`).join('\n')),
    'MMC-106',
  ),
  '2000 nested lists on a line': text(list(`${'- '.repeat(2000)}a`), 'MMC-106'),
  '2000 nested quotes': text(list(`${'>'.repeat(2000)} a`), 'MMC-106'),
  'a reserved name': named('clients/acme/checklists/con.md', 'MMC-501'),
  'a colon in a name': named('clients/acme/checklists/a:b.md', 'MMC-501'),
  'a backslash in a name': named('clients/acme/checklists/..\\..\\x.md', 'MMC-501'),
  'a trailing dot': named('clients/acme./client.md', 'MMC-501'),
  'a name like an option': named('clients/acme/checklists/--upload-pack=touch sentinel-was-here.md', 'MMC-501'),
  'a line feed in a name': named('clients/acme/checklists/a\nerror MMC-999: forged.md', 'MMC-501'),
  'an escape in a name': named('docs/\u001b]52;c;AAAA\u0007.md', 'MMC-501'),
  'a right-to-left name': named('docs/\u202egpj.exe', 'MMC-501'),
  'bytes for a name': {
    make: (folder) =>
      writeFileSync(Buffer.concat([Buffer.from(`${folder}/clients/acme/`), Buffer.from([0xff, 0xfe])]), 'x'),
    code: 'MMC-501',
  },
  'twins by letter case': {
    make: (folder) => {
      put(folder, 'clients/acme/checklists/a.md', list(ITEM));
      put(folder, 'clients/acme/checklists/A.md', list(ITEM));
    },
    code: 'MMC-502',
  },
  'twins by normal form': {
    make: (folder) => {
      put(folder, 'docs/caf\u00e9.pdf', '');
      put(folder, 'docs/cafe\u0301.pdf', '');
    },
    code: 'MMC-502',
  },
  'a link out of the folder': {
    make: (folder) => symlinkSync('/etc/passwd', join(folder, 'clients/acme/checklists/mail.md')),
    code: 'MMC-109',
  },
  'a parent folder that is a link': {
    make: (folder) => symlinkSync('/etc', join(folder, 'clients/bolt')),
    code: 'MMC-109',
  },
  'clients that are a link': {
    make: (folder) => {
      rmSync(join(folder, 'clients'), { recursive: true });
      symlinkSync('/', join(folder, 'clients'));
    },
    code: 'MMC-109',
  },
  'a link to itself': {
    make: (folder) => symlinkSync('mail.md', join(folder, 'clients/acme/checklists/mail.md')),
    code: 'MMC-100',
  },
  'a folder for a file': {
    make: (folder) => mkdirSync(join(folder, 'clients/bolt/client.md'), { recursive: true }),
    code: 'MMC-110',
  },
  'a pipe': {
    make: (folder) => execFileSync('mkfifo', [join(folder, 'clients/acme/checklists/mail.md')]),
    code: 'MMC-110',
  },
  'terminal escapes in a text': text(
    list('- [ ] \u001b]8;;http://a\u0007 \u001b]52;c;AAAA\u0007 \u009b31m \u202e {#a} tail'),
    'MMC-210',
  ),
  'terminal escapes in a key': front('"\\e]52;c;AAAA\\a": x', 'MMC-117'),
  'a hostile repository in the folder': {
    make: (folder) => {
      put(folder, '.git/config', `[core]\n\tfsmonitor = touch ${SENTINEL}\n\thooksPath = .\n`);
      put(folder, 'docs/HEAD', 'ref: refs/heads/main\n');
      put(folder, 'docs/config', `[core]\n\tbare = true\n\tfsmonitor = touch ${SENTINEL}\n`);
      put(folder, 'docs/objects/x', '');
    },
  },
  'HTML and scripts': text(list(`${ITEM}\n\n<script>${SCRIPT}</script>\n\n![](x.png "t")`), 'MMC-406'),
};
