import { OUTCOMES, type Outcome } from '../domain/answers/answer.ts';
import { TIERS, type Tier } from '../domain/checklists/checklist.ts';
import type { Said } from '../domain/search/said.ts';
import { type Attribute, findGroup } from './attributes.ts';

/** What most items end in: nothing quoted, and the answer last. The words before hold neither braces nor code. */
const PLAIN_ITEM =
  /^([^{`]*)[ \t]\{#([a-z0-9][a-z0-9.-]*)(?: (?:kind|unit|min|max|warn|expect|every|months|plan|per|role|link|of)=[^\s"'{}\\`|]+)*(?: outcome=(done|problem|cannot|n\/a)(?: value=([^\s"'{}\\`|]+))?)?\}$/;

/** What a line behind its box says; undefined when it is not as mmc writes it. `tier`: that of the section. */
export function scanItem(rest: string, line: number, tier: string | undefined): Said | undefined {
  const plain = PLAIN_ITEM.exec(rest);
  if (plain) {
    const [, text = '', item = '', outcome, value] = plain;
    const said: Said = { item, text: text.trim(), tier: toTier(tier), line };
    if (outcome !== undefined) said.outcome = outcome as Outcome;
    if (value !== undefined) said.value = value;
    return said;
  }
  const group = findGroup(rest, 0, rest.length);
  const code = rest.indexOf('`');
  if (!group || (code !== -1 && code < group.start && rest.indexOf('`', group.start) !== -1)) return undefined;
  const said: Said = { text: rest.slice(0, group.start).trim(), line };
  return readAttributes(said, group.attributes, tier) ? said : undefined;
}

function toTier(tier: string | undefined): Tier {
  return (TIERS as readonly string[]).includes(tier ?? '') ? (tier as Tier) : 'onsite';
}

/** What the attributes of an item's group say; false when they are not as mmc writes them. */
function readAttributes(said: Said, attributes: readonly Attribute[], inherited: string | undefined): boolean {
  let tier = inherited;
  let given = 0;
  const keys: string[] = [];
  for (const { key, value } of attributes) {
    if (keys.includes(key)) return false;
    keys.push(key);
    const isAnswer = readAnswer(said, key, value);
    if (isAnswer === 'wrong' || (!isAnswer && given > 0)) return false;
    if (isAnswer) given += 1;
    else if (key === 'id') said.item = value;
    else if (key === 'tier') tier = value;
  }
  said.tier = toTier(tier);
  return said.item !== undefined && (said.outcome !== undefined || said.value === undefined);
}

/** Takes an attribute that only a result has; false when it is one of the list. */
function readAnswer(said: Said, key: string, value: string): boolean | 'wrong' {
  switch (key) {
    case 'outcome':
      if (!(OUTCOMES as readonly string[]).includes(value)) return 'wrong';
      said.outcome = value as Outcome;
      return true;
    case 'value':
      said.value = value;
      return true;
    case 'by':
      said.by = value;
      return true;
    case 'files':
      said.files = value.split(',');
      return true;
    case 'via':
    case 'was':
      return true;
    default:
      return false;
  }
}
