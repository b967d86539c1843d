import { parseTally, type ResultHeader } from '../domain/records/result.ts';
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
  return {
    ...same,
    clientId,
    ...(enteredBy === undefined ? {} : { enteredBy }),
    ...(afterHours === undefined ? {} : { afterHours }),
    answered: answered === 'all' ? 'all' : ids(answered),
    open: ids(open),
    forClient: forClient === undefined ? [] : ids(forClient),
    tally: parseTally(tally),
    variables: variables ?? {},
  } as ResultHeader;
}

function ids(words: string): string[] {
  return words === 'none' ? [] : words.split(/, */);
}
