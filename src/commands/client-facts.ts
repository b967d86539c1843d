import { isDay } from '../domain/calendar/day.ts';
import { closest } from '../domain/closest.ts';
import { Failure } from '../domain/failure.ts';
import type { Asset, Client, Firm } from '../domain/firm.ts';
import { slugTrouble } from '../domain/slugs.ts';
import { refuse } from './client-names.ts';

export type NewAsset = Pick<Asset, 'slug' | 'type' | 'name'>;

/** An asset as typed, `slug:type:name`; without a name it is called by its slug. */
function parseAsset(spec: string): NewAsset {
  const [slug = '', type = '', ...rest] = spec.split(':');
  const words = rest.join(':').trim();
  const asset = { slug: slug.trim(), type: type.trim(), name: words === '' ? slug.trim().toUpperCase() : words };
  const example = 'Write it as "dc01:server:Dell T350"';
  if (asset.type === '') throw new Failure('usage', `The asset "${spec}" has no type`, { hint: example });
  refuse(`"${asset.slug}" cannot be the short name of an asset`, slugTrouble(asset.slug), example);
  refuse(`"${asset.type}" cannot be the type of an asset`, slugTrouble(asset.type), example);
  return asset;
}

export function parseAssets(specs: readonly string[]): NewAsset[] {
  const assets = specs.map(parseAsset);
  const twin = assets.find(({ slug }, at) => assets.findIndex((one) => one.slug === slug) < at);
  if (twin) throw new Failure('usage', `The asset "${twin.slug}" is given twice`);
  return assets;
}

/** Variables as typed, `name=value`. */
export function parseVariables(specs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    specs.map((spec) => {
      const at = spec.indexOf('=');
      const name = spec.slice(0, Math.max(0, at)).trim();
      if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(name)) {
        throw new Failure('usage', `"${spec}" is not a variable`, { hint: 'Write it as log_drive=D:' });
      }
      return [name, spec.slice(at + 1)];
    }),
  );
}

/** The plan that a word means; undefined for "none". */
export function parsePlan(word: string, firm: Firm): string | undefined {
  if (word === 'none') return undefined;
  if (firm.plans.includes(word)) return word;
  const near = closest(word, [...firm.plans, 'none']);
  throw new Failure('usage', `There is no plan "${word}"`, {
    hint: near ? `Did you mean "${near}"?` : `Plans are ${firm.plans.join(', ')}; or "none"`,
  });
}

export function parseContract(start: string | undefined, end: string | undefined): Client['contract'] {
  for (const [flag, day] of [
    ['start', start],
    ['end', end],
  ] as const) {
    if (day !== undefined) refuse(`--${flag} cannot be "${day}"`, isDay(day) ? undefined : 'write a day as 2026-10-14');
  }
  if (start !== undefined && end !== undefined && end < start) {
    throw new Failure('usage', `The contract would end on ${end}, before it starts on ${start}`);
  }
  return { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
}
