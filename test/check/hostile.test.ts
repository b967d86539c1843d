import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HOSTILE, SENTINEL } from './hostile-inputs.ts';
import { HOSTILE_RECORDS } from './hostile-records.ts';
import { checkIn, list, put, workspaceWith } from './workspace.ts';

/** A second client with one mistake, which no other file may hide. */
const OTHER = 'clients/zeta/checklists/list.md';

describe('hostile and broken input', () => {
  it.each(Object.entries({ ...HOSTILE, ...HOSTILE_RECORDS }))('%s', async (_name, { make, code }) => {
    const folder = workspaceWith({ 'clients/zeta/client.md': '---\nid: c-zeta\nname: Zeta\n---\n' });
    put(folder, OTHER, list('- [ ] Backup'));
    mkdirSync(join(folder, 'clients/acme/checklists'));
    make(folder);
    const before = performance.now();
    const { output, codes } = await checkIn(folder);
    expect(performance.now() - before).toBeLessThan(10_000);
    if (code) expect(codes).toContain(code);
    else expect(codes).toEqual(['MMC-203']);
    if (existsSync(join(folder, OTHER))) expect(output).toContain(`${OTHER}:5:3: warning MMC-203`);
    // A line of its own for each problem: nothing in a file can forge one, move the cursor, or reach the clipboard.
    expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(output).not.toMatch(/^error MMC-999/m);
    expect(Math.max(...output.split('\n').map((line) => line.length))).toBeLessThan(1000);
    for (const place of [folder, resolve('.')]) expect(readdirSync(place)).not.toContain(SENTINEL);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('refuses 500 and 2000 nested lists within a second', async () => {
    for (const name of ['500 nested lists', '2000 nested lists on a line']) {
      const folder = workspaceWith();
      HOSTILE[name]?.make(folder);
      const before = performance.now();
      expect((await checkIn(folder)).codes).toEqual(['MMC-106']);
      expect(performance.now() - before).toBeLessThan(1000);
    }
  });
});
