import { DUTIES } from '../../domain/duties/duty.ts';
import { DECISIONS, SEVERITIES } from '../../domain/records/finding.ts';
import { MODES, REVISIONS, type ResultHeader } from '../../domain/records/result.ts';
import { hasVisible } from '../../domain/text/sanitise.ts';
import { scanHeader } from '../flat-header.ts';
import { toHeader } from '../result-header.ts';
import { type ParsedSideRecord, type SideRecordFile, toSideRecord } from '../side-record-values.ts';
import { canonicalPublication, canonicalResult } from './canonical.ts';
import { isOdd } from './front-matter.ts';
import {
  day,
  flag,
  hash,
  integer,
  mapOf,
  NO,
  object,
  oneOf,
  period,
  type Shape,
  sha256,
  slug,
  stamp,
  text,
  ulid,
  words,
} from './shape.ts';

const head = { format: oneOf(['1']), id: ulid, client: slug, 'client-id': text };

const result = object(
  {
    ...head,
    visit: ulid,
    checklist: slug,
    source: hash,
    date: day,
    by: text,
    mode: oneOf(MODES),
    started: stamp,
    finished: stamp,
    minutes: integer(),
    answered: text,
    open: text,
    revision: oneOf(REVISIONS),
    tally: text,
  },
  {
    subject: text,
    period,
    entered: day,
    'entered-by': text,
    met: text,
    estimate: integer(),
    ticket: text,
    trip: flag,
    'after-hours': flag,
    remarks: text,
    'for-client': text,
    corrects: ulid,
    variables: mapOf(() => true, words),
    walked: words,
  },
);

/**
 * What `parseResultHeader` makes of a result whose header has the form that mmc writes; else undefined. The text may end
 * anywhere below the header: what is wrong further down is not noticed.
 */
export function quickResultHeader(beginning: string): ResultHeader | undefined {
  const canonical = canonicalResult(beginning);
  if (canonical) return canonical;
  const scanned = scanHeader(beginning);
  if (!scanned || isOdd(beginning.slice(0, scanned.bodyStart))) return undefined;
  const value = result(scanned.fields);
  return value === NO ? undefined : toHeader(value);
}

const closing = object(
  { ...head, record: oneOf(['closing']), closes: ulid, date: day, by: text },
  { result: ulid, decision: oneOf(DECISIONS), severity: oneOf(SEVERITIES), revision: hash },
);
const editNote = object(
  { ...head, record: oneOf(['edit-note']), checklist: slug, item: text, date: day, by: text },
  { period, result: ulid },
);
const waiver = object(
  { ...head, record: oneOf(['waiver']), checklist: slug, duty: oneOf(DUTIES), period, date: day, by: text },
  {},
);
const publication = object(
  { ...head, record: oneOf(['publication']), checklist: slug, date: day, by: text, watermark: sha256, source: hash },
  { file: text, sha256 },
);

const SHAPES: Record<string, Shape<SideRecordFile>> = {
  closing,
  'edit-note': editNote,
  waiver,
  publication,
};

/** What `parseSideRecord` makes of an edit note, a closing, a waiver or a publication in mmc's own form; else undefined. */
export function quickSideRecord(path: string, whole: string): ParsedSideRecord | undefined {
  const canonical = canonicalPublication(path, whole);
  if (canonical) return { record: 'publication', publication: canonical };
  const scanned = isOdd(whole) ? undefined : scanHeader(whole);
  const kind = scanned?.fields.record;
  if (!scanned || typeof kind !== 'string' || !Object.hasOwn(SHAPES, kind)) return undefined;
  // The full way looks for the kind at the beginning only.
  const at = whole.indexOf(`\nrecord: ${kind}\n`);
  const value = at !== -1 && at < 300 ? (SHAPES[kind]?.(scanned.fields) ?? NO) : NO;
  const body = whole.slice(scanned.bodyStart).trim();
  return value === NO || (kind === 'waiver' && !hasVisible(body)) ? undefined : toSideRecord(value, path, body);
}
