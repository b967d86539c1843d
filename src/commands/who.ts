import { Failure } from '../domain/failure.ts';
import type { Firm, Person } from '../domain/firm.ts';
import { configuredEmail, readLocalSetting, writeLocalSetting } from '../store/git/identity.ts';
import { findRepository } from '../store/git/repository.ts';
import type { Workspace } from '../store/workspace/workspace.ts';
import { closest } from './find-client.ts';
import type { World } from './world.ts';

/** The person of the firm with a short name; vendors can sign too (P4). Throws a usage failure with "did you mean". */
export function personNamed(firm: Firm, slug: string): string {
  if (firm.people.some((person) => person.slug === slug) || firm.vendors.has(slug)) return slug;
  const known = [...firm.people.map((person) => person.slug), ...firm.vendors.keys()];
  const near = closest(slug, known);
  throw new Failure('usage', `There is no person "${slug}" in mmc.yaml`, {
    hint: near
      ? `Did you mean "${near}"?`
      : known.length > 0
        ? `Known are ${known.join(', ')}`
        : 'Write them under "people:" in mmc.yaml',
  });
}

/**
 * Who works here: the person whose e-mail Git commits with; else the one chosen before and kept in the local Git
 * configuration; else the only one there is; else asked once and kept.
 */
export async function whoAmI(world: World, workspace: Workspace): Promise<string> {
  const { people } = workspace.firm;
  const repository = await findRepository(workspace.root, world.env);
  const usable = repository.kind === 'repository' ? repository : undefined;
  const email = usable ? await configuredEmail(usable) : undefined;
  const byEmail = people.find((person) => email !== undefined && person.email?.toLowerCase() === email.toLowerCase());
  if (byEmail) return byEmail.slug;
  const chosen = usable ? await readLocalSetting(usable, 'mmc.person') : undefined;
  if (chosen !== undefined && people.some((person) => person.slug === chosen)) return chosen;
  const [only, second] = people;
  if (only && !second) return only.slug;
  if (!only)
    throw new Failure('usage', 'There is nobody in mmc.yaml who could sign', {
      hint: 'Write yourself under "people:" in mmc.yaml',
    });
  const person = await askWho(world, people);
  if (usable) await writeLocalSetting(usable, 'mmc.person', person);
  return person;
}

function askWho(world: World, people: readonly Person[]): Promise<string> {
  return world.terminal.ask.choice(
    'Who are you?',
    people.map((person) => ({ value: person.slug, name: person.name })),
    { instead: `Say who you are with --tech, such as --tech ${people[0]?.slug}` },
  );
}
