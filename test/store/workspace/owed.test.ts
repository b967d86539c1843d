import { expect, it } from 'vitest';
import { checklistFiles, clientFolders, readChecklist } from '../../../src/store/workspace/clients.ts';
import { owedItems } from '../../../src/store/workspace/owed.ts';
import { openWorkspace } from '../../../src/store/workspace/workspace.ts';
import { type TestWorkspace, temporaryWorkspace } from '../../helpers/workspace.ts';

const list = (items: string, start = 'start: 2026-07\n') => `---\ntitle: Server\n${start}---\n\n${items}`;
const RESTORE = '- [ ] Restore {#restore every=3m}\n';
const OTHER = '- [ ] Fans {#fans}\n';

function firm(): TestWorkspace {
  const workspace = temporaryWorkspace();
  workspace.client('acme');
  return workspace;
}

function owed(workspace: TestWorkspace, slug: string, period: string): Record<string, string> {
  const opened = openWorkspace(workspace.root);
  const folder = clientFolders(opened).find((one) => one.slug === 'acme');
  const file = folder && checklistFiles(opened, folder).find((one) => one.slug === slug);
  const checklist = file && readChecklist(opened, file).parsed?.checklist;
  if (!folder || !checklist) throw new Error('no list');
  return Object.fromEntries(owedItems(opened, folder, slug, checklist, period));
}

it('an item that is asked once for the client is not owed when another list answered it', () => {
  const workspace = firm();
  const shared = '- [ ] Accounts {#accounts every=3m per=client}\n- [ ] Dust {#dust every=3m}\n';
  for (const slug of ['app01', 'dc01']) workspace.list('acme', slug, list(shared, 'start: 2026-10\n'));
  workspace.result('acme', 'app01', {}, { date: '2026-10-14' });
  workspace.result('acme', 'dc01', { accounts: 'done', dust: 'done' }, { date: '2026-10-14' });
  expect(owed(workspace, 'app01', '2026-11')).toEqual({ dust: '2026-10' });
});

it('an item is not owed from before the list had it', () => {
  const workspace = firm();
  workspace.list('acme', 'dc01', list(OTHER));
  workspace.result('acme', 'dc01', { fans: 'done' }, { date: '2026-09-14' });
  workspace.list('acme', 'dc01', list(OTHER + RESTORE));
  // October was not walked at all; nobody knew the item then.
  expect(owed(workspace, 'dc01', '2026-11')).toEqual({});
  workspace.result('acme', 'dc01', { fans: 'done' }, { date: '2026-11-14' });
  expect(owed(workspace, 'dc01', '2026-12')).toEqual({});
  expect(owed(workspace, 'dc01', '2027-02')).toEqual({ restore: '2027-01' });
});

it('a month that nobody walked owes what the list had before', () => {
  const workspace = firm();
  workspace.list('acme', 'dc01', list(OTHER + RESTORE));
  workspace.result('acme', 'dc01', { fans: 'done', restore: 'done' }, { date: '2026-07-14' });
  expect(owed(workspace, 'dc01', '2026-11')).toEqual({ restore: '2026-10' });
});

it('a list that was not walked yet owes from its start, and still does after a first walk left it', () => {
  const workspace = firm();
  workspace.list('acme', 'dc01', list(OTHER + RESTORE));
  expect(owed(workspace, 'dc01', '2026-09')).toEqual({ restore: '2026-07' });
  workspace.result('acme', 'dc01', { fans: 'done', restore: 'cannot' }, { date: '2026-09-14' });
  expect(owed(workspace, 'dc01', '2026-09')).toEqual({ restore: '2026-07' });
  workspace.list('acme', 'nas', list(RESTORE, ''));
  expect(owed(workspace, 'nas', '2026-09')).toEqual({});
});

it('a corrected answer does not count', () => {
  const workspace = firm();
  workspace.list('acme', 'dc01', list(RESTORE));
  const wrong = workspace.result('acme', 'dc01', { restore: 'done' }, { date: '2026-07-14' });
  expect(owed(workspace, 'dc01', '2026-08')).toEqual({});
  workspace.result('acme', 'dc01', { restore: 'cannot' }, { date: '2026-07-14', corrects: wrong });
  expect(owed(workspace, 'dc01', '2026-08')).toEqual({ restore: '2026-07' });
});

it('a rare item is not forgotten', () => {
  const workspace = firm();
  workspace.list('acme', 'dc01', list('- [ ] Battery changed {#battery every=36m}\n'));
  workspace.result('acme', 'dc01', { battery: 'cannot' }, { date: '2026-07-14' });
  expect(owed(workspace, 'dc01', '2029-06')).toEqual({ battery: '2026-07' });
});
