import { isDay } from '../calendar/day.ts';
import type { Item } from '../checklists/checklist.ts';
import { fillVariables } from '../checklists/variables.ts';

/** What a typed value means for an item: the value as kept, and what is wrong or close to wrong with it. */
export type Reading = { ok: true; value: string; wrong?: string; near?: string } | { ok: false; complaint: string };

/** `12,5`, `12.5` and ` 12.5 ` are the same number; anything else is not a number. */
export function parseNumber(text: string): string | undefined {
  const plain = text.trim().replace(/^([+-]?\d+),(\d+)$/, '$1.$2');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain)) return undefined;
  return plain
    .replace(/^\+/, '')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.$/, '');
}

/** Reads what was typed for an item, by its kind, against its limits (P5, P6, P7, P13). */
export function readValue(
  item: Item,
  typed: string,
  variables: Readonly<Record<string, string>>,
  today: string,
): Reading {
  const text = typed.trim();
  if (text === '') return { ok: false, complaint: wanted(item) };
  switch (item.kind) {
    case 'number':
    case 'count':
      return readNumber(item, text, variables);
    case 'date': {
      const day = text.toLowerCase() === 'today' ? today : text;
      return isDay(day) ? { ok: true, value: day } : { ok: false, complaint: `"${text}" is not a day, write ${today}` };
    }
    case 'choice':
      return readChoice(item, text);
    default:
      return compareText(item, text, variables);
  }
}

/** What to ask for, in words, when nothing or the wrong thing was typed. */
export function wanted(item: Item): string {
  switch (item.kind) {
    case 'number':
      return `Type the reading${item.unit ? ` in ${item.unit}` : ''}`;
    case 'count':
      return 'Type how many';
    case 'date':
      return 'Type the day as YYYY-MM-DD, or "today"';
    case 'choice':
      return `Type one of: ${(item.of ?? []).join(', ')}`;
    case 'handover':
      return 'Type to whom it was handed';
    case 'photo':
      return 'Attach the photo: press a, then its path';
    case 'rows':
      return 'Type the name of a row';
    default:
      return 'Type what you found';
  }
}

/** Whether an item is answered `done` only with a value. */
export function needsValue(item: Item): boolean {
  return item.kind !== 'tick' && item.kind !== 'single' && item.kind !== 'rows' && item.kind !== 'photo';
}

function readNumber(item: Item, text: string, variables: Readonly<Record<string, string>>): Reading {
  const bare = item.unit && text.endsWith(item.unit) ? text.slice(0, -item.unit.length) : text;
  const value = parseNumber(bare);
  if (value === undefined) return { ok: false, complaint: `"${text}" is not a number` };
  if (item.kind === 'count' && !/^\d+$/.test(value)) return { ok: false, complaint: `"${text}" is not a count` };
  const limit = (written: string | undefined) => {
    const number = written === undefined ? undefined : parseNumber(fillVariables(written, variables));
    return number === undefined ? undefined : Number(number);
  };
  const [number, min, max, warn, expect] = [
    Number(value),
    limit(item.min),
    limit(item.max),
    limit(item.warn),
    limit(item.expect),
  ];
  const unit = item.unit ? ` ${item.unit}` : '';
  if (min !== undefined && number < min) return { ok: true, value, wrong: `${value}${unit} is below ${min}${unit}` };
  if (max !== undefined && number > max) return { ok: true, value, wrong: `${value}${unit} is above ${max}${unit}` };
  if (expect !== undefined && number !== expect)
    return { ok: true, value, wrong: `${value}${unit} instead of ${expect}${unit}` };
  const close = warn !== undefined && (max === undefined ? number <= warn : number >= warn);
  return close ? { ok: true, value, near: `${value}${unit} is close to its limit` } : { ok: true, value };
}

function readChoice(item: Item, text: string): Reading {
  const choices = item.of ?? [];
  const lower = text.toLowerCase();
  const exact = choices.find((one) => one.toLowerCase() === lower);
  const starting = choices.filter((one) => one.toLowerCase().startsWith(lower));
  const numbered = /^\d+$/.test(text) ? choices[Number(text) - 1] : undefined;
  const value = exact ?? (starting.length === 1 ? starting[0] : undefined) ?? numbered;
  return value === undefined ? { ok: false, complaint: wanted(item) } : { ok: true, value };
}

function compareText(item: Item, text: string, variables: Readonly<Record<string, string>>): Reading {
  if (item.expect === undefined) return { ok: true, value: text };
  const expected = fillVariables(item.expect, variables);
  return text.toLowerCase() === expected.toLowerCase()
    ? { ok: true, value: text }
    : { ok: true, value: text, wrong: `"${text}" instead of "${expected}"` };
}
