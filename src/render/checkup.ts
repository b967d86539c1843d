import type { Check, Verdict } from '../domain/checkup.ts';
import { toJson } from './json.ts';
import { toTsv } from './table.ts';
import { type Line, line, span, type Tone } from './text.ts';
import { wrap } from './wrap.ts';

const MARKS: Record<Verdict, { unicode: string; ascii: string; tone: Tone }> = {
  ok: { unicode: '✓', ascii: 'ok  ', tone: 'good' },
  warn: { unicode: '!', ascii: 'warn', tone: 'warn' },
  bad: { unicode: '✗', ascii: 'BAD ', tone: 'bad' },
};

/** A check a line, what is to be done below it, and the count at the end. */
export function toCheckupLines(
  checks: readonly Check[],
  { width, unicode }: { width: number; unicode: boolean },
): Line[] {
  const lines = checks.flatMap(({ check, verdict, found, mend }) => {
    const { tone, ...marks } = MARKS[verdict];
    const mark = unicode ? marks.unicode : marks.ascii;
    const indent = ' '.repeat(mark.length + 1);
    const room = width - indent.length;
    const [first = '', ...more] = wrap(`${check}: ${found}`, room);
    const mending = mend ? wrap(`mend: ${mend}`, room) : [];
    return [
      line(span(mark, tone), ` ${first}`),
      ...more.map((one) => line(indent + one)),
      ...mending.map((one) => line(span(indent + one, 'faint'))),
    ];
  });
  return [...lines, line(span(countOf(checks), 'strong'))];
}

function countOf(checks: readonly Check[]): string {
  const number = (verdict: Verdict) => checks.filter((one) => one.verdict === verdict).length;
  const [warnings, broken] = [number('warn'), number('bad')];
  if (warnings + broken === 0) return 'All is well.';
  return `${broken} bad, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}, ${number('ok')} well.`;
}

export function toCheckupTsv(checks: readonly Check[]): string {
  return toTsv(checks.map(({ check, verdict, found, mend }) => [verdict, check, found, mend ?? '']));
}

export function toCheckupJson(checks: readonly Check[], fixed: readonly string[]): string {
  return toJson('doctor', { ok: checks.every(({ verdict }) => verdict !== 'bad'), checks, fixed });
}
