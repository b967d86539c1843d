import { expect, it } from 'vitest';
import type { Finding } from '../../src/domain/records/finding.ts';
import { findingsLines, findingsRows } from '../../src/render/findings.ts';
import { plain } from '../../src/render/text.ts';
import { widthOf } from '../../src/render/wrap.ts';

const finding: Finding = {
  id: '01K7ZV2M8C4Q6T9W3X5YK3F9QA',
  path: 'clients/acme/findings/x.md',
  client: 'acme',
  clientId: 'c-acme',
  checklist: 'server-of-the-accounting-department',
  item: 'free-space-on-the-system-volume',
  date: '2026-10-20',
  by: 'jane',
  responsible: 'vendor',
  vendor: 'Telecom of the whole country',
  case: '4711',
  words: '磁盘已满 '.repeat(20),
  occurrences: [],
};

it('keeps to the width, and calls a finding of today so', () => {
  for (const width of [80, 200]) {
    const lines = findingsLines([{ finding, client: 'acme' }], '2026-10-20', width).map(plain);
    for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(width);
    expect(lines[1]).toMatch(/^k3f9qa {2}today {2}acme/);
  }
});

it('keeps a row a row, whatever is in the words', () => {
  const hostile = { ...finding, words: 'one\ttwo\nthree' };
  expect(findingsRows([{ finding: hostile, client: 'acme' }], '2026-10-21')).toHaveLength(1);
});
