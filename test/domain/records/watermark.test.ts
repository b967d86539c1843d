import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { watermarkOf } from '../../../src/domain/records/watermark.ts';

const FIRM = { paper: 'A4' as const, name: 'Łódź & Søn' };
const TEXT = '---\ntitle: T\n---\n\n- [ ] Logs on {{ log_drive }} or {{tape}} {#a}\n- [ ] {{log_drive}} {{unknown}}\n';
const VARIABLES = { tape: 'LTO', log_drive: 'D:', spare: 'x' };
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const of = (
  text = TEXT,
  variables: Record<string, string> = VARIABLES,
  firm: { paper: 'A4' | 'Letter'; name: string } = FIRM,
) => watermarkOf(text, variables, firm, sha256);

describe('the watermark of a list', () => {
  it('is the hash of the text, the variables it uses by name, and the style of the firm', () => {
    expect(watermarkOf(TEXT, VARIABLES, FIRM, (text) => text)).toBe(
      `mmc watermark 1\n${TEXT}\0log_drive=D:\ntape=LTO\n\0paper=A4\nfirm=Łódź & Søn\n`,
    );
    expect(of()).toMatch(/^[0-9a-f]{64}$/);
  });

  it('does not change with what the list does not use', () => {
    expect(of(TEXT, { ...VARIABLES, spare: 'y' })).toBe(of());
    expect(of(TEXT, { log_drive: 'D:', tape: 'LTO' })).toBe(of());
  });

  it.each([
    ['the text', of(`${TEXT}\n`)],
    ['a variable', of(TEXT, { ...VARIABLES, tape: 'RDX' })],
    ['a variable that has a value now', of(TEXT, { ...VARIABLES, unknown: '' })],
    ['the paper', of(TEXT, VARIABLES, { ...FIRM, paper: 'Letter' })],
    ['the name of the firm', of(TEXT, VARIABLES, { ...FIRM, name: 'Harbor IT' })],
  ])('changes with %s', (_what, other) => expect(other).not.toBe(of()));

  it('takes no value from what every object has', () => {
    expect(watermarkOf('{{toString}} {{__proto__}}', {}, FIRM, (text) => text)).toContain('\0\0');
  });
});
