import type * as z from 'zod';
import type { Closing, EditNote, Finding } from '../domain/records/finding.ts';
import type { Publication } from '../domain/records/publication.ts';
import type { Waiver } from '../domain/records/waiver.ts';
import { known } from './schemas/known.ts';
import type {
  closingSchema,
  editNoteSchema,
  findingSchema,
  publicationSchema,
  waiverSchema,
} from './schemas/record-schemas.ts';

/** One file of `findings/`, `edits/`, `waivers/` or `published/` as read. */
export type ParsedSideRecord =
  | { record: 'finding'; finding: Finding }
  | { record: 'occurrence'; id: string; finding: string; date: string; by: string; words: string }
  | { record: 'closing'; closing: Closing }
  | { record: 'edit-note'; note: EditNote }
  | { record: 'waiver'; waiver: Waiver }
  | { record: 'publication'; publication: Publication };

type Checked<Schema extends z.ZodType> = z.output<Schema>;
export type SideRecordFile =
  | Checked<typeof closingSchema>
  | Checked<typeof editNoteSchema>
  | Checked<typeof waiverSchema>
  | Checked<typeof publicationSchema>
  | Checked<typeof findingSchema>;

/** The record from its checked header. Knows no library, since the quick reader uses it too. `words` stand below it. */
export function toSideRecord(value: SideRecordFile, path: string, words: string): ParsedSideRecord {
  switch (value.record) {
    case 'closing': {
      const { id, closes, date, by, decision, severity, revision } = value;
      return {
        record: 'closing',
        closing: { id, closes, date, by, words, ...known({ decision, severity, revision }) },
      };
    }
    case 'edit-note': {
      const { checklist, item, period } = value;
      return { record: 'edit-note', note: { ...headOf(value), path, checklist, item, words, ...known({ period }) } };
    }
    case 'waiver': {
      const { checklist, duty, period } = value;
      return { record: 'waiver', waiver: { ...headOf(value), path, checklist, duty, period, reason: words } };
    }
    case 'publication': {
      const { checklist, watermark, source, file, sha256 } = value;
      const optional = known({ file, sha256 });
      return {
        record: 'publication',
        publication: { ...headOf(value), path, checklist, watermark, source, ...optional },
      };
    }
    case 'occurrence': {
      const { id, date, by, finding } = value;
      return { record: 'occurrence', id, finding: finding ?? '', date, by, words };
    }
    case 'finding': {
      const { checklist, item, responsible, vendor } = value;
      const optional = known({ checklist, item, responsible, vendor, case: value.case });
      return { record: 'finding', finding: { ...headOf(value), path, words, occurrences: [], ...optional } };
    }
  }
}

function headOf(value: { id: string; client: string; 'client-id': string; date: string; by: string }) {
  return { id: value.id, client: value.client, clientId: value['client-id'], date: value.date, by: value.by };
}
