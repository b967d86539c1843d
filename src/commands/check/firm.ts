import { RULED } from '../../domain/duties/duty.ts';
import { ROLES } from '../../domain/firm.ts';
import type { Problem } from '../../domain/problems.ts';
import { parseFirm } from '../../markdown/firm.ts';
import { suggest } from '../../markdown/schemas/read.ts';
import type { Source } from '../../markdown/source.ts';
import { readYaml } from '../../markdown/yaml.ts';
import { atPath } from './at-key.ts';
import { type Context, peopleIn } from './context.ts';

/** Everything that is wrong with `mmc.yaml`; `holidays.ts` looks at the country. */
export function firmProblems(context: Context, source: Source): Problem[] {
  const { firm, problems } = parseFirm(source);
  if (!firm) return problems;
  const yaml = readYaml(source, source.text, 0).value;
  const owners = RULED.flatMap((duty): Problem[] => {
    const owner = firm.duties[duty]?.owner;
    const suggestion = owner === undefined ? undefined : ownerSuggestion(context, owner);
    if (owner === undefined || suggestion === undefined) return [];
    return [atPath(source, 'MMC-416', yaml, ['duties', duty, 'owner'], { value: owner, suggestion })];
  });
  return [...problems, ...owners];
}

/** How to mend who answers for a duty; undefined for a person, a vendor or a role. */
export function ownerSuggestion(context: Context, owner: string): string | undefined {
  if (!context.firm) return undefined;
  const known = [...peopleIn(context.firm), ...ROLES];
  if (known.includes(owner)) return undefined;
  return suggest(owner, known, `roles are ${ROLES.join(', ')}; people stand in mmc.yaml`);
}
