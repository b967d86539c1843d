import type { Day } from './calendar/day.ts';

export const ROLES = ['owner', 'service-manager', 'technician', 'office-manager', 'tech-on-call'] as const;
export type Role = (typeof ROLES)[number];

export interface Person {
  slug: string;
  name: string;
  email?: string;
  roles: Role[];
}

export interface Firm {
  name: string;
  timezone: string;
  paper: 'A4' | 'Letter';
  people: Person[];
  /** Vendors by slug, with their names. */
  vendors: Map<string, string>;
  plans: string[];
}

export const DEFAULT_PLANS = ['silver', 'gold', 'platinum'];

export interface Asset {
  slug: string;
  type: string;
  name: string;
  serial?: string;
  role?: string;
  site?: string;
  inherited: boolean;
  retired?: Day;
}

export interface Client {
  /** Folder name; may change. */
  slug: string;
  /** Permanent. */
  id: string;
  name: string;
  plan?: string;
  contact: { name?: string; phone?: string; email?: string };
  address?: string;
  contract: { start?: Day; end?: Day };
  assets: Asset[];
  variables: Record<string, string>;
  tags: string[];
  retired?: Day;
  /** Markdown below the front-matter: what a technician should know. */
  notes: string;
}

/** Whether the firm's contract obliges it to visit the client on a day: clients without a plan are never due. */
export function underContract(client: Client, day: Day): boolean {
  if (client.plan === undefined || client.retired !== undefined) return false;
  return (client.contract.start ?? day) <= day && day <= (client.contract.end ?? day);
}
