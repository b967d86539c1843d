/** What the top level does with a failure: each kind has one exit code, mapped once in main. */
export type FailureKind = 'failed' | 'usage' | 'data' | 'busy' | 'conflict' | 'unshared';

/** A failure to tell the user about: one sentence, what to type next, and the cause. Caught only in main. */
export class Failure extends Error {
  readonly kind: FailureKind;
  readonly hint: string | undefined;

  constructor(kind: FailureKind, sentence: string, options: { hint?: string; cause?: unknown } = {}) {
    super(sentence, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Failure';
    this.kind = kind;
    this.hint = options.hint;
  }
}
