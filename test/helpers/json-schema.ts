/**
 * Checks a value against the few keywords of JSON Schema that our schemas use; an unknown keyword is an error, so that
 * none is silently passed over. Answers what is wrong, as "path: keyword".
 */
export function schemaErrors(schema: Record<string, unknown>, value: unknown, at = ''): string[] {
  const unknown = Object.keys(schema).filter((key) => !(key in CHECKS) && !ANNOTATIONS.has(key));
  if (unknown.length > 0) throw new Error(`This validator does not know ${unknown.join(', ')} (at ${at})`);
  return Object.entries(schema).flatMap(([key, wanted]) => CHECKS[key]?.(wanted, value, at, schema) ?? []);
}

type Schema = Record<string, unknown>;
// biome-ignore lint/suspicious/noExplicitAny: each keyword knows the form of its own value.
type Check = (wanted: any, value: unknown, at: string, schema: Schema) => string[];

const ANNOTATIONS = new Set(['$schema', '$id', 'title', 'description', 'examples', 'format']);

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function typesOf(value: unknown): string[] {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  if (Number.isInteger(value)) return ['integer', 'number'];
  return [typeof value];
}

const wrong = (holds: boolean, at: string, keyword: string): string[] => (holds ? [] : [`${at || '/'}: ${keyword}`]);

const CHECKS: Record<string, Check> = {
  type: (wanted: string | string[], value, at) =>
    wrong(
      typesOf(value).some((one) => [wanted].flat().includes(one)),
      at,
      'type',
    ),
  enum: (wanted: unknown[], value, at) => wrong(wanted.includes(value), at, 'enum'),
  pattern: (wanted: string, value, at) =>
    wrong(typeof value !== 'string' || new RegExp(wanted, 'u').test(value), at, 'pattern'),
  minimum: (wanted: number, value, at) => wrong(typeof value !== 'number' || value >= wanted, at, 'minimum'),
  maximum: (wanted: number, value, at) => wrong(typeof value !== 'number' || value <= wanted, at, 'maximum'),
  anyOf: (wanted: Schema[], value, at) =>
    wrong(
      wanted.some((one) => schemaErrors(one, value).length === 0),
      at,
      'anyOf',
    ),
  items: (wanted: Schema, value, at) =>
    Array.isArray(value) ? value.flatMap((one, index) => schemaErrors(wanted, one, `${at}/${index}`)) : [],
  required: (wanted: string[], value, at) =>
    isObject(value) ? wanted.flatMap((key) => wrong(key in value, at, `required ${key}`)) : [],
  properties: (wanted: Record<string, Schema>, value, at) =>
    isObject(value)
      ? Object.entries(wanted).flatMap(([key, one]) =>
          key in value ? schemaErrors(one, value[key], `${at}/${key}`) : [],
        )
      : [],
  additionalProperties: (wanted: false | Schema, value, at, schema) => {
    if (!isObject(value)) return [];
    const known = Object.keys((schema.properties as Schema | undefined) ?? {});
    return Object.keys(value)
      .filter((key) => !known.includes(key))
      .flatMap((key) =>
        wanted === false ? [`${at}/${key}: unknown`] : schemaErrors(wanted, value[key], `${at}/${key}`),
      );
  },
  propertyNames: (wanted: Schema, value, at) =>
    isObject(value) ? Object.keys(value).flatMap((key) => schemaErrors(wanted, key, `${at}/${key}`)) : [],
};
