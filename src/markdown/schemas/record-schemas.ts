import * as z from 'zod';
import { DUTIES } from '../../domain/duties/duty.ts';
import { DECISIONS, RESPONSIBLE, SEVERITIES } from '../../domain/records/finding.ts';
import { MODES, REVISIONS } from '../../domain/records/result.ts';
import { day, flag, hash, integer, month, object, oneOf, period, sha256, slug, stamp, text, ulid } from './fields.ts';
import { recordFormat } from './format.ts';

const recordHead = {
  format: recordFormat,
  id: ulid('Id of the record (ULID); the file name ends in six characters of it'),
};

const whose = {
  client: slug('Folder name of the client when the record was made'),
  'client-id': text('Permanent id of the client', 'c-7k3v9mzq'),
};

/** Header of a result */
export const resultSchema = object({
  ...recordHead,
  visit: ulid('Id of the visit; its results share it'),
  ...whose,
  checklist: slug('The list that was walked'),
  subject: text('What an on-demand list was about', 'Jane Doe').optional(),
  source: hash('Git blob of the list as walked'),
  period: period('Month, or week of a weekly list, that the result counts for').optional(),
  date: day('Day of the visit'),
  by: text('Who answered', 'jane'),
  entered: day('Day a paper sheet was keyed in').optional(),
  'entered-by': text('Who keyed it in', 'jane').optional(),
  mode: oneOf(MODES, 'On site or remote'),
  met: text('Whom we met', 'Bob Stone').optional(),
  started: stamp('When the list was first in front'),
  finished: stamp('When the visit was finished'),
  minutes: integer('Minutes with this list in front'),
  estimate: integer('Estimated minutes of the list').optional(),
  ticket: text('Number of the ticket', 'T20261014.0042').optional(),
  trip: flag('Somebody drove there').optional(),
  'after-hours': flag('Outside the covered hours').optional(),
  remarks: text('Remarks on the visit', 'Front door key at the reception').optional(),
  answered: text('"all", "none", or the ids that this sitting answered', 'all'),
  open: text('"none", or the due ids of the whole list that it left unanswered', 'none'),
  'for-client': text('Due ids asked once for the client', 'check-in, single').optional(),
  revision: oneOf(REVISIONS, 'The revision question: nothing to change, edit notes left, or changed now'),
  corrects: ulid('Id of the result that this one takes the place of').optional(),
  tally: text('Number of answers by outcome', 'done 66, problem 1, n/a 2'),
  variables: z
    .record(z.string(), z.string())
    .meta({ description: 'Values of the variables when it was walked' })
    .optional(),
  walked: z.string().meta({ description: 'Front-matter of the list as walked' }).optional(),
});

/** Header of a finding, or of a further occurrence of one */
export const findingSchema = object({
  ...recordHead,
  record: oneOf(['finding', 'occurrence'], 'A new finding, or an open one seen again'),
  ...whose,
  checklist: slug('The list it was found with').optional(),
  item: text('Id of the item', 'c-free').optional(),
  finding: ulid('For an occurrence: id of the finding').optional(),
  date: day('Day it was seen'),
  by: text('Who saw it', 'jane'),
  result: ulid('Id of the result it comes from').optional(),
  responsible: oneOf(RESPONSIBLE, 'Whose it is to mend: ours, the client’s, a vendor’s').optional(),
  vendor: text('Which vendor', 'Acme Telecom').optional(),
  case: text('The vendor’s case number', '4711').optional(),
});

/** Header of the record that ends a finding or an edit note, or withdraws a waiver */
export const closingSchema = object({
  ...recordHead,
  record: oneOf(['closing'], 'Ends a finding or an edit note, or withdraws a waiver'),
  ...whose,
  closes: ulid('Id of what it ends'),
  date: day('Day it was ended'),
  by: text('Who ended it', 'jane'),
  result: ulid('Id of the result it comes from').optional(),
  decision: oneOf(DECISIONS, 'Of an edit note: the list was changed, or stays as it is').optional(),
  severity: oneOf(SEVERITIES, 'How much the changed list differs for whoever walks it').optional(),
  revision: hash('Git blob of the list afterwards').optional(),
});

/** Header of an edit note: a wish to change an item */
export const editNoteSchema = object({
  ...recordHead,
  record: oneOf(['edit-note'], 'A wish to change an item'),
  ...whose,
  checklist: slug('The list to change'),
  item: text('Id of the item', 'c-free'),
  period: period('Month, or week of a weekly list, in which the wish arose').optional(),
  date: day('Day it was written'),
  by: text('Who wishes it', 'jane'),
  result: ulid('Id of the result it comes from').optional(),
});

export type ResultFile = z.output<typeof resultSchema>;

/** Header of a waiver: a duty that somebody decided to skip */
export const waiverSchema = object({
  ...recordHead,
  record: oneOf(['waiver'], 'A duty that somebody decided to skip'),
  ...whose,
  checklist: slug('The list'),
  duty: oneOf(DUTIES, 'The duty that is skipped'),
  period: period('Month, or week of a weekly list'),
  date: day('Day it was decided'),
  by: text('Who approved it', 'tom'),
});

/** Header of a publication: a list was printed as it stood */
export const publicationSchema = object({
  ...recordHead,
  record: oneOf(['publication'], 'A list was printed as it stood'),
  ...whose,
  checklist: slug('The list'),
  date: day('Day it was printed'),
  by: text('Who printed it', 'ruth'),
  watermark: sha256('What was printed: SHA-256 of the list, the variables it uses and the style of the firm'),
  source: hash('Git blob of the list'),
  file: text('Name of the PDF below published/', 'acme/server-dc01.pdf').optional(),
  sha256: sha256('SHA-256 of the PDF').optional(),
});

/** Header of a filed month */
export const archiveSchema = object({
  format: recordFormat,
  record: oneOf(['archive'], 'A filed month'),
  period: month('The month'),
  filed: day('Day it was first filed'),
  by: text('Who filed it', 'ruth'),
  refiled: day('Day it was last filed again, with late results').optional(),
});
