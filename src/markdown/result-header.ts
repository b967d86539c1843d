import { parseTally, type ResultHeader } from '../domain/records/result.ts';
import { known } from './schemas/known.ts';
import type { ResultFile } from './schemas/record-schemas.ts';

/** The header of a result from its checked fields. Knows no library, since the quick reader uses it too. */
export function toHeader(file: ResultFile): ResultHeader {
  const { format: _format, walked: _walked, tally, answered, open, variables, ...rest } = file;
  const {
    'client-id': clientId,
    'entered-by': enteredBy,
    'after-hours': afterHours,
    'for-client': forClient,
    ...same
  } = rest;
  const ids = (words: string) => (words === 'none' ? [] : words.split(/, */));
  return known({
    ...same,
    clientId,
    enteredBy,
    afterHours,
    answered: answered === 'all' ? ('all' as const) : ids(answered),
    open: ids(open),
    forClient: ids(forClient ?? 'none'),
    tally: parseTally(tally),
    variables: variables ?? {},
  });
}
