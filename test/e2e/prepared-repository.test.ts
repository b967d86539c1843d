import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lineOf, SEED } from '../../src/store/journal-lines.ts';
import { temporaryFolder } from '../helpers/temporary-repository.ts';
import { type TestFirm, testFirm, tickList } from './firm.ts';

const ID = '01K7ZV2M8C4Q6T9W3X5Y7B1DEF';

/** A finished walk that nobody walked, with a checksum that anybody can make. */
function journal(firm: TestFirm, changes: Record<string, unknown>, files: string[] = []): string {
  const at = '2026-11-12T09:00:00+01:00';
  const opening = {
    type: 'open',
    format: 1,
    at,
    sitting: ID,
    visit: ID,
    workspace: firm.folder,
    client: { slug: 'acme', id: 'c-7k3v9mzq', name: 'Acme' },
    checklist: 'server',
    walked: tickList(1),
    source: 'a'.repeat(40),
    period: '2026-11',
    date: '2026-11-12',
    by: 'jane',
    mode: 'onsite',
    due: ['item-1'],
    forClient: [],
    asked: ['item-1'],
    variables: {},
    ...changes,
  };
  const answer = { type: 'answer', at, item: 'item-1', answer: { outcome: 'done', files } };
  let seal = SEED;
  return [opening, answer, { type: 'finish', at, minutes: 1, elsewhere: [] }]
    .map((event) => {
      const line = lineOf(event, seal);
      seal = line.seal;
      return line.bytes.toString();
    })
    .join('');
}

it("a journal that came with the repository is nobody's walk", () => {
  const firm = testFirm({ server: tickList(1) });
  firm.write(`.mmc/sittings/${ID}.jsonl`, journal(firm, {}));
  firm.git('add', '-f', '.mmc');
  firm.commitAll('prepared');
  expect(firm.mmc('doctor', '--fix').out).not.toContain('saved');
  expect(firm.results()).toEqual([]);
});

it.each([
  ['a client outside', { client: { slug: '../../secret', id: 'x', name: 'X' } }, []],
  ['a list outside', { checklist: '../../../x' }, []],
  ['a person outside', { by: '../jane' }, []],
  ['an id that is none', { sitting: '../../../../x' }, []],
  ['an attached file outside', {}, ['../client.md']],
])('a journal whose names lead elsewhere writes nothing: %s', (_what, changes, files) => {
  const firm = testFirm({ server: tickList(1) });
  mkdirSync(join(firm.folder, '.git/mmc/sittings'), { recursive: true });
  firm.write(`.git/mmc/sittings/${ID}.jsonl`, journal(firm, changes, files));
  firm.mmc('doctor', '--fix');
  expect(firm.results()).toEqual([]);
  expect(firm.git('status', '--porcelain', '-uall')).toBe('');
});

it('a folder of results that is a link to elsewhere is not written through', () => {
  const firm = testFirm({ server: tickList(1) });
  const outside = temporaryFolder();
  mkdirSync(join(firm.folder, 'clients/acme/results'), { recursive: true });
  symlinkSync(outside, join(firm.folder, 'clients/acme/results/202611'));
  firm.write('answers.yaml', 'item-1: done\n');
  const { code, err, out } = firm.mmc('run', 'acme', '--answers', 'answers.yaml');
  expect(code).not.toBe(0);
  expect(err + out).toContain('link that leads out of the workspace');
  expect(existsSync(join(outside, '.git'))).toBe(false);
  expect(firm.mmc('doctor').out).toContain('finished walk');
});
