import type * as z from 'zod';
import type { Problem } from '../domain/problems.ts';
import type { Closing, EditNote, Finding } from '../domain/records/finding.ts';
import type { Publication } from '../domain/records/publication.ts';
import type { Waiver } from '../domain/records/waiver.ts';
import type { SideRecord } from '../domain/walk/finish.ts';
import { problemAt } from './problem.ts';
import { readRecord, writeHeader } from './record.ts';
import { known } from './schemas/known.ts';
import {
  closingSchema,
  editNoteSchema,
  findingSchema,
  publicationSchema,
  waiverSchema,
} from './schemas/record-schemas.ts';
import type { Source } from './source.ts';

/** One file of `findings/`, `edits/`, `waivers/` or `published/` as read. */
export type ParsedSideRecord =
  | { record: 'finding'; finding: Finding }
  | { record: 'occurrence'; id: string; finding: string; date: string; by: string; words: string }
  | { record: 'closing'; closing: Closing }
  | { record: 'edit-note'; note: EditNote }
  | { record: 'waiver'; waiver: Waiver }
  | { record: 'publication'; publication: Publication };

interface Read {
  record: ParsedSideRecord | undefined;
  problems: Problem[];
}

/** Reads a file of `findings/`, `edits/`, `waivers/` or `published/`; its header says what it is. */
export function parseSideRecord(source: Source): Read {
  switch (/^record: (\S+)$/m.exec(source.text.slice(0, 400))?.[1]) {
    case 'closing':
      return readAs(closingSchema, source, ({ id, closes, date, by, decision, severity, revision }, words) => ({
        record: 'closing',
        closing: { id, closes, date, by, words, ...known({ decision, severity, revision }) },
      }));
    case 'edit-note':
      return readAs(editNoteSchema, source, (value, words) => {
        const { checklist, item, period } = value;
        return {
          record: 'edit-note',
          note: { ...headOf(value), path: source.path, checklist, item, words, ...known({ period }) },
        };
      });
    case 'waiver':
      return parseWaiver(source);
    case 'publication':
      return readAs(publicationSchema, source, (value) => {
        const { checklist, watermark, source: blob, file, sha256 } = value;
        const optional = known({ file, sha256 });
        const publication = { ...headOf(value), path: source.path, checklist, watermark, source: blob, ...optional };
        return { record: 'publication', publication };
      });
    default:
      return parseFinding(source);
  }
}

function readAs<T extends z.ZodType>(
  schema: T,
  source: Source,
  toRecord: (value: z.output<T>, words: string) => ParsedSideRecord,
): Read {
  const { value, bodyStart, problems } = readRecord(schema, source);
  return { record: value ? toRecord(value, source.text.slice(bodyStart).trim()) : undefined, problems };
}

function headOf(value: { id: string; client: string; 'client-id': string; date: string; by: string }) {
  return { id: value.id, client: value.client, clientId: value['client-id'], date: value.date, by: value.by };
}

/** Without a reason there is no waiver: the duty stays due. */
function parseWaiver(source: Source): Read {
  const { record, problems } = readAs(waiverSchema, source, (value, reason) => {
    const { checklist, duty, period } = value;
    return { record: 'waiver', waiver: { ...headOf(value), path: source.path, checklist, duty, period, reason } };
  });
  if (record?.record !== 'waiver' || record.waiver.reason !== '') return { record, problems };
  return { record: undefined, problems: [...problems, problemAt(source, 'MMC-313', source.text.length - 1)] };
}

function parseFinding(source: Source): Read {
  return readAs(findingSchema, source, (value, words) => {
    const { id, date, by, checklist, item, responsible, vendor, finding } = value;
    if (value.record === 'occurrence') return { record: 'occurrence', id, finding: finding ?? '', date, by, words };
    const optional = known({ checklist, item, responsible, vendor, case: value.case });
    return {
      record: 'finding',
      finding: { ...headOf(value), path: source.path, words, occurrences: [], ...optional },
    };
  });
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
