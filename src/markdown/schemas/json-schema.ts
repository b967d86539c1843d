// What editors check a file with while it is written, from the same schemas that mmc reads it with.
import * as z from 'zod';
import { SCHEMAS } from './schemas.ts';

export type SchemaName = keyof typeof SCHEMAS;
export type JsonSchema = Record<string, unknown>;

const TITLES: Record<SchemaName, string> = {
  workspace: 'mmc.yaml: the firm',
  client: 'Front-matter of clients/NAME/client.md',
  checklist: 'Front-matter of a checklist, a template or a single',
  result: 'Header of a result',
  finding: 'Header of a finding, or of an occurrence of one',
  closing: 'Header of the record that ends a finding or an edit note, or withdraws a waiver',
  'edit-note': 'Header of an edit note',
  waiver: 'Header of a waiver',
  publication: 'Header of a publication',
  archive: 'Header of archive/MONTH.md: a filed month',
  schedule: 'schedule/MONTH.yaml: the visits of a month',
};

export const SCHEMA_NAMES = Object.keys(TITLES) as SchemaName[];

const SLUG = '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$';

/**
 * A schema as JSON Schema, draft 2020-12. Unknown keys are refused by it although mmc itself only warns of them: an
 * editor has no milder way to point at a misspelled key, and the YAML extension of VS Code shows it as a warning.
 */
export function jsonSchemaOf(name: SchemaName): JsonSchema {
  const schema: JsonSchema = z.toJSONSchema(SCHEMAS[name], {
    target: 'draft-2020-12',
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => describe(zodSchema, jsonSchema as JsonSchema),
  });
  const { $schema, ...rest } = schema;
  return { $schema, $id: `urn:mmc-checklists:schema:1:${name}`, title: TITLES[name], ...rest };
}

/** Rewrites, in place, what zod makes of a schema. Wrappers such as optional() hold a copy of what they wrap. */
function describe(zodSchema: unknown, made: JsonSchema): void {
  const json = zodSchema instanceof z.ZodType ? zodSchema.meta()?.json : undefined;
  if (json !== undefined) become(made, scalar(json as JsonSchema));
  else if (zodSchema instanceof z.ZodString) become(made, { ...made, type: [...ANY_SCALAR, 'null'] });
  else if (zodSchema instanceof z.ZodArray) become(made, oneOrMany(made));
  else if (zodSchema instanceof z.ZodRecord) become(made, map(zodSchema, made));
  else if (isBlock(zodSchema)) become(made, { ...made, type: ['object', 'null'] });
}

/** Known keys that may all be missing: `holidays:` with nothing behind it is one. */
function isBlock(zodSchema: unknown): boolean {
  return zodSchema instanceof z.ZodPipe && zodSchema.out instanceof z.ZodObject;
}

function become(made: JsonSchema, wanted: JsonSchema): void {
  for (const key of Object.keys(made)) delete made[key];
  Object.assign(made, wanted);
}

const ANY_SCALAR = ['string', 'number', 'boolean'];

/**
 * mmc reads every scalar as the text that was written; an editor has made a number or a truth value of some. What was
 * text for us must then be right for it too: `serial: 0815`, `does: true`, and `minutes: "75"` the other way round.
 */
function scalar(json: JsonSchema): JsonSchema {
  const { type, enum: values, const: value, ...rest } = json;
  if (value !== undefined) return { ...rest, enum: [value, String(value)] };
  if (Array.isArray(values)) return { ...rest, enum: [...new Set([...values, ...values.map(String)])] };
  if (rest.format === 'date') return { type, pattern: '^\\d{4}-\\d{2}-\\d{2}$', ...rest };
  if (type === 'integer') return { ...rest, type: ['integer', 'string'], pattern: '^[0-9]{1,9}$' };
  if (!Array.isArray(type)) return json;
  const widened = type.includes('number') ? [...ANY_SCALAR, ...type.filter((one) => one === 'null')] : type;
  return { ...rest, type: [...new Set([...widened, 'boolean'])] };
}

/** A single value may stand for a list of one, and nothing for an empty list. */
function oneOrMany({ description, ...array }: JsonSchema): JsonSchema {
  return { description, anyOf: [array, array.items, { type: 'null' }] };
}

/** `people:` with nothing behind it is an empty map. Whether the keys are slugs, only the schema itself knows. */
function map(zodSchema: z.ZodRecord, made: JsonSchema): JsonSchema {
  const anyName = z.safeParse(zodSchema.keyType as z.ZodType, 'Any name').success;
  const { propertyNames: _, ...rest } = made;
  return { ...rest, type: ['object', 'null'], ...(anyName ? {} : { propertyNames: { pattern: SLUG } }) };
}
