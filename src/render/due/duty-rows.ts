import type { OwedDuty } from '../../domain/duties/owed-duty.ts';

export const DUTY_HEADING = [
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
];

/** For a pipe and for CSV: a row for each duty of each list and period, with days as they are written in files. */
export function dutyRows(owed: readonly OwedDuty[]): string[][] {
  return owed.map(({ client, list, standing }) => {
    const { duty, state, deadline, owners, done, partial, planned, waitingFor, waiver } = standing;
    return [
      client.slug,
      list.list,
      list.period,
      duty,
      state,
      deadline,
      owners.join(','),
      done?.date ?? waiver?.date ?? '',
      done?.by ?? waiver?.by ?? '',
      waitingFor ?? '',
      partial ? String(partial.open) : '',
      planned?.date ?? '',
      planned?.by ?? '',
      waiver?.reason ?? '',
      client.name,
      client.id,
    ];
  });
}
