import * as z from 'zod';
import { WEEKDAYS } from '../../domain/calendar/weekday.ts';
import { ROLES } from '../../domain/firm.ts';
import {
  block,
  country,
  day,
  dayRange,
  deadline,
  flag,
  integer,
  list,
  mapOf,
  mapOfDays,
  month,
  object,
  oneOf,
  slug,
  text,
  timeZone,
  weekdayOrDays,
  words,
} from './fields.ts';
import { format } from './format.ts';

const perDay = (description: string) => integer(description, 1);

const person = object({
  name: text('Name as it appears on results', 'Jane Doe'),
  email: words('E-mail of the Git identity; who commits with it is this person').optional(),
  roles: list(oneOf(ROLES, 'Role in the firm'), 'What the person does in the firm').optional(),
  away: list(dayRange('Day or days of absence'), 'Absences').optional(),
  'visits-per-day': perDay('At most so many visits a day, instead of the number of the firm').optional(),
});

const vendor = object({
  name: text('Name of the vendor', 'Night Owl Helpdesk'),
  does: words('What the vendor does for the firm').optional(),
});

const dutyRule = object({
  deadline: deadline('Until when, in each month; the last day of the month unless told').optional(),
  owner: slug('Who answers for it: a person, a vendor or a role').optional(),
  lead: integer('Days before the deadline from which on it is said; 7 unless told').optional(),
  since: month('First period that is tracked').optional(),
});

const duty = (description: string) => block(dutyRule, description).optional();

const duties = object({
  execute: duty('To walk every list that is due'),
  revise: duty('To settle the edit notes of every list'),
  publish: duty('To print every list as it stands now'),
  file: duty('To file the month'),
  schedule: duty('To make the schedule of a month; the deadline lies in the month before it'),
});

const spacing = object({ min: integer('Days between two visits, at least'), max: integer('At most') })
  .refine(({ min, max }) => min <= max, { params: { code: 'MMC-227' } })
  .meta({ description: 'Days between two visits at a client' })
  .optional();

/** `mmc.yaml` */
export const workspaceSchema = object({
  format,
  firm: text('Name of the firm', 'Harbor IT Services'),
  timezone: timeZone('Time zone of the firm; it decides which day is today'),
  paper: oneOf(['A4', 'Letter'], 'Paper for printed checklists').optional(),
  people: mapOf(person, 'Technicians and everybody else who signs, by a short name').optional(),
  vendors: mapOf(vendor, 'Outsourced helpdesks and other vendors, by a short name').optional(),
  plans: list(slug('Name of a plan'), 'Plans a client can be in').optional(),
  duties: block(duties, 'What has to be done each month; only those named are tracked').optional(),
  workdays: list(oneOf(WEEKDAYS, 'Day of the week'), 'Days on which the firm works').optional(),
  holidays: block(
    object({
      country: country('Country of the public holidays').optional(),
      region: text('State or region in it', 'CA').optional(),
      days: mapOfDays(words('Name of the holiday'), 'Own holidays of the firm').optional(),
    }),
    'Days on which the firm does not work',
  ).optional(),
  spacing,
  visits: block(
    object({
      'per-day': perDay('At most so many visits a day for each technician').optional(),
      'onsite-months': integer('Months without an on-site part after which mmc warns', 1).optional(),
      'manager-months': integer('The service manager meets each client every so many months', 1).optional(),
      'quiet-months': integer('Months without any finding after which a client counts as quiet', 1).optional(),
    }),
    'Rules for visits',
  ).optional(),
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
  visits: block(
    object({
      technicians: list(slug('Person or vendor'), 'Who goes there: one always, several in turn').optional(),
      weekdays: list(oneOf(WEEKDAYS, 'Day of the week'), 'Wished days of the week').optional(),
      weeks: list(integer('Week of the month', 1, 5), 'Wished weeks of the month').optional(),
      never: list(weekdayOrDays('Weekday or days'), 'Never on these').optional(),
      spacing,
      'onsite-months': integer('Instead of the number of the firm', 1).optional(),
      'manager-months': integer('Instead of the number of the firm', 1).optional(),
    }),
    'When and by whom the client wants to be visited',
  ).optional(),
  retired: day('Day the client left').optional(),
});
