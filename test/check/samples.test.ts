// Every problem has a sample: a small workspace, and what `mmc check` says of it. After a change of words:
// UPDATE_GOLDENS=1 npx vitest run test/check, and read the difference before it is committed.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROBLEMS } from '../../src/domain/problems.ts';
import { problemEntries } from './problems-page.ts';
import { SAMPLE_NAMES, SAMPLES, sampleWorkspace } from './samples.ts';
import { checkIn, workspaceWith } from './workspace.ts';

const UPDATE = process.env.UPDATE_GOLDENS === '1';
const PAGE = resolve('docs/problems.md');
const MARK =
  '<!-- Written from src/domain/problems.ts and the samples by UPDATE_GOLDENS=1 npx vitest run test/check -->\n';

function golden(path: string, actual: string): void {
  if (UPDATE) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
  }
  expect(existsSync(path), `${path} is missing; write it with UPDATE_GOLDENS=1`).toBe(true);
  expect(actual).toBe(readFileSync(path, 'utf8'));
}

describe('the samples of problems', () => {
  it('says nothing of a sound workspace', async () => {
    expect(await checkIn(workspaceWith())).toEqual({ code: 0, output: 'no problems in 3 files\n', codes: [] });
  });

  it.each(SAMPLE_NAMES)('%s', async (name) => {
    const code = name.slice(0, 7);
    const { code: exit, output, codes } = await checkIn(sampleWorkspace(name));
    expect(codes).toContain(code);
    const errors = codes.some((one) => PROBLEMS[one as keyof typeof PROBLEMS].severity === 'error');
    expect(exit).toBe(errors ? 3 : 0);
    golden(join(SAMPLES, name, 'expected.txt'), output);
  });

  it.each(Object.keys(PROBLEMS))('there is a sample of %s', (code) => {
    expect(SAMPLE_NAMES.filter((name) => name.startsWith(code))).not.toEqual([]);
  });

  it('explains every problem in docs/problems.md', () => {
    const page = readFileSync(PAGE, 'utf8');
    const [preface = ''] = page.split(MARK);
    golden(PAGE, `${preface}${MARK}\n${problemEntries()}`);
  });
});
