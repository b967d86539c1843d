import { stringify } from 'yaml';

/** What a plain or single-quoted scalar would lose, or what nobody would see in it. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/**
 * A text as one line of YAML that reads back as the same text: plain where that is safe, else quoted. Numbers, truth
 * values and whatever else another reader would make something of are quoted too. `flow`: inside `{…}` or `[…]`.
 */
export function yamlScalar(text: string, place: 'block' | 'flow' = 'block'): string {
  const written = stringify(text, { lineWidth: 0, blockQuote: false }).replace(/\n$/, '');
  const plain = !/^["']/.test(written);
  if (written.search(UNSEEN) !== -1 || /[\ud800-\udfff]/.test(text)) return quoted(text);
  return plain && place === 'flow' && /[,[\]{}]/.test(written) ? quoted(text) : written;
}

function quoted(text: string): string {
  return JSON.stringify(text).replace(UNSEEN, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
