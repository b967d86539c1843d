import type { DutyPast, ListPast, MonthPast } from '../../domain/history/past.ts';
import type { ResultHeader } from '../../domain/records/result.ts';
import { onOneLine } from '../../domain/text/one-line.ts';

export const HISTORY_HEADING = [
  'month',
  'period',
  'client',
  'list',
  'duty',
  'state',
  'date',
  'by',
  'reason',
  'filed',
  'minutes',
  'problems',
  'ticket',
  'met',
] as const;

/** A row for each month, client, list and duty, newest month first. What the sittings tell stands with the execution. */
export function historyRows(months: readonly MonthPast[]): string[][] {
  return months.flatMap(({ period, filed, lists }) =>
    lists.flatMap((list) => {
      const start = [period, list.period, list.client, list.list];
      const end = filed?.refiled ?? filed?.date ?? '';
      // An on-demand list owes nothing: its sittings are all there is.
      if (list.duties.length === 0)
        return list.visits.map((one) => [...start, '', 'walked', one.date, one.by, '', end, ...sittingCells([one])]);
      return list.duties.map((past) => [
        ...start,
        ...dutyCells(past),
        end,
        ...sittingCells(past.duty === 'execute' ? list.visits : []),
      ]);
    }),
  );
}

function dutyCells({ duty, state, date = '', by = '', reason = '' }: DutyPast): string[] {
  return [duty, state, date, by, onOneLine(reason)];
}

function sittingCells(visits: readonly ResultHeader[]): string[] {
  if (visits.length === 0) return ['', '', '', ''];
  const minutes = visits.reduce((sum, one) => sum + one.minutes, 0);
  const problems = visits.reduce((sum, one) => sum + (one.tally.problem ?? 0), 0);
  const words = (key: 'ticket' | 'met') =>
    [...new Set(visits.flatMap((one) => one[key] ?? []))].map(onOneLine).join(', ');
  return [String(minutes), String(problems), words('ticket'), words('met')];
}

/** For machines: months as they are, of each sitting what its header tells of the visit. */
export function historyJson(months: readonly MonthPast[]): Record<string, unknown>[] {
  return months.map((month) => ({ ...month, filed: month.filed ?? null, lists: month.lists.map(listJson) }));
}

function listJson({ visits, ...list }: ListPast): Record<string, unknown> {
  return {
    ...list,
    visits: visits.map(({ id, subject, date, by, mode, minutes, tally, open, revision, ticket, met }) => {
      return { id, subject, date, by, mode, minutes, tally, open: open.length, revision, ticket, met };
    }),
  };
}
