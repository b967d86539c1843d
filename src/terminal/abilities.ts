/** What the user asked for on the command line. */
export interface TerminalOptions {
  colour?: 'auto' | 'never' | 'always';
  /** Plain questions, line by line: for screen readers, for piped input, for terminals that cannot redraw. */
  plain?: boolean;
}

/** What is known of the surroundings before anything is written. */
export interface Surroundings {
  env: Readonly<Record<string, string | undefined>>;
  platform: string;
  stdin: boolean;
  stdout: boolean;
  stderr: boolean;
}

export interface Abilities {
  interactive: boolean;
  dumb: boolean;
  colour: boolean;
  colourOfErrors: boolean;
  unicode: boolean;
  /** False where a paste comes as plain typing, so that a burst with line ends must be taken for one. */
  bracketedPaste: boolean;
}

export function abilitiesOf(surroundings: Surroundings, options: TerminalOptions): Abilities {
  const { env, stdin, stdout, stderr } = surroundings;
  const dumb = isDumb(surroundings);
  return {
    // A build machine may lend its jobs a terminal that nobody sits at.
    interactive: stdin && stdout && !(dumb && isSet(env.CI)),
    dumb,
    colour: wantsColour(surroundings, options, stdout && !dumb),
    colourOfErrors: wantsColour(surroundings, options, stderr && !dumb),
    unicode: showsUnicode(surroundings),
    bracketedPaste: pastesInBrackets(surroundings),
  };
}

/** Windows consoles set no TERM and are not dumb. */
function isDumb({ env, platform }: Surroundings): boolean {
  const term = env.TERM ?? '';
  return term === 'dumb' || (term === '' && platform !== 'win32');
}

/** The command line wins, then NO_COLOR (no-color.org), then FORCE_COLOR, then whether there is a terminal. */
function wantsColour({ env }: Surroundings, { colour = 'auto' }: TerminalOptions, able: boolean): boolean {
  if (colour !== 'auto') return colour === 'always';
  if (isSet(env.NO_COLOR)) return false;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return able;
}

/** The Linux console has too few glyphs; old Windows consoles show boxes; elsewhere the locale knows. */
function showsUnicode({ env, platform }: Surroundings): boolean {
  if (platform === 'win32')
    return isSet(env.WT_SESSION) || isSet(env.TERM_PROGRAM) || env.ConEmuTask === '{cmd::Cmder}';
  if (env.TERM === 'linux') return false;
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  return /utf-?8/i.test(locale);
}

function pastesInBrackets({ env, platform }: Surroundings): boolean {
  if (platform === 'win32') return isSet(env.WT_SESSION) || isSet(env.TERM_PROGRAM);
  return !/^(linux|vt\d+|ansi|cons25)/.test(env.TERM ?? '');
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
