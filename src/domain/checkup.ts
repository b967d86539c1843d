/** How a check of this machine or workspace came out. `warn` can wait, `bad` loses something or stops work. */
export type Verdict = 'ok' | 'warn' | 'bad';

export interface Check {
  /** What was looked at, the same name every time, such as `line ends`. */
  check: string;
  verdict: Verdict;
  /** What was found, in words. */
  found: string;
  /** What to do about it. */
  mend?: string;
}

export const ok = (check: string, found: string): Check => ({ check, verdict: 'ok', found });
export const warn = (check: string, found: string, mend: string): Check => ({ check, verdict: 'warn', found, mend });
export const bad = (check: string, found: string, mend: string): Check => ({ check, verdict: 'bad', found, mend });
