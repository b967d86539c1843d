/** Machine output of a command: one object, versioned, and nothing else on stdout. */
export function toJson(kind: string, content: Record<string, unknown>): string {
  return `${jsonText({ schemaVersion: 1, kind, ...content }, 2)}\n`;
}

/** C1 controls, line separators and bidi controls: JSON lets them stand as they are, and a terminal acts on them. */
const UNSEEN = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** One value as JSON that is safe on a terminal, and says the same when it is read. */
export function jsonText(value: unknown, indent?: number): string {
  const json = JSON.stringify(value, mapsToObjects, indent);
  return json.replace(UNSEEN, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function mapsToObjects(_key: string, value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries(value);
  return value instanceof Set ? [...value] : value;
}
