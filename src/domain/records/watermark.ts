import { variablesIn } from '../checklists/variables.ts';
import type { Firm } from '../firm.ts';

const BEFORE = 'mmc watermark 1\n';

/**
 * The fingerprint of a list as it is printed: equal as long as a print would show the same. `text` is the whole file with
 * LF line ends and without byte order mark, `hash` gives SHA-256 in hex. Over: `mmc watermark 1\n`, the text, NUL, each
 * variable that the text uses and that has a value as `name=value\n` by name, NUL, `paper=A4\nfirm=NAME\n`.
 */
export function watermarkOf(
  text: string,
  variables: Readonly<Record<string, string>>,
  firm: Pick<Firm, 'paper' | 'name'>,
  hash: (text: string) => string,
): string {
  const used = text.includes('{{') ? variablesIn(text).sort() : [];
  const values = used.flatMap((one) => (Object.hasOwn(variables, one) ? [`${one}=${variables[one]}\n`] : []));
  return hash(`${BEFORE}${text}\0${values.join('')}\0paper=${firm.paper}\nfirm=${firm.name}\n`);
}
