import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { check } from '../../src/commands/check.ts';
import type { World } from '../../src/commands/world.ts';
import { realFilePort } from '../../src/store/file-port.ts';
import { createFakeTerminal } from '../helpers/fake-terminal.ts';
import { temporaryFolder } from '../helpers/temporary-repository.ts';

export const LIST = 'clients/acme/checklists/server.md';

/** A workspace with nothing wrong in it. */
const SOUND: Record<string, string> = {
  'mmc.yaml':
    'format: 1\nfirm: Harbor IT Services\ntimezone: Europe/Warsaw\npeople:\n  jane:\n    name: Jane Doe\n    email: jane@example.com\n',
  'clients/acme/client.md':
    '---\nid: c-7k3v9mzq\nname: Acme Inc.\nplan: gold\nassets:\n  dc01:\n    type: server\n    name: Dell PowerEdge T350\nvariables:\n  log_drive: "D:"\n---\n\nKey at the reception.\n',
  'templates/server.md': '---\ntitle: Server\n---\n\n- [ ] Last night’s backup succeeded {#backup-ok}\n',
};

/** A list around a body. */
export function list(body: string, front = 'title: Server'): string {
  return `---\n${front}\n---\n\n${body}\n`;
}

/** The sound workspace with other files over it, in a folder that vanishes with the test. */
export function workspaceWith(files: Record<string, string | Uint8Array> = {}): string {
  const folder = temporaryFolder();
  for (const [path, content] of Object.entries({ ...SOUND, ...files })) put(folder, path, content);
  return folder;
}

export function put(folder: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

export function worldAt(folder: string, terminal = createFakeTerminal({ interactive: false })): World {
  return {
    machine: { now: () => new Date() },
    clock: { now: () => new Date('2026-10-14T12:00:00Z') },
    files: realFilePort,
    terminal,
    env: {},
    platform: 'linux',
    folder,
    version: '0.0.0',
    newId: () => '01K7ZV2M8C4Q6T9W3X5Y7B1DEF',
    onSignal: () => () => {},
  };
}

/** Runs `check` in a folder and returns what it showed. */
export async function checkIn(
  folder: string,
  options: { paths?: string[]; fix?: boolean; json?: boolean } = {},
): Promise<{ code: number; output: string; codes: string[] }> {
  const terminal = createFakeTerminal({ interactive: false });
  const code = await check({ paths: [], ...options }, worldAt(folder, terminal));
  const output = terminal.output();
  return {
    code,
    output,
    codes: [...output.matchAll(/(?:error|warning) (MMC-\d{3}):/g)].map((match) => match[1] ?? ''),
  };
}
