import type { Problem } from '../../domain/problems.ts';
import type { ParsedChecklist } from '../../markdown/checklist.ts';
import { type Link, linksIn, pathsOf } from '../../markdown/links.ts';
import { literalRanges } from '../../markdown/literal-ranges.ts';
import { problemAt } from '../../markdown/problem.ts';
import { suggest } from '../../markdown/schemas/read.ts';
import type { Source } from '../../markdown/source.ts';
import { atKey } from './at-key.ts';
import { type Context, peopleIn } from './context.ts';

/** What a checklist, template or single refers to, and is not there. */
export function listReferences(context: Context, parsed: ParsedChecklist, client: string | undefined): Problem[] {
  const { checklist, source, tree, frontMatter } = parsed;
  if (!tree) return [];
  const problems = linkProblems(context, source, linksIn(tree, frontMatter.bodyStart, parsed.raw));
  problems.push(...planProblems(context, parsed));
  if (client !== undefined) problems.push(...variableProblems(context, parsed, client));
  if (!checklist) return problems;
  const { asset, from, owner } = checklist;
  const assets = context.clients.get(client ?? '')?.assets.map((one) => one.slug);
  if (asset !== undefined && assets && !assets.includes(asset)) {
    const otherwise = `write it under "assets:" in ${client}/client.md`;
    problems.push(atKey(source, 'MMC-401', 'asset', { value: asset, suggestion: suggest(asset, assets, otherwise) }));
  }
  const template = from?.replace(/@[^@]*$/, '').replace(/^.*\//, '');
  if (template !== undefined && !context.templates.includes(template)) {
    const suggestion = suggest(template, context.templates, 'restore the template, or delete the line');
    problems.push(atKey(source, 'MMC-402', 'from', { value: template, suggestion }));
  }
  if (owner !== undefined) problems.push(...personProblems(context, source, 'owner', owner));
  return problems;
}

/** A person or vendor who is not in `mmc.yaml`. */
export function personProblems(context: Context, source: Source, key: string, value: string): Problem[] {
  const suggestion = personSuggestion(context, value);
  return suggestion === undefined ? [] : [atKey(source, 'MMC-404', key, { value, suggestion })];
}

/** How to mend the name of a person; undefined when there is such a person. */
export function personSuggestion({ firm }: Context, value: string): string | undefined {
  if (!firm) return undefined;
  const known = peopleIn(firm);
  if (known.includes(value)) return undefined;
  return suggest(value, known, 'write who it is under "people:" or "vendors:"; those who left stay there');
}

function planProblems(context: Context, { source, raw }: ParsedChecklist): Problem[] {
  const plans = context.firm?.plans;
  if (!plans) return [];
  const groups = new Set(raw.flatMap(({ group, section }) => [group, section?.group]));
  return [...groups].flatMap((group) =>
    (group?.attributes ?? [])
      .filter(({ key }) => key === 'plan')
      .flatMap(({ value, start, end }) =>
        value
          .split(',')
          .map((one) => one.trim())
          .filter((one) => !plans.includes(one))
          .map((one) => problemAt(source, 'MMC-403', start, end, { value: one, suggestion: planHint(one, plans) })),
      ),
  );
}

export function planHint(plan: string, plans: readonly string[]): string {
  return suggest(plan, plans, `known are ${plans.join(', ')}; plans stand in mmc.yaml`);
}

const VARIABLE = /(?<![${\\])\{\{\s*([A-Za-z][A-Za-z0-9_-]*)\s*\}\}(?!\})/g;

/** Variables without a value, each once. Blocks of code are left alone: other programs have such braces too. */
function variableProblems(context: Context, { source, tree, frontMatter }: ParsedChecklist, path: string): Problem[] {
  const client = context.clients.get(path);
  if (!client || !tree) return [];
  const literals = literalRanges(tree, frontMatter.bodyStart);
  const seen = new Set(Object.keys(client.variables));
  const body = source.text.slice(frontMatter.bodyStart);
  return [...body.matchAll(VARIABLE)].flatMap((match): Problem[] => {
    const name = match[1] as string;
    const at = frontMatter.bodyStart + match.index;
    if (seen.has(name) || literals.endAt(at) !== undefined) return [];
    seen.add(name);
    return [problemAt(source, 'MMC-405', at, at + match[0].length, { name, file: `${path}/client.md` })];
  });
}

/** Links to files that do not exist. Nothing outside the workspace is looked at, and nothing on the network. */
export function linkProblems(context: Context, source: Source, links: readonly Link[]): Problem[] {
  return links.flatMap((link): Problem[] => {
    const paths = pathsOf(link, source.path);
    if (paths.length === 0 || paths.some((path) => path === '' || context.paths.has(path))) return [];
    return [problemAt(source, 'MMC-406', link.start, link.end, { value: link.target })];
  });
}
