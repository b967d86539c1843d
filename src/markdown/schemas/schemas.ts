import { INTERVALS } from '../../domain/checklists/checklist.ts';
import { ROLES } from '../../domain/firm.ts';
import { day, flag, integer, list, mapOf, month, object, oneOf, slug, text, timeZone, words, z } from './fields.ts';

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

export type WorkspaceFile = z.output<typeof workspaceSchema>;
export type ClientFile = z.output<typeof clientSchema>;
export type ChecklistFile = z.output<typeof checklistSchema>;
