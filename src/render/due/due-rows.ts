import type { DueLook } from '../../domain/duties/due-look.ts';
import { type OwedDuty, owedDuties } from '../../domain/duties/owed-duty.ts';
import type { DutyStandingOfFirm } from '../../domain/duties/schedule-duty.ts';

export const DUE_HEADING = [
  'client',
  'list',
  'period',
  'duty',
  'state',
  'deadline',
  'owners',
  'date',
  'by',
  'waiting for',
  'open items',
  'planned',
  'planned by',
  'reason',
  'name',
  'client id',
] as const;

type Row = Partial<Record<(typeof DUE_HEADING)[number], string>>;

/**
 * For a pipe and for CSV: a row for each duty of each list and period, one for each client with nothing to walk, one for
 * each schedule. Days and states as they are written in files.
 */
export function dueRows({ clients, schedules }: Pick<DueLook, 'clients' | 'schedules'>): string[][] {
  const noted = clients.flatMap(({ client, lists, note }): Row[] =>
    note && lists.length === 0 ? [{ client: client.slug, state: note, name: client.name, 'client id': client.id }] : [],
  );
  const rows = [...owedDuties(clients).map(dutyRow), ...noted, ...schedules.map(scheduleRow)];
  return rows.map((row) => DUE_HEADING.map((heading) => row[heading] ?? ''));
}

function dutyRow({ client, list, standing }: OwedDuty): Row {
  const { duty, state, deadline, owners, done, partial, planned, waitingFor, waived, waiver } = standing;
  return {
    client: client.slug,
    list: list.list,
    period: list.period,
    duty,
    state,
    deadline,
    owners: owners.join(','),
    date: (done ?? waived ?? partial)?.date ?? '',
    by: (done ?? waived ?? partial)?.by ?? '',
    'waiting for': waitingFor ?? '',
    'open items': partial ? String(partial.open) : '',
    planned: planned?.date ?? '',
    'planned by': planned?.by ?? '',
    reason: waiver?.reason ?? '',
    name: client.name,
    'client id': client.id,
  };
}

function scheduleRow({ duty, period, state, deadline, owners, done }: DutyStandingOfFirm): Row {
  return { period, duty, state, deadline, owners: owners.join(','), date: done?.date ?? '', by: done?.by ?? '' };
}
