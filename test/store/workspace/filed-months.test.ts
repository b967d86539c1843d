import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDutyRecords } from '../../../src/store/workspace/duty-records.ts';
import { temporaryWorkspace } from '../../helpers/workspace.ts';

const HEADER = 'format: 1\nrecord: archive\nperiod: 2026-10\nfiled: 2026-11-02\nby: tom\n';
const archive = (header = HEADER, heading = '# Filed: 2026-10') => `---\n${header}---\n\n${heading}\n`;

async function filed(write: (path: string) => void) {
  const workspace = temporaryWorkspace();
  workspace.archive('2026-09');
  write(join(workspace.root, 'archive/202610.md'));
  const [quick, full] = [false, true].map((thorough) =>
    readDutyRecords(workspace.root, () => '2026-11-22', { thorough }),
  );
  expect(await quick).toEqual(await full);
  const read = await readDutyRecords(workspace.root, () => '2026-11-22');
  return { filed: [...read.filed], problems: read.problems.map(({ code, place }) => `${code} ${place.path}`) };
}

describe('the months that are filed', () => {
  it('are those with an archive', async () => {
    const refiled = archive(`${HEADER}refiled: 2026-11-20\n`);
    for (const text of [archive(), refiled, archive().replaceAll('\n', '\r\n')])
      expect(await filed((path) => writeFileSync(path, text))).toEqual({
        filed: ['2026-09', '2026-10'],
        problems: [],
      });
  });

  it.each([
    ['is empty', '', 'MMC-108'],
    ['has a conflict', '<<<<<<< a\n', 'MMC-1'],
    ['is of a later mmc', archive(HEADER.replace('format: 1', 'format: 2')), 'MMC-'],
    ['has another month inside', archive(HEADER.replace('2026-10', '2026-08'), '# Filed: 2026-08'), 'MMC-309'],
    ['has no heading', archive(HEADER, ''), 'MMC-314'],
  ])('lack one whose archive %s', async (_, text, code) => {
    const read = await filed((path) => writeFileSync(path, text));
    expect(read.filed).toEqual(['2026-09']);
    expect(read.problems).toContainEqual(expect.stringMatching(`^${code}.* archive/202610.md$`));
  });

  it.each([
    ['a folder', (path: string) => mkdirSync(path), 'MMC-110'],
    ['a link to nothing', (path: string) => symlinkSync('/nowhere', path), 'MMC-100'],
  ])('lack one whose archive is %s', async (_, write, code) => {
    expect(await filed(write)).toEqual({ filed: ['2026-09'], problems: [`${code} archive/202610.md`] });
  });

  it('are told by name where they are older than a year', async () => {
    const workspace = temporaryWorkspace();
    for (let month = 1; month <= 12; month += 1) workspace.archive(`2025-${String(month).padStart(2, '0')}`);
    workspace.archive('2026-01');
    workspace.write('archive/202412.md', '');
    const { filed, problems } = await readDutyRecords(workspace.root, () => '2026-11-22');
    expect([filed.has('2024-12'), problems]).toEqual([true, []]);
  });
});
