import { groupBy } from '../../domain/group-by.ts';
import type { MonthPast } from '../../domain/history/past.ts';
import type { YearPast } from './year.ts';
import { executeOf } from './year-cells.ts';

export const YEAR_HEADING = ['date', 'client', 'list', 'who', 'state', 'period'] as const;

/** For a pipe: day, client, list, who, state, month or week; oldest first, one row for each time that a list was due. */
export function yearRows(months: readonly MonthPast[]): string[][] {
  return [...months].reverse().flatMap(({ lists }) =>
    lists.flatMap((one) => {
      const past = executeOf(one);
      return past ? [[past.date ?? '', one.client, one.list, past.by ?? '', past.state, one.period]] : [];
    }),
  );
}

/** For machines: what became of every list's executions, oldest first. */
export function yearJson({ year, months, client }: YearPast): Record<string, unknown> {
  const all = [...months].reverse().flatMap(({ lists }) => lists);
  const executions = all.flatMap((one) => {
    const past = executeOf(one);
    if (!past) return [];
    const { duty, ...rest } = past;
    return [{ client: one.client, list: one.list, execution: { period: one.period, ...rest } }];
  });
  const lists = [...groupBy(executions, (one) => `${one.client} ${one.list}`).values()].map((own) => {
    const { client = '', list = '' } = own[0] ?? {};
    return { client, list, executions: own.map(({ execution }) => execution) };
  });
  return { year, ...(client ? { client: client.slug } : {}), lists };
}
