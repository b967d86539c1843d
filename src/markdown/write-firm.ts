import { addMonths, type Period } from '../domain/calendar/period.ts';
import { DEFAULT_LEAD, DEFAULT_PLANS, DEFAULT_SPACING, DEFAULT_VISITS, DEFAULT_WORKDAYS } from '../domain/firm.ts';
import { yamlScalar } from './yaml-scalar.ts';

export interface NewFirm {
  name: string;
  timezone: string;
  paper: 'A4' | 'Letter';
  technician: { slug: string; name: string; email?: string };
}

/** Where init puts the schema that editors check `mmc.yaml` with, below the workspace. */
export const WORKSPACE_SCHEMA = '.vscode/mmc-workspace.schema.json';

/**
 * `mmc.yaml` of a new workspace, every key explained: people edit this file by hand. `month` is the first of the firm with
 * mmc: nobody could have planned its visits, so the schedule is asked for from the next one on.
 */
export function writeFirm({ name, timezone, paper, technician }: NewFirm, month: Period): string {
  const { slug } = technician;
  const email = technician.email ? `    email: ${yamlScalar(technician.email)}\n` : '    email:\n';
  return `# yaml-language-server: $schema=${WORKSPACE_SCHEMA}

# What mmc has to know of the firm. This file marks the folder as a workspace. "mmc check" reads it.

# Version of the file format. A newer one than mmc knows is refused.
format: 1

# Name of the firm, as it stands on printed lists.
firm: ${yamlScalar(name)}

# Decides which day is today, wherever the laptop is. A name of the tz database, such as Europe/Warsaw.
timezone: ${yamlScalar(timezone)}

# Paper of printed lists: A4 or Letter.
paper: ${paper}

# Everybody who signs results, by a short name that stands in file names. Who commits with the e-mail is this person.
# Roles: owner, service-manager, technician, office-manager, tech-on-call.
people:
  ${slug}:
    name: ${yamlScalar(technician.name)}
${email}    roles: [technician, service-manager]
  # bob:
  #   name: Bob Reed
  #   email: bob@example.com
  #   roles: [technician]
  #   away: [2026-12-24, 2027-01-04..2027-01-08]
  #   visits-per-day: 2

# Outsourced helpdesks and other vendors who sign results, or whose it is to mend a finding.
# vendors:
#   night-owl:
#     name: Night Owl Helpdesk
#     does: remote items, Monday to Friday

# Plans that a client can be in, each client in exactly one. A client without a plan is never due.
plans: [${DEFAULT_PLANS.join(', ')}]

${dutiesText(month)}
${VISITS_TEXT}`;
}

function dutiesText(month: Period): string {
  return `# What has to be done of every list in every month: until when, and who answers for it (a person, a vendor or a role).
# Only what stands here is tracked by "mmc due". deadline: day 20, last, last-3 workdays, workday 5, 2nd friday, last
# friday; with "next" behind it in the month after. lead: days before it from which on it is said. since: first month.
duties:
  execute:                      # to walk the list
    deadline: last
    owner: technician
    lead: ${DEFAULT_LEAD}
  schedule:                     # to plan the visits of a month; its deadline lies in the month before
    deadline: last-3 workdays
    owner: service-manager
    since: ${addMonths(month, 1)}
  # The commands that revise, publish and file come in a later version of mmc. Until then, track these three only if you
  # keep their records in another way.
  # revise:                     # to settle what technicians wished to change in the list
  #   deadline: day 5 next
  #   owner: service-manager
  # publish:                    # to print the list as it stands now
  #   deadline: day 8 next
  #   owner: office-manager
  # file:                       # to file the month
  #   deadline: day 10 next
  #   owner: office-manager
`;
}

const { min, max } = DEFAULT_SPACING;
const { perDay, onsiteMonths, quietMonths } = DEFAULT_VISITS;

const VISITS_TEXT = `# Days on which the firm works.
# workdays: [${DEFAULT_WORKDAYS.join(', ')}]

# Days on which it does not: the public holidays of a country, if wanted with its state or region, and your own.
# holidays:
#   country: US
#   region: CA
#   days:
#     2026-12-24: Christmas Eve

# Days between two visits at a client. Fewer or more are worth a warning.
# spacing: {min: ${min}, max: ${max}}

# Rules for visits.
# visits:
#   per-day: ${perDay}                  # most visits a day for each technician
#   onsite-months: ${onsiteMonths}            # months without an on-site part until a warning
#   quiet-months: ${quietMonths}             # months without any finding until a client counts as quiet
#   manager-months: 6           # the service manager meets each client so often; without it nobody counts
`;
