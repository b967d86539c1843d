import type { Problem } from '../domain/problems.ts';
import type { Closing, EditNote, Finding } from '../domain/records/finding.ts';
import type { SideRecord } from '../domain/walk/finish.ts';
import { readRecord, writeHeader } from './record.ts';
import { known } from './schemas/known.ts';
import { closingSchema, editNoteSchema, findingSchema } from './schemas/schemas.ts';
import type { Source } from './source.ts';

/** The bytes of a finding, an occurrence, a closing or an edit note. */
export function writeSideRecord(record: SideRecord): string {
  const refers = record.record === 'closing' ? { closes: record.refersTo } : { finding: record.refersTo };
  const header = writeHeader({
    format: 1,
    id: record.id,
    record: record.record,
    client: record.client,
    'client-id': record.clientId,
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
  });
  return `${header}\n${record.words}\n`;
}

/** One file of `findings/` or `edits/` as read. */
export type ParsedSideRecord =
  | { record: 'finding'; finding: Finding }
  | { record: 'occurrence'; id: string; finding: string; date: string; by: string; words: string }
  | { record: 'closing'; closing: Closing }
  | { record: 'edit-note'; note: EditNote };

/** Reads a file of `findings/` or `edits/`. */
export function parseSideRecord(source: Source): { record: ParsedSideRecord | undefined; problems: Problem[] } {
  const kind = /^record: (\S+)$/m.exec(source.text.slice(0, 400))?.[1];
  if (kind === 'closing') {
    const { value, bodyStart, problems } = readRecord(closingSchema, source);
    if (!value) return { record: undefined, problems };
    const { id, closes, date, by } = value;
    return {
      record: { record: 'closing', closing: { id, closes, date, by, words: source.text.slice(bodyStart).trim() } },
      problems,
    };
  }
  if (kind === 'edit-note') {
    const { value, bodyStart, problems } = readRecord(editNoteSchema, source);
    if (!value) return { record: undefined, problems };
    const { id, client, checklist, item, date, by, period } = value;
    const note = {
      id,
      path: source.path,
      client,
      clientId: value['client-id'],
      checklist,
      item,
      date,
      by,
      words: source.text.slice(bodyStart).trim(),
      ...known({ period }),
    };
    return { record: { record: 'edit-note', note }, problems };
  }
  const { value, bodyStart, problems } = readRecord(findingSchema, source);
  if (!value) return { record: undefined, problems };
  const words = source.text.slice(bodyStart).trim();
  if (value.record === 'occurrence') {
    return {
      record: {
        record: 'occurrence',
        id: value.id,
        finding: value.finding ?? '',
        date: value.date,
        by: value.by,
        words,
      },
      problems,
    };
  }
  const { id, client, date, by, checklist, item, responsible, vendor } = value;
  const optional = known({ checklist, item, responsible, vendor, case: value.case });
  return {
    record: {
      record: 'finding',
      finding: {
        id,
        path: source.path,
        client,
        clientId: value['client-id'],
        date,
        by,
        words,
        occurrences: [],
        ...optional,
      },
    },
    problems,
  };
}
