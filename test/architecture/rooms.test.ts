import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Which rooms a room may import from, besides itself. Data flows one way. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  domain: [],
  markdown: ['domain'],
  store: ['markdown', 'domain'],
  render: ['domain'],
  terminal: ['domain'],
  commands: ['store', 'markdown', 'render', 'terminal', 'domain'],
  'command-line': ['commands', 'main', 'domain'],
  main: ['command-line', 'commands', 'store', 'terminal', 'domain'],
};

/** Packages and Node modules that only one room knows. */
const DOORWAYS: Record<string, readonly string[]> = {
  'gray-matter': ['markdown'],
  yaml: ['markdown'],
  unified: ['markdown'],
  'remark-parse': ['markdown'],
  'remark-gfm': ['markdown'],
  zod: ['markdown'],
  // The terminal closes descriptors whose terminal has gone, which only node:fs can.
  'node:fs': ['store', 'main', 'terminal'],
  'node:child_process': ['store', 'terminal'],
  // Importing it opens all three standard streams, which takes longer than the rest of our start; the global does not.
  'node:process': [],
  '@inquirer/input': ['terminal'],
  '@inquirer/select': ['terminal'],
  '@inquirer/confirm': ['terminal'],
  chalk: ['terminal'],
  commander: ['main', 'command-line'],
  'date-fns': ['domain'],
  'date-holidays': ['store'],
  'ical-generator': ['render'],
};

const src = resolve(import.meta.dirname, '../../src');
const files = (readdirSync(src, { recursive: true }) as string[]).filter((file) => file.endsWith('.ts'));
const roomOf = (file: string) => (file.includes('/') ? (file.split('/')[0] as string) : 'main');

function importsOf(file: string): string[] {
  const text = readFileSync(join(src, file), 'utf8');
  return [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((match) => match[1] as string);
}

describe('the rooms of the house', () => {
  it('has files to look at', () => expect(files.length).toBeGreaterThan(50));

  it.each(files)('%s imports only what its room may', (file) => {
    const room = roomOf(file);
    for (const target of importsOf(file)) {
      if (target.startsWith('.')) {
        const other = roomOf(relative(src, resolve(src, dirname(file), target)));
        if (other !== room) expect(MAY_IMPORT[room], `${file} imports ${target}`).toContain(other);
      } else if (DOORWAYS[target]) expect(DOORWAYS[target], `${file} imports ${target}`).toContain(room);
    }
  });

  it('lets no command call another command', () => {
    for (const file of files.filter((one) => roomOf(one) === 'commands')) {
      const text = readFileSync(join(src, file), 'utf8');
      expect(text, file).not.toMatch(/import\('\.\//);
    }
  });

  it('reads the process and the time of day only at the doors', () => {
    for (const file of files.filter((one) => !['terminal', 'main', 'store'].includes(roomOf(one)))) {
      const text = readFileSync(join(src, file), 'utf8');
      expect(text, file).not.toMatch(/\bprocess\.|new Date\(\)|Date\.now\(\)|console\./);
    }
  });
});
