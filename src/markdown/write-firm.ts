import { DEFAULT_PLANS } from '../domain/firm.ts';
import { yamlScalar } from './yaml-scalar.ts';

export interface NewFirm {
  name: string;
  timezone: string;
  paper: 'A4' | 'Letter';
  technician: { slug: string; name: string; email?: string };
}

/** Where init puts the schema that editors check `mmc.yaml` with, below the workspace. */
export const WORKSPACE_SCHEMA = '.vscode/mmc-workspace.schema.json';

/** `mmc.yaml` of a new workspace, every key explained: people edit this file by hand. */
export function writeFirm({ name, timezone, paper, technician }: NewFirm): string {
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

# Outsourced helpdesks and other vendors who sign results, or whose it is to mend a finding.
# vendors:
#   night-owl:
#     name: Night Owl Helpdesk
#     does: remote items, Monday to Friday

# Plans that a client can be in, each client in exactly one. A client without a plan is never due.
plans: [${DEFAULT_PLANS.join(', ')}]
`;
}
