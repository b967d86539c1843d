import { join } from 'node:path';
import type { Opening } from '../../src/domain/walk/events.ts';
import { realFilePort } from '../../src/store/file-port.ts';
import { createJournal } from '../../src/store/journal.ts';
import { type TestWorkspace, temporaryWorkspace } from '../helpers/workspace.ts';

export const NOW = '2026-11-12T10:00:00Z';

/** A firm that tracks all duties, with roles. */
export const FIRM = `format: 1
firm: Harbor IT
timezone: Europe/Warsaw
people:
  jane:
    name: Jane Doe
    email: jane@example.com
    roles: [technician]
  bob:
    name: Bob Reed
    roles: [technician]
  tom:
    name: Tom Okafor
    roles: [service-manager]
  ruth:
    name: Ruth Bell
    roles: [office-manager]
duties:
  execute:
    deadline: last-3 workdays
    owner: technician
  revise:
    deadline: last
    owner: service-manager
  publish:
    deadline: day 3 next
    owner: tom
    since: 2026-11
  file:
    deadline: day 20 next
    owner: ruth
  schedule:
    deadline: day 20
    owner: tom
    since: 2026-12
`;

const LIST = '- [ ] Backup {#backup tier=remote}\n- [ ] Tapes {#tapes tier=onsite}\n';
export const list = (start = '2026-10', keys = '') => `---\ntitle: Server\nstart: ${start}\n${keys}---\n\n${LIST}`;

/**
 * On 12 November: acme was walked in October and is begun; bolt was never walked since September and is visited by Bob;
 * carl is executed; dora has no list; elsa's contract has ended; finn has no plan.
 */
export function dueWorkspace(): TestWorkspace {
  const workspace = temporaryWorkspace({ git: true });
  workspace.write('mmc.yaml', FIRM);
  workspace.client('acme', { contact: '\n  name: Ann Lee\n  phone: "123"' });
  workspace.list('acme', 'server-dc01', list());
  workspace.list('acme', 'ups', list('2026-11'));
  workspace.result('acme', 'server-dc01', { backup: 'done', tapes: 'done' }, { date: '2026-10-14', met: 'Ann Lee' });
  workspace.result('acme', 'server-dc01', { backup: 'done' }, { date: '2026-11-10', by: 'bob' });
  workspace.editNote('acme', 'server-dc01', 'backup', 'Logs are on D:', {
    date: '2026-10-14',
    period: '2026-10',
  } as never);
  workspace.finding('acme', 'The fan is loud', { checklist: 'server-dc01', date: '2026-11-02' });
  workspace.client('bolt', { visits: '\n  technicians: [bob]' });
  workspace.list('bolt', 'nas', list('2026-09'));
  workspace.client('carl');
  workspace.list('carl', 'nas', list('2026-11'));
  workspace.result('carl', 'nas', { backup: 'done', tapes: 'done' }, { date: '2026-11-03' });
  workspace.client('dora');
  workspace.client('elsa', { contract: '\n  end: 2026-10-31' });
  workspace.list('elsa', 'nas', list('2026-11'));
  workspace.client('finn', { plan: '' });
  workspace.list('finn', 'nas', list('2026-11'));
  return workspace;
}

/** Leaves the journal of a walk in which one of two items is answered. */
export async function leaveWalk(workspace: TestWorkspace, client: string, checklist: string): Promise<void> {
  const journal = await createJournal(
    realFilePort,
    join(workspace.root, '.git/mmc/sittings'),
    '01K7ZV2M8C4Q6T9W3X5Y7B1DEF',
    {
      what: 'a test',
      since: new Date(),
    },
  );
  const opening = {
    type: 'open',
    format: 1,
    client: { slug: client, id: `c-${client}`, name: client },
    checklist,
    sitting: journal.id,
    visit: '01K7ZV2M8C4Q6T9W3X5Y7B1DEH',
    by: 'jane',
    date: '2026-11-11',
    mode: 'onsite',
    walked: '',
    due: ['backup', 'tapes'],
    asked: ['backup', 'tapes'],
    at: '2026-11-11T08:00:00+01:00',
  } as unknown as Opening;
  journal.append(opening);
  journal.append({ type: 'answer', at: '2026-11-11T08:01:00+01:00', item: 'backup', answer: { outcome: 'done' } });
  await journal.close();
}
