/** Machine output of a command: one object, versioned, and nothing else on stdout. */
export function toJson(kind: string, content: Record<string, unknown>): string {
  return `${JSON.stringify({ schemaVersion: 1, kind, ...content }, mapsToObjects, 2)}\n`;
}

function mapsToObjects(_key: string, value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries(value);
  return value instanceof Set ? [...value] : value;
}
