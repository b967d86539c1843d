import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';

/** Bundles a TypeScript text, whose imports start with "src/", into a file that bare node can run; returns its path. */
export function bundledScript(folder: string, name: string, text: string): string {
  const entry = join(folder, `${name}.ts`);
  const outfile = join(folder, `${name}.mjs`);
  writeFileSync(entry, text.replaceAll("from 'src/", `from '${resolve('src')}/`));
  buildSync({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20' });
  return outfile;
}
