import { variablesIn } from '../checklists/variables.ts';
import type { Firm } from '../firm.ts';

/**
 * What a printed list depends on, as one hash: its text, the values of the variables it uses, and the style of the firm.
 * Two lists with the same watermark print alike; so a list is published as long as the newest publication has its own.
 *
 * `text` has LF as line end and no byte order mark. `sha256` gives hexadecimal digits. The first line is the version: other
 * bytes would make every list look changed.
 */
export function watermarkOf(
  text: string,
  variables: Readonly<Record<string, string>>,
  { paper, name }: Pick<Firm, 'paper' | 'name'>,
  sha256: (text: string) => string,
): string {
  const values = variablesIn(text)
    .filter((variable) => Object.hasOwn(variables, variable))
    .sort()
    .map((variable) => `${variable}=${variables[variable]}\n`);
  return sha256(`mmc watermark 1\n${text}\0${values.join('')}\0paper=${paper}\nfirm=${name}\n`);
}
