// Bundles src into dist: one ES module per command, loaded on demand, because start-up is what a user of a
// command-line tool feels first. Also writes the licence texts of what was bundled.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { build } from 'esbuild';

const options = {
  entryPoints: { main: 'src/main.ts', world: 'src/world.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  keepNames: true,
  legalComments: 'none',
  // An optional dependency: as large as all the rest, and needed only by a firm that names its country.
  external: ['date-holidays'],
  metafile: true,
  // These take random numbers and colours from what is there, where the builds for Node load node:crypto and node:process.
  alias: {
    ulid: './node_modules/ulid/dist/browser/index.js',
    '#supports-color': './node_modules/chalk/source/vendor/supports-color/browser.js',
  },
  // Some of what is bundled is CommonJS and calls require() for Node's own modules.
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
};

/**
 * Puts all that is loaded at the start into one chunk, since each further file costs half a millisecond. esbuild makes a
 * chunk of what the same entries reach: so every entry, those loaded on demand too, claims to need all of the start.
 */
function oneChunkAtTheStart(entries) {
  const start = Object.values(options.entryPoints).map((path) => `import ${JSON.stringify(resolve(path))};`);
  return {
    name: 'one-chunk-at-the-start',
    setup: ({ onLoad }) =>
      onLoad({ filter: /\.[jt]s$/ }, ({ path }) =>
        entries.has(path)
          ? { contents: [readFileSync(path, 'utf8'), ...start].join('\n'), loader: extname(path).slice(1) }
          : undefined,
      ),
  };
}

const { metafile: found } = await build({ ...options, write: false });
const entries = new Set(
  Object.values(found.outputs).flatMap(({ entryPoint }) => (entryPoint ? [resolve(entryPoint)] : [])),
);
rmSync('dist', { recursive: true, force: true });
const { metafile } = await build({ ...options, plugins: [oneChunkAtTheStart(entries)] });

const packages = new Set();
for (const input of Object.keys(metafile.inputs)) {
  const found = input.match(/^(node_modules\/(?:@[^/]+\/)?[^/]+)\//);
  if (found?.[1]) packages.add(found[1]);
}
const notices = [...packages].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const licence = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
  const words = licence ? readFileSync(join(folder, licence), 'utf8').trim() : `Licence: ${license}`;
  return `${name} ${version}\n\n${words}\n`;
});
writeFileSync('dist/THIRD-PARTY-NOTICES.txt', notices.join(`\n${'-'.repeat(72)}\n\n`));
