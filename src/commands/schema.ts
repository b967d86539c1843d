import { closest } from '../domain/closest.ts';
import { Failure } from '../domain/failure.ts';
import { jsonSchemaOf, SCHEMA_NAMES } from '../markdown/schemas/json-schema.ts';
import type { ExitCode, World } from './world.ts';

/** `mmc schema NAME`: the JSON Schema of a file, for editors. Nothing but the schema is printed. */
export async function schema({ name }: { name: string }, world: World): Promise<ExitCode> {
  const known = SCHEMA_NAMES.find((one) => one === name);
  if (!known) {
    const near = closest(name, SCHEMA_NAMES);
    throw new Failure('usage', `There is no schema "${name}"`, {
      hint: near ? `Did you mean "${near}"?` : `There are ${SCHEMA_NAMES.join(', ')}`,
    });
  }
  world.terminal.out(`${JSON.stringify(jsonSchemaOf(known), null, 2)}\n`);
  return 0;
}
