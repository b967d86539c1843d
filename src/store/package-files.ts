// The only place that knows where the package lies: dist/*.js when it is bundled, src/store/ when it is tested.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../domain/failure.ts';

/** A file that the package brings along; `name` is its path below the folder, with slashes. */
export interface PackageFile {
  name: string;
  text: string;
}

/** The Markdown files in a folder of the package's `templates/`, sorted, without those in deeper folders. */
export function packageTemplates(folder: '.' | 'singles' | 'procedures'): PackageFile[] {
  return readdirSync(join(templatesFolder(), folder))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => ({ name, text: packageText(join(folder, name)) }));
}

/** The text of one file below the package's `templates/`. */
export function packageText(name: string): string {
  return readFileSync(join(templatesFolder(), name), 'utf8');
}

function templatesFolder(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); at !== dirname(at); at = dirname(at)) {
    if (existsSync(join(at, 'templates', 'server.md'))) return join(at, 'templates');
  }
  throw new Failure('failed', 'The files that come with mmc are missing', { hint: 'Install it again' });
}
