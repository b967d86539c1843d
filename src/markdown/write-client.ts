import type { Asset, Client } from '../domain/firm.ts';
import { yamlScalar } from './yaml-scalar.ts';

/** What a new client's file is written from. */
export type NewClient = Pick<Client, 'id' | 'name' | 'contact' | 'contract' | 'variables'> & {
  plan?: string | undefined;
  address?: string | undefined;
  assets: readonly Pick<Asset, 'slug' | 'type' | 'name'>[];
};

/** `client.md` of a new client: every key in its place and explained, since people fill in the rest by hand. */
export function writeClient(client: NewClient, plans: readonly string[]): string {
  const { plan, address } = client;
  return `---
# Permanent: results, tickets and paused walks follow it when the folder is renamed. Never change it.
id: ${yamlScalar(client.id)}
name: ${yamlScalar(client.name)}
# ${plans.join(', ')}; without a plan the lists can be walked, but are never due.
${plan === undefined ? `# plan: ${plans[0] ?? 'silver'}` : `plan: ${yamlScalar(plan)}`}

# Whom to meet.
contact:
${(['name', 'phone', 'email'] as const).map((key) => field(`  ${key}`, client.contact[key])).join('')}
# Where to go.
${field('address', address)}
# First and last day of the contract; an open end is left out.
${contractLines(client.contract)}
# Wishes for visits, as far as there are any. Also: weeks, spacing, onsite-months, manager-months.
# visits:
#   technicians: [jane]
#   weekdays: [tuesday, thursday]
#   never: [friday, 2026-12-24..2027-01-02]

# Servers, printers, UPSs …, by the short name that their lists are called after. Also: serial, role, site, inherited.
assets:${assetLines(client.assets)}
# Values for {{variables}} in the lists of this client, so that a change is made in one place.
variables:
${Object.entries(client.variables)
  .map(([key, value]) => field(`  ${yamlScalar(key)}`, value, yamlScalar(value)))
  .join('')}---

# Notes for the technician

Parking, keys, opening hours, who may approve what. No passwords here; they belong into the password vault.
`;
}

function field(key: string, value: string | undefined, empty = ''): string {
  const written = value === undefined || value === '' ? empty : yamlScalar(value);
  return written === '' ? `${key}:\n` : `${key}: ${written}\n`;
}

function contractLines({ start, end }: Client['contract']): string {
  if (start === undefined && end === undefined) return '# contract:\n#   start: 2026-01-01\n#   end: 2026-12-31\n';
  return `contract:\n${start === undefined ? '' : `  start: ${start}\n`}${end === undefined ? '' : `  end: ${end}\n`}`;
}

function assetLines(assets: NewClient['assets']): string {
  if (assets.length === 0) return '\n  # dc01:\n  #   type: server\n  #   name: Dell PowerEdge T350\n';
  const lines = assets.map(
    ({ slug, type, name }) => `  ${yamlScalar(slug)}:\n    type: ${yamlScalar(type)}\n    name: ${yamlScalar(name)}\n`,
  );
  return `\n${lines.join('')}`;
}
