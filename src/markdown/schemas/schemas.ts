import * as z from 'zod';
import { INTERVALS } from '../../domain/checklists/checklist.ts';
import { ROLES } from '../../domain/firm.ts';
import { RESPONSIBLE } from '../../domain/records/finding.ts';
import { MODES, REVISIONS } from '../../domain/records/result.ts';
import {
  day,
  flag,
  hash,
  integer,
  list,
  mapOf,
  month,
  object,
  oneOf,
  slug,
  stamp,
  text,
  timeZone,
  ulid,
  words,
} from './fields.ts';

const format = z
  .literal('1')
  .meta({ json: { const: 1, description: 'Version of the file format. A newer one is refused.' } })
  .optional();

const person = object({
  name: text('Name as it appears on results', 'Jane Doe'),
  email: words('E-mail of the Git identity; who commits with it is this person').optional(),
  roles: list(oneOf(ROLES, 'Role in the firm'), 'What the person does in the firm').optional(),
});

const vendor = object({
  name: text('Name of the vendor', 'Night Owl Helpdesk'),
  does: words('What the vendor does for the firm').optional(),
});

/** `mmc.yaml` */
export const workspaceSchema = object({
  format,
  firm: text('Name of the firm', 'Harbor IT Services'),
  timezone: timeZone('Time zone of the firm; it decides which day is today'),
  paper: oneOf(['A4', 'Letter'], 'Paper for printed checklists').optional(),
  people: mapOf(person, 'Technicians and everybody else who signs, by a short name').optional(),
  vendors: mapOf(vendor, 'Outsourced helpdesks and other vendors, by a short name').optional(),
  plans: list(slug('Name of a plan'), 'Plans a client can be in').optional(),
});

const asset = object({
  type: slug('Type: server, workstations, network, storage, printer, backup, ups, or your own'),
  name: text('Name or model of the machine', 'Dell PowerEdge T350'),
  serial: words('Serial number or service tag').optional(),
  role: words('What it does there').optional(),
  site: words('Where it stands').optional(),
  inherited: flag('Taken over from somebody else and not yet brought to the standard').optional(),
  retired: day('Day it went out of service').optional(),
});

/** Front-matter of `clients/NAME/client.md` */
export const clientSchema = object({
  format,
  id: text('Permanent id: results follow it when the folder is renamed', 'c-7k3v9mzq'),
  name: text('Name of the client', 'Acme Inc.'),
  plan: slug('Plan of the client; without one its lists can be run, but are never due').optional(),
  contact: object({
    name: words('Whom to meet').optional(),
    phone: words('Telephone').optional(),
    email: words('E-mail').optional(),
  })
    .meta({ description: 'Main contact' })
    .optional(),
  address: words('Where to go').optional(),
  contract: object({
    start: day('First day of the contract').optional(),
    end: day('Last day of the contract').optional(),
  })
    .meta({ description: 'Dates of the contract' })
    .optional(),
  assets: mapOf(asset, 'Servers, printers, UPSs …, by a short name').optional(),
  variables: z
    .preprocess((given) => (given === '' ? {} : given), z.record(z.string(), words('Value')))
    .meta({ description: 'Values for {{variables}} in the checklists of this client' })
    .optional(),
  tags: list(text('Tag'), 'Free tags').optional(),
  retired: day('Day the client left').optional(),
});

/** Front-matter of a checklist, a template or a single */
export const checklistSchema = object({
  format,
  title: text('Title of the list', 'Server DC01'),
  interval: oneOf(INTERVALS, 'How often the list is due; monthly when not given').optional(),
  asset: slug('The asset of the client that the list is for').optional(),
  for: slug('In a template: the type of asset it is for').optional(),
  from: text('Lineage: template and blob the list was taken from', 'server@3f2a91c0').optional(),
  start: month('First period of the list; anchors every=3m').optional(),
  minutes: integer('Estimated minutes', 1).optional(),
  subject: text('For an on-demand list: what it is about, as the words to ask', 'name of the new user').optional(),
  owner: slug('Who answers for the list').optional(),
  reviewed: day('When the list was last reviewed as a whole').optional(),
  retired: day('Day the list went out of use; its history stays').optional(),
  tags: list(text('Tag'), 'Free tags').optional(),
  variables: z
    .preprocess((given) => (given === '' ? {} : given), z.record(z.string(), words('First value')))
    .meta({ description: 'In a template: the variables it uses, each with a first value' })
    .optional(),
});

export type ChecklistFile = z.output<typeof checklistSchema>;

const recordHead = {
  format: z.literal('1').meta({ json: { const: 1, description: 'Version of the file format' } }),
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
  period: month('Month that the result counts for').optional(),
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

/** Header of the record that ends a finding or an edit note */
export const closingSchema = object({
  ...recordHead,
  record: oneOf(['closing'], 'Ends a finding or an edit note'),
  ...whose,
  closes: ulid('Id of what it ends'),
  date: day('Day it was ended'),
  by: text('Who ended it', 'jane'),
  result: ulid('Id of the result it comes from').optional(),
});

/** Header of an edit note: a wish to change an item */
export const editNoteSchema = object({
  ...recordHead,
  record: oneOf(['edit-note'], 'A wish to change an item'),
  ...whose,
  checklist: slug('The list to change'),
  item: text('Id of the item', 'c-free'),
  period: month('Month in which the wish arose').optional(),
  date: day('Day it was written'),
  by: text('Who wishes it', 'jane'),
  result: ulid('Id of the result it comes from').optional(),
});

export type ResultFile = z.output<typeof resultSchema>;

/** Every schema by the name under which `mmc schema NAME` prints it. */
export const SCHEMAS = {
  workspace: workspaceSchema,
  client: clientSchema,
  checklist: checklistSchema,
  result: resultSchema,
  finding: findingSchema,
  closing: closingSchema,
  'edit-note': editNoteSchema,
} as const;
