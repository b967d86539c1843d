/** Options of mmc itself that may stand before a command; -C takes a value. */
const PLAIN = ['--no-color'];

/** The command that a command line names; undefined when that takes a closer look. */
export function commandNamed(argv: readonly string[]): string | undefined {
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] as string;
    if (word === '-C') at += 1;
    else if (!word.startsWith('-')) return word;
    else if (!word.startsWith('-C') && !PLAIN.includes(word)) return undefined;
  }
  return undefined;
}
