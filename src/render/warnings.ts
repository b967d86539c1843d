import type { Warning } from '../domain/warnings/warnings.ts';
import { type Line, line, span } from './text.ts';
import { clip } from './wrap.ts';

/** A warning in one sentence, without the client's name. */
export function warningWords(warning: Warning): string {
  return warning.kind;
}

/** One line a warning: client, and what about it. */
export function warningLines(warnings: readonly Warning[], width: number): Line[] {
  return warnings.map((one) => line(span(clip(`${one.client}: ${warningWords(one)}`, width), 'warn')));
}

export function warningJson(warning: Warning): Record<string, unknown> {
  return { ...warning, message: warningWords(warning) };
}
