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
    answered: answered === 'all' ? 'all' : idsIn(answered),
    open: idsIn(open),
    forClient: forClient === undefined ? [] : idsIn(forClient),
    tally: parseTally(tally),
    variables: variables ?? {},
  } as ResultHeader;
}

/** The ids that a key of a header names; `none` names none. */
export function idsIn(words: string): string[] {
  return words === 'none' ? [] : words.split(/, */);
}
