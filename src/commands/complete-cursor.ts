// Where the cursor stands in a command line that is being typed. Pure: knows the tree of commands and no folder.

/** What completion reads of commander's tree; only main knows commander itself. */
export interface CommandTree {
  name(): string;
  description(): string;
  readonly commands: readonly CommandTree[];
  readonly registeredArguments: readonly { name(): string; readonly variadic: boolean }[];
  readonly options: readonly CommandOption[];
  createHelp(): {
    visibleCommands(command: CommandTree): CommandTree[];
    visibleOptions(command: CommandTree): CommandOption[];
  };
}

export interface CommandOption {
  readonly short?: string | undefined;
  readonly long?: string | undefined;
  readonly description: string;
  readonly argChoices?: readonly string[] | undefined;
  /** Its value must follow. */
  readonly required: boolean;
  /** Its value may follow. */
  readonly optional: boolean;
}

type Wanted =
  | { kind: 'option-name' }
  /** `prefix` is `--tier=` when name and value are one word. */
  | { kind: 'option-value'; option: CommandOption; prefix: string; maybeMore: boolean }
  | { kind: 'operand' };

export interface Cursor {
  command: CommandTree;
  /** Names from below the root, such as `client add`. */
  path: string;
  /** Words behind the command that are no options. */
  operands: string[];
  /** Values of options so far, by their long name or else the short one. */
  values: ReadonlyMap<string, string>;
  /** What is typed of the word at the cursor. */
  word: string;
  wanted: Wanted;
}

/** `words` is everything behind the program's name, up to the cursor; the last one may be empty. */
export function cursorIn(root: CommandTree, words: readonly string[]): Cursor {
  const before = words.slice(0, -1);
  const word = words.at(-1) ?? '';
  const values = new Map<string, string>();
  let command = root;
  let path = '';
  let operands: string[] = [];
  let pending: CommandOption | undefined;
  let onlyOperands = false;
  for (const one of before) {
    const takes = pending;
    pending = undefined;
    if (takes && (takes.required || !one.startsWith('-'))) {
      values.set(nameOf(takes), one);
      continue;
    }
    if (!onlyOperands && one === '--') onlyOperands = true;
    else if (!onlyOperands && one.startsWith('-') && one !== '-') pending = takeOption(root, command, one, values);
    else {
      const child = operands.length === 0 ? command.commands.find((below) => below.name() === one) : undefined;
      if (child) [command, path] = [child, path === '' ? one : `${path} ${one}`];
      else operands = [...operands, one];
    }
  }
  return { command, path, operands, values, word, wanted: wantedAt(root, command, word, pending, onlyOperands) };
}

/** Notes `--tier=remote` and `-Cdir`; answers the option when its value is the next word. */
function takeOption(
  root: CommandTree,
  command: CommandTree,
  word: string,
  values: Map<string, string>,
): CommandOption | undefined {
  const [name, value] = splitOption(word);
  const option = findOption(root, command, name);
  if (!option || !(option.required || option.optional)) return undefined;
  if (value === undefined) return option;
  values.set(nameOf(option), value);
  return undefined;
}

function wantedAt(
  root: CommandTree,
  command: CommandTree,
  word: string,
  pending: CommandOption | undefined,
  onlyOperands: boolean,
): Wanted {
  if (pending?.required) return { kind: 'option-value', option: pending, prefix: '', maybeMore: false };
  if (!onlyOperands && word.startsWith('-')) {
    const [name, value] = splitOption(word);
    const option = value === undefined ? undefined : findOption(root, command, name);
    if (value === undefined) return { kind: 'option-name' };
    if (!option || !(option.required || option.optional)) return { kind: 'option-name' };
    return { kind: 'option-value', option, prefix: word.slice(0, word.length - value.length), maybeMore: false };
  }
  // The value of `--resume [id]` may be left out: what else could stand here is offered, too.
  if (pending) return { kind: 'option-value', option: pending, prefix: '', maybeMore: true };
  return { kind: 'operand' };
}

/** `--tier=remote` and `-Cdir` in two. */
function splitOption(word: string): [name: string, value: string | undefined] {
  if (!word.startsWith('--')) return word.length > 2 ? [word.slice(0, 2), word.slice(2)] : [word, undefined];
  const at = word.indexOf('=');
  return at === -1 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}

function findOption(root: CommandTree, command: CommandTree, name: string): CommandOption | undefined {
  return [...command.options, ...root.options].find(({ short, long }) => short === name || long === name);
}

/** What the values of a cursor are kept under. */
export function nameOf(option: CommandOption): string {
  return option.long ?? option.short ?? '';
}
