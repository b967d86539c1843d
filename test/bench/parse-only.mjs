// The peer of `mmc check`: what remark alone takes to parse the same files, in one process, and nothing else.
// Arguments: the folder and a file that names the lists in it, one a line.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const [folder, names] = process.argv.slice(2);
const parser = unified().use(remarkParse).use(remarkGfm).freeze();
for (const name of readFileSync(names, 'utf8').trim().split('\n'))
  parser.parse(readFileSync(join(folder, name), 'utf8'));
