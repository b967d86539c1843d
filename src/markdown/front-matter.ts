// The only place that touches gray-matter, because it runs JavaScript front-matter, guesses dates, and caches.
// Callers get the split text and the YAML as written, every scalar a string, with places.
import matter from 'gray-matter';
import type { Problem } from '../domain/problems.ts';
import { problemAt } from './problem.ts';
import type { Source } from './source.ts';
import { readYaml, type YamlValue } from './yaml.ts';

/** Front-matter of a file: `header` is the raw text between the fences, `bodyStart` where the Markdown begins. */
export interface FrontMatter {
  header: string;
  headerStart: number;
  bodyStart: number;
  yaml: YamlValue | undefined;
  problems: Problem[];
}

const HEADER_LIMIT = 64 * 1024;

/** Splits and reads the front-matter. Only a bare `---` in the first line opens one. */
export function readFrontMatter(source: Source): FrontMatter {
  const { text } = source;
  const none: FrontMatter = { header: '', headerStart: 0, bodyStart: 0, yaml: undefined, problems: [] };
  const firstLine = text.slice(0, indexOrEnd(text, '\n'));
  if (!firstLine.startsWith('---')) return none;
  if (firstLine !== '---') {
    // A row of dashes is a rule; anything else after the dashes names a language, and that is never run.
    if (/^-+\s*$/.test(firstLine) && firstLine.trim() !== '---') return none;
    return { ...none, problems: [problemAt(source, 'MMC-114', 0, firstLine.length)] };
  }
  const close = /\n---/.exec(text.slice(3));
  if (!close) return { ...none, problems: [problemAt(source, 'MMC-113', 0, 3)] };
  const closeLine = 3 + close.index + 1;
  if (!/^---(?:\n|$)/.test(text.slice(closeLine))) {
    return { ...none, problems: [problemAt(source, 'MMC-113', closeLine, indexOrEnd(text, '\n', closeLine))] };
  }
  if (closeLine > HEADER_LIMIT) return { ...none, problems: [problemAt(source, 'MMC-120', 0, 3)] };
  let read: ReturnType<typeof readYaml> = { value: undefined, problems: [] };
  const headerStart = firstLine.length + 1;
  const parse = (yaml: string) => {
    read = readYaml(source, yaml.replace(/^\n/, ''), headerStart);
    return {};
  };
  // Called with options gray-matter does not cache.
  const file = matter(text, { language: 'yaml', engines: { yaml: { parse } } });
  const bodyStart = text.length - file.content.length;
  return {
    header: text.slice(headerStart, closeLine),
    headerStart,
    bodyStart,
    yaml: read.value,
    problems: read.problems,
  };
}

function indexOrEnd(text: string, needle: string, from = 0): number {
  const at = text.indexOf(needle, from);
  return at === -1 ? text.length : at;
}
