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

/** Packages, with all that is below them, and Node modules that only some rooms know, or one folder of a room. */
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
  'date-fns': ['domain/calendar'],
  '@date-fns/utc': ['domain/calendar'],
  'date-holidays': ['store'],
  'ical-generator': ['render'],
  'csv-stringify': ['render'],
  ulid: ['main'],
  'node:v8': ['store'],
  'node:net': ['store'],
  'node:tty': ['terminal'],
  // A file that is attached in the walk is named by its content.
  'node:crypto': ['store', 'commands/walk'],
};

const src = resolve(import.meta.dirname, '../../src');
const files = (readdirSync(src, { recursive: true }) as string[]).filter((file) => file.endsWith('.ts'));
const roomOf = (file: string) => (file.includes('/') ? (file.split('/')[0] as string) : 'main');

/** The package of `date-fns/addMonths` or `@date-fns/utc/date/mini`; a module of Node is its own. */
function packageOf(target: string): string {
  if (target.startsWith('node:')) return target;
  return target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
}

function isDoor(door: string, file: string): boolean {
  return door.includes('/') ? file.startsWith(`${door}/`) : roomOf(file) === door;
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(src, file), 'utf8');
  return [...text.matchAll(/(?:from|import\(|^import)\s*'([^']+)'/gm)].map((match) => match[1] as string);
}

const resolved = (file: string, target: string) => relative(src, resolve(src, dirname(file), target));

/** The files of commands: what the command line loads when one is run. */
const entries = new Set(
  files
    .filter((file) => roomOf(file) === 'command-line')
    .flatMap((file) => importsOf(file).map((target) => (target.startsWith('.') ? resolved(file, target) : target)))
    .filter((target) => roomOf(target) === 'commands' && target !== 'commands/world.ts'),
);

describe('the rooms of the house', () => {
  it('has files to look at', () => expect(files.length).toBeGreaterThan(50));

  it.each(files)('%s imports only what its room may', (file) => {
    const room = roomOf(file);
    for (const target of importsOf(file)) {
      if (target.startsWith('.')) {
        const other = roomOf(resolved(file, target));
        if (other !== room) expect(MAY_IMPORT[room], `${file} imports ${target}`).toContain(other);
        continue;
      }
      const doors = DOORWAYS[packageOf(target)];
      if (doors) expect(doors, `${file} imports ${target}`).toSatisfy(() => doors.some((door) => isDoor(door, file)));
    }
  });

  it('has a file behind every door', () => {
    const known = Object.entries(DOORWAYS).filter(([, doors]) => doors.length > 0);
    const used = new Set(files.flatMap((file) => importsOf(file).map(packageOf)));
    expect(known.map(([name]) => name).filter((name) => !used.has(name))).toEqual([]);
  });

  it('lets no command call another command', () => {
    expect(entries.size).toBeGreaterThan(20);
    expect([...entries]).toContain('commands/due.ts');
    for (const file of files.filter((one) => roomOf(one) === 'commands')) {
      const called = importsOf(file).filter((target) => target.startsWith('.') && entries.has(resolved(file, target)));
      expect(called, `${file} calls another command`).toEqual([]);
      expect(readFileSync(join(src, file), 'utf8'), file).not.toMatch(/import\('\.\//);
    }
  });

  it('reads the process and the time of day only at the doors', () => {
    for (const file of files.filter((one) => !['terminal', 'main', 'store'].includes(roomOf(one)))) {
      const text = readFileSync(join(src, file), 'utf8');
      expect(text, file).not.toMatch(/\bprocess\.|new Date\(\)|Date\.now\(\)|console\./);
    }
  });
});
