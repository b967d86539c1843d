import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LIST, list, put, workspaceWith } from './workspace.ts';

export const SAMPLES = resolve(import.meta.dirname, '../fixtures/problems');

/** Samples whose bytes or names no Git checkout keeps on every system: made here instead of lying in the folder. */
const ODD: Record<string, (folder: string) => void> = {
  'MMC-100-link-to-nothing': (folder) => symlinkSync('nothing.md', join(folder, 'clients/acme/checklists/mail.md')),
  'MMC-101-latin-1': (folder) => put(folder, LIST, Buffer.from(list('- [ ] Größe {#a}'), 'latin1')),
  'MMC-102-utf-16': (folder) => put(folder, LIST, Buffer.from(`\ufeff${list('- [ ] Backup {#a}')}`, 'utf16le')),
  'MMC-103-nul': (folder) => put(folder, LIST, list('- [ ] Back\u0000up {#a}')),
  'MMC-104-lone-carriage-return': (folder) => put(folder, LIST, list('- [ ] Backup {#a}\r- [ ] Log {#b}')),
  'MMC-105-too-large': (folder) => {
    put(folder, LIST, '');
    truncateSync(join(folder, LIST), 1024 ** 3);
  },
  'MMC-107-conflict': (folder) =>
    put(folder, LIST, list('<<<<<<< HEAD\n- [ ] Backup {#a}\n=======\n- [ ] Restore {#a}\n>>>>>>> jane')),
  'MMC-109-link-out': (folder) => symlinkSync('/etc/hosts', join(folder, 'clients/acme/checklists/mail.md')),
  'MMC-110-pipe': (folder) => execFileSync('mkfifo', [join(folder, 'clients/acme/checklists/mail.md')]),
  'MMC-127-too-much': (folder) => put(folder, LIST, list(`- [ ] Backup {#a}\n\n${'  words\n'.repeat(3000)}`)),
  'MMC-501-not-for-every-system': (folder) => {
    put(folder, 'clients/acme/attachments/a:b.jpg', '');
    put(folder, 'clients/acme/checklists/aux.md', list('- [ ] Backup {#a}'));
  },
  'MMC-502-twins': (folder) => {
    put(folder, 'docs/Network.pdf', '');
    put(folder, 'docs/network.pdf', '');
  },
};

export const SAMPLE_NAMES = [
  ...new Set([...readdirSync(SAMPLES).filter((name) => name.startsWith('MMC-')), ...Object.keys(ODD)]),
].sort();

/** A workspace in which the sample is all that is wrong. */
export function sampleWorkspace(name: string): string {
  const folder = workspaceWith();
  mkdirSync(join(folder, 'clients/acme/checklists'), { recursive: true });
  const stored = join(SAMPLES, name);
  if (existsSync(stored)) cpSync(stored, folder, { recursive: true, filter: (path) => !path.endsWith('expected.txt') });
  ODD[name]?.(folder);
  return folder;
}
