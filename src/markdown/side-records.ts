import type * as z from 'zod';
import type { Problem } from '../domain/problems.ts';
import type { Publication } from '../domain/records/publication.ts';
import type { Waiver } from '../domain/records/waiver.ts';
import { hasVisible } from '../domain/text/sanitise.ts';
import type { SideRecord } from '../domain/walk/finish.ts';
import { writeHeader } from './flat-header.ts';
import { problemAt } from './problem.ts';
import { readRecord } from './record.ts';
import {
  closingSchema,
  editNoteSchema,
  findingSchema,
  publicationSchema,
  waiverSchema,
} from './schemas/record-schemas.ts';
import { type ParsedSideRecord, type SideRecordFile, toSideRecord } from './side-record-values.ts';
import type { Source } from './source.ts';

interface Read {
  record: ParsedSideRecord | undefined;
  problems: Problem[];
}

/** Reads a file of `findings/`, `edits/`, `waivers/` or `published/`; its header says what it is. */
export function parseSideRecord(source: Source): Read {
  switch (/^record: (\S+)$/m.exec(source.text.slice(0, 400))?.[1]) {
    case 'closing':
      return readAs(closingSchema, source);
    case 'edit-note':
      return readAs(editNoteSchema, source);
    case 'waiver':
      return parseWaiver(source);
    case 'publication':
      return readAs(publicationSchema, source);
    default:
      return readAs(findingSchema, source);
  }
}

function readAs<T extends z.ZodType<SideRecordFile>>(schema: T, source: Source): Read {
  const { value, bodyStart, problems } = readRecord(schema, source);
  const words = source.text.slice(bodyStart).trim();
  return { record: value ? toSideRecord(value, source.path, words) : undefined, problems };
}

/** Without a reason there is no waiver: the duty stays due. */
function parseWaiver(source: Source): Read {
  const { record, problems } = readAs(waiverSchema, source);
  if (record?.record !== 'waiver' || hasVisible(record.waiver.reason)) return { record, problems };
  return { record: undefined, problems: [...problems, problemAt(source, 'MMC-313', source.text.length - 1)] };
}

/** The bytes of a finding, an occurrence, a closing or an edit note. */
export function writeSideRecord(record: SideRecord): string {
  const refers = record.record === 'closing' ? { closes: record.refersTo } : { finding: record.refersTo };
  const header = writeHeader({
    ...writtenHead(record, record.record),
    checklist: record.record === 'closing' ? undefined : record.checklist,
    item: record.record === 'closing' ? undefined : record.item,
    ...refers,
    period: record.period,
    date: record.date,
    by: record.by,
    result: record.result,
    responsible: record.responsible,
    vendor: record.vendor,
    case: record.case,
    decision: record.decision,
    severity: record.severity,
    revision: record.revision,
  });
  return `${header}\n${record.words}\n`;
}

/** The bytes of a file in `waivers/`. */
export function writeWaiver(waiver: Omit<Waiver, 'path'>): string {
  const { checklist, duty, period, date, by, reason } = waiver;
  return `${writeHeader({ ...writtenHead(waiver, 'waiver'), checklist, duty, period, date, by })}\n${reason}\n`;
}

/** The bytes of a file in `published/`. It has no words: all that counts is in its header. */
export function writePublication(publication: Omit<Publication, 'path'>): string {
  const { checklist, date, by, watermark, source, file, sha256 } = publication;
  const head = writtenHead(publication, 'publication');
  return writeHeader({ ...head, checklist, date, by, watermark, source, file, sha256 });
}

function writtenHead(record: { id: string; client: string; clientId: string }, kind: ParsedSideRecord['record']) {
  return { format: 1, id: record.id, record: kind, client: record.client, 'client-id': record.clientId };
}
