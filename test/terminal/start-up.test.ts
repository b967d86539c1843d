import { build } from 'esbuild';
import { expect, test } from 'vitest';

test('the terminal loads no prompt library, no string-width and no readline at start-up', async () => {
  const { metafile } = await build({
    entryPoints: ['src/terminal/world.ts'],
    bundle: true,
    splitting: true,
    outdir: 'unwritten',
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
  });
  const entry = Object.values(metafile.outputs).find(({ entryPoint }) => entryPoint === 'src/terminal/world.ts');
  const statics = (entry?.imports ?? []).filter(({ kind }) => kind === 'import-statement');
  const chunks = [entry, ...statics.map(({ path }) => metafile.outputs[path])];
  const loaded = chunks.flatMap((chunk) => Object.keys(chunk?.inputs ?? {}));
  const packages = new Set(loaded.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []));
  expect(loaded).toContain('src/terminal/world.ts');
  expect([...packages]).toEqual(['chalk']);
  expect(statics.map(({ path }) => path)).not.toContain('node:readline');
});
