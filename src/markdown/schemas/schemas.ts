import { checklistSchema } from './checklist-schema.ts';
import { clientSchema, workspaceSchema } from './firm-schemas.ts';
import {
  archiveSchema,
  closingSchema,
  editNoteSchema,
  findingSchema,
  publicationSchema,
  resultSchema,
  waiverSchema,
} from './record-schemas.ts';
import { scheduleSchema } from './schedule-schema.ts';

/** Every schema by the name under which `mmc schema NAME` prints it. */
export const SCHEMAS = {
  workspace: workspaceSchema,
  client: clientSchema,
  checklist: checklistSchema,
  result: resultSchema,
  finding: findingSchema,
  closing: closingSchema,
  'edit-note': editNoteSchema,
  waiver: waiverSchema,
  publication: publicationSchema,
  archive: archiveSchema,
  schedule: scheduleSchema,
} as const;
