import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROBLEMS } from '../../src/domain/problems.ts';
import { SAMPLE_NAMES, SAMPLES } from './samples.ts';

const GROUPS: Record<string, string> = {
  '10': 'The file itself',
  '11': 'Front-matter and YAML',
  '20': 'Checklists',
  '21': 'What looks like an item or like attributes, and is not',
  '30': 'Results and records',
  '40': 'What refers to something else',
  '50': 'Names and places of files',
};

/** The list of all problems as Markdown: what each says, an example from its sample, and the mend. */
export function problemEntries(): string {
  return Object.entries(PROBLEMS)
    .map(([code, { severity, says, mend }]) => {
      const group = GROUPS[code.slice(4, 6)];
      const first =
        group !== undefined && Object.keys(PROBLEMS).find((one) => one.startsWith(code.slice(0, 6))) === code;
      const heading = first ? `## ${group}\n\n` : '';
      const words = `**${severity === 'error' ? 'Error' : 'Warning'}:** ${readable(says)}.\n\n**Mend:** ${readable(mend)}.`;
      return `${heading}### ${code}\n\n${words}\n\n\`\`\`\`text\n${exampleOf(code)}\n\`\`\`\`\n`;
    })
    .join('\n');
}

/** `{name}` as *name*, and the doubled braces as one. */
function readable(words: string): string {
  const plain = words.replace(/\{\{|\}\}|\{(\w+)\}/g, (whole, name?: string) =>
    name ? `*${name}*` : (whole[0] ?? ''),
  );
  return plain === '*suggestion*' ? 'what it says, such as `did you mean …`' : plain;
}

/** What check says of the sample, as far as it is about this code. */
function exampleOf(code: string): string {
  const sample = SAMPLE_NAMES.find((name) => name.startsWith(code)) ?? '';
  const path = join(SAMPLES, sample, 'expected.txt');
  const told = existsSync(path) ? readFileSync(path, 'utf8').split('\n\n') : [];
  return told.find((one) => one.includes(` ${code}: `)) ?? '';
}
