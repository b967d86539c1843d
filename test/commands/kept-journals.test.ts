import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { finishSittings } from '../../src/commands/walk/finish-sittings.ts';
import type { SittingEvent } from '../../src/domain/walk/events.ts';
import { realFilePort } from '../../src/store/file-port.ts';
import { createJournal } from '../../src/store/journal.ts';
import { openWorkspace } from '../../src/store/workspace/workspace.ts';
import { temporaryWorkspace } from '../helpers/workspace.ts';

const ID = '01K7ZV2M8C4Q6T9W3X5Y7B1DEF';
const ANSWER: SittingEvent = {
  type: 'answer',
  at: '2026-08-01T09:00:00+02:00',
  item: 'a',
  answer: { outcome: 'done' },
};

/** A journal of August, looked at in October; gives whether it is still there after the next finish. */
async function keptAfter(...events: SittingEvent[]): Promise<boolean> {
  const workspace = temporaryWorkspace({ git: true });
  workspace.client('acme');
  const folder = join(workspace.root, '.git/mmc/sittings');
  const journal = await createJournal<object>(realFilePort, folder, ID, { what: 'a test', since: new Date() });
  const at = '2026-08-01T08:00:00+02:00';
  journal.append({
    type: 'open',
    format: 1,
    at,
    sitting: ID,
    visit: ID,
    workspace: workspace.root,
    client: { slug: 'acme', id: 'c-acme', name: 'Acme' },
    checklist: 'server',
    walked: '- [ ] A {#a}\n',
    source: 'a'.repeat(40),
    date: '2026-08-01',
    by: 'jane',
    mode: 'onsite',
    due: ['a'],
    forClient: [],
    asked: ['a'],
    variables: {},
  });
  for (const event of events) journal.append(event);
  await journal.close();
  await finishSittings(workspace.world(), openWorkspace(workspace.root));
  return existsSync(join(folder, `${ID}.jsonl`));
}

it('journals go when nothing was said in them, or when they were discarded long ago; answers stay', async () => {
  expect(await keptAfter()).toBe(false);
  expect(await keptAfter(ANSWER)).toBe(true);
  expect(await keptAfter(ANSWER, { type: 'discarded', at: '2026-08-01T10:00:00+02:00' })).toBe(false);
  expect(await keptAfter(ANSWER, { type: 'discarded', at: '2026-10-19T10:00:00+02:00' })).toBe(true);
  // Committed, but on no remote: it is still the only other copy.
  expect(await keptAfter(ANSWER, { type: 'committed', at: '2026-08-01T10:00:00+02:00', commit: 'a'.repeat(40) })).toBe(
    true,
  );
});
