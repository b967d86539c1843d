import { compactPeriod, periodOf } from '../../domain/calendar/period.ts';
import type { Problem, ProblemCode } from '../../domain/problems.ts';
import type { PlannedVisit } from '../../domain/schedule/schedule.ts';
import { problemAt } from '../../markdown/problem.ts';
import { parseSchedule } from '../../markdown/schedule.ts';
import { lineColumn, type Source } from '../../markdown/source.ts';
import { atKey } from './at-key.ts';
import { type Context, isUnknownClient } from './context.ts';
import { personProblems, personSuggestion } from './lists.ts';

/** Everything that is wrong with a file of `schedule/`. */
export function scheduleProblems(context: Context, source: Source): Problem[] {
  const { schedule, problems, starts } = parseSchedule(source);
  if (!schedule) return problems;
  const { period, made, visits } = schedule;
  const expected = `schedule/${compactPeriod(period)}.yaml`;
  const says = `by its header it is ${expected}`;
  const first = new Map<string, number>();
  return [
    ...problems,
    ...(source.path === expected ? [] : [atKey(source, 'MMC-309', 'period', { says })]),
    ...(made ? personProblems(context, source, 'by', made.by) : []),
    ...visits.flatMap((visit, index): Problem[] => {
      const start = starts[index] ?? 0;
      const at = valueAt(source, start);
      const earlier = first.get(visit.id);
      if (earlier === undefined) first.set(visit.id, lineColumn(source.text, start).line);
      return [
        ...(earlier === undefined ? [] : [at('MMC-315', 'id', visit.id, { id: visit.id, first: earlier })]),
        ...(periodOf(visit.date) === period ? [] : [at('MMC-316', 'date', visit.date, { period })]),
        ...visitReferences(context, visit, at),
      ];
    }),
  ];
}

type At = (code: ProblemCode, key: string, word: string, args: Problem['args']) => Problem;

/** Problems at the value of a key of the visit that begins at `start`. */
function valueAt(source: Source, start: number): At {
  return (code, key, word, args) => {
    const at = Math.max(start, source.text.indexOf(word, Math.max(start, source.text.indexOf(`${key}:`, start))));
    return problemAt(source, code, at, at + word.length, args);
  };
}

/** The client and the performer of a visit. A renamed client keeps its id, so the id decides which one is meant. */
function visitReferences(context: Context, { client, clientId, who }: PlannedVisit, at: At): Problem[] {
  const suggestion = personSuggestion(context, who);
  const owner = context.clientIds.get(clientId);
  const named = context.clients.get(`clients/${client}`);
  const other = named !== undefined && owner !== `clients/${client}`;
  return [
    ...(isUnknownClient(context, clientId) ? [at('MMC-408', 'client-id', clientId, { id: clientId })] : []),
    ...(owner !== undefined && other ? [at('MMC-418', 'client', client, { id: clientId, owner, value: client })] : []),
    ...(suggestion === undefined ? [] : [at('MMC-404', 'who', who, { value: who, suggestion })]),
  ];
}
