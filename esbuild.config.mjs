// Bundles src into dist: one module per command, loaded on demand, because start-up is what a user of a command-line tool
// feels first. Also writes the licence texts of what was bundled.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, extname, join, resolve } from 'node:path';
import { build, transform } from 'esbuild';

/** Commands that have to be there at once. */
const AT_ONCE = ['src/commands/due.ts'];

/** Names stay as they are, so that the stack of a bug can be read. */
const minified = { minifySyntax: true, minifyWhitespace: true };
/** The same for lines, and because an error that nobody caught prints its whole line. */
const LINE_LIMIT = 160;
const options = {
  // Start is what bin calls; the others are there to be called with another world.
  entryPoints: { start: 'src/start.ts', main: 'src/main.ts', world: 'src/world.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  ...minified,
  legalComments: 'none',
  // An optional dependency: as large as all the rest, and needed only by a firm that names its country.
  external: ['date-holidays'],
  metafile: true,
  // These take random numbers and colours from what is there, where the builds for Node load node:crypto and node:process.
  alias: {
    ulid: './node_modules/ulid/dist/browser/index.js',
    '#supports-color': './node_modules/chalk/source/vendor/supports-color/browser.js',
  },
};

/** What a chunk may need as CommonJS. */
const HELPERS = {
  '__load(': 'const __load=path=>Promise.resolve().then(()=>require(path));',
  __here: "const __here=require('node:url').pathToFileURL(__filename).href;",
  '__lazy(': 'const __lazy=load=>{let it;return()=>it??=load()};',
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

/** Commander can run commands that are programs of their own. We have none, and the module for it is slow to load. */
const withoutPrograms = {
  name: 'without-programs',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('commander') ? { path: 'none', namespace: 'without-programs' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'without-programs' }, () => ({ contents: 'module.exports = {};' }));
  },
};

const { metafile: found } = await build({ ...options, write: false, plugins: [withoutPrograms] });
const entries = new Set(
  Object.values(found.outputs).flatMap(({ entryPoint }) => (entryPoint ? [resolve(entryPoint)] : [])),
);
const { metafile, outputFiles } = await build({
  ...options,
  write: false,
  plugins: [withoutPrograms, oneChunkAtTheStart(entries)],
});
const chunks = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
for (const name of AT_ONCE.map(chunkOf)) chunks.set(name, await inOneFile(name));
const written = [];
for (const [name, text] of chunks) {
  const code = await toCommonJs(text);
  await refuseWhatIsLeft(name, code);
  written.push([name, (await transform(code, { ...minified, lineLimit: LINE_LIMIT, target: options.target })).code]);
}
rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');
// The package is one of ES modules, and so are its sources.
writeFileSync('dist/package.json', '{ "type": "commonjs" }\n');
for (const [name, code] of written) writeFileSync(join('dist', name), code);

/** The chunk that a source is the entry of. */
function chunkOf(source) {
  return nameOfTheOne(`entry ${source}`, ({ entryPoint }) => entryPoint === source);
}

/** The chunk that holds the code of a source. */
function chunkWith(source) {
  return nameOfTheOne(`chunk with ${source}`, ({ inputs }) => inputs[source]?.bytesInOutput > 0);
}

function nameOfTheOne(wanted, is) {
  const found = Object.entries(metafile.outputs).filter(([, output]) => is(output));
  if (found.length !== 1) throw new Error(`${found.length} chunks are the ${wanted}`);
  return basename(found[0][0]);
}

/** A command with all that it loads, but for what is loaded at the start or on demand: two files instead of twenty. */
async function inOneFile(entry) {
  const start = chunkWith(options.entryPoints.start);
  const fromMemory = {
    name: 'from-memory',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^\.\// }, ({ path, kind }) =>
        kind === 'dynamic-import' || basename(path) === start
          ? { path, external: true }
          : { path: basename(path), namespace: 'memory' },
      );
      onLoad({ filter: /./, namespace: 'memory' }, ({ path }) => ({ contents: chunks.get(path) }));
    },
  };
  const { outputFiles } = await build({
    ...minified,
    ...{ bundle: true, write: false, format: 'esm', platform: 'node', target: 'node20', external: options.external },
    entryPoints: [`./${entry}`],
    plugins: [fromMemory],
  });
  return outputFiles[0].text;
}

/**
 * A chunk as a CommonJS module, into which esbuild does not split by itself: Node's loader of ES modules alone takes a
 * fifth of the time of an empty program. And modules of Node are loaded when they are first used, not all at the start.
 */
async function toCommonJs(chunk) {
  const asCommonJs = { ...minified, format: 'cjs', platform: 'node', target: options.target };
  const { code, warnings } = await transform(chunk, { ...asCommonJs, define: { 'import.meta.url': '__here' } });
  if (warnings.length > 0) throw new Error(warnings.map(({ text }) => text).join('\n'));
  const lazy = code
    .replace(/^"use strict";/, '')
    // What is not bundled stays an import: it may not be installed.
    .replace(/\bimport\("(\.\/[^"]+)"\)/g, '__load("$1")')
    .replace(/\b(import_node_\w+)=((?:__toESM\()?require\("node:\w+"\)(?:,1\))?)/g, '$1=__lazy(()=>$2)')
    .replace(/\bnew (import_node_\w+)\.(\w+)/g, 'new($1().$2)')
    .replace(/\b(import_node_\w+)\./g, '$1().');
  const helpers = Object.entries(HELPERS).map(([name, words]) => (lazy.includes(name) ? words : ''));
  return `"use strict";${helpers.join('')}${lazy}`;
}

/** The rewriting above goes by how esbuild writes code today. So what it leaves is read once more, as Node would. */
async function refuseWhatIsLeft(name, code) {
  const left = [];
  const isOfNode = (path) => builtinModules.includes(path.replace(/^node:/, ''));
  const mayLoad = ({ path, kind }) =>
    isOfNode(path) || (kind === 'require-call' ? chunks.has(path.slice(2)) : options.external.includes(path));
  const collect = ({ onResolve }) =>
    onResolve({ filter: /./ }, (one) => {
      if (one.kind !== 'entry-point' && !mayLoad(one)) left.push(`${one.kind} of ${one.path}`);
      return { path: one.path, external: true };
    });
  const reading = { stdin: { contents: code }, bundle: true, write: false, format: 'cjs', platform: 'node' };
  const plugins = [{ name: 'collect', setup: collect }];
  const { warnings } = await build({ ...reading, logLevel: 'silent', target: 'node20', plugins });
  left.push(...warnings.map(({ text }) => text));
  for (const [, path] of code.matchAll(/__load\("([^"]*)"\)/g))
    if (!chunks.has(path.slice(2))) left.push(`load of ${path}`);
  for (const [found] of code.matchAll(/\bimport_node_\w+(?!\w|\(\)|\s*=\s*__lazy\()/g))
    left.push(`a use of ${found} that is not lazy`);
  if (/^(?:im|ex)port\b|\bimport\.meta\b/m.test(code)) left.push('import, export or import.meta');
  if (!/^["']use strict["']/.test(code)) left.push('sloppy mode');
  if (left.length > 0) throw new Error(`dist/${name} is not what it should be: ${[...new Set(left)].join(', ')}`);
}

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
