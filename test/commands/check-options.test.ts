import { describe, expect, it } from 'vitest';
import { checkOptions, flagTrouble } from '../../src/commands/walk/check-options.ts';
import type { RunOptions } from '../../src/commands/walk/options.ts';

describe('options of mmc run', () => {
  it.each<[RunOptions, string]>([
    [{ minutes: '5' }, '--minutes has no effect without --answers'],
    [{ revision: 'none' }, '--revision has no effect without --answers'],
    [{ resume: true, tech: 'bob' }, '--tech has no effect with --resume'],
    [{ resume: 'abc123', date: '2026-10-01' }, '--date has no effect with --resume'],
    [{ resume: true, mode: 'remote' }, '--mode has no effect with --resume'],
    [{ resume: true, period: '2026-10' }, '--period has no effect with --resume'],
    [{ resume: true, subject: 'Ann' }, '--subject has no effect with --resume'],
    [{ corrects: 'abc123', period: '2026-10' }, '--period has no effect with --corrects'],
    [{ corrects: 'abc123', subject: 'Ann' }, '--subject has no effect with --corrects'],
  ])('that do nothing are refused: %j', (options, words) => {
    expect(() => checkOptions({ client: 'acme', ...options })).toThrow(words);
  });

  it.each<RunOptions>([
    { answers: 'a.yaml', minutes: '5', revision: 'none', resume: true, met: 'Bob', ticket: 'T1' },
    { corrects: 'abc123', date: '2026-10-01', tech: 'bob', mode: 'remote' },
    { subject: 'Ann', period: '2026-10' },
    {},
  ])('that belong together pass: %j', (options) => {
    expect(() => checkOptions(options)).not.toThrow();
  });

  it.each(['subject', 'met', 'ticket'] as const)('hold no secret: --%s', (name) => {
    expect(() => checkOptions({ [name]: 'Ann, password: Hunter2!' })).toThrow(
      `--${name}: this holds what looks like a password; write ****** instead`,
    );
    expect(flagTrouble('x'.repeat(70_000))).toContain('too long');
  });
});
