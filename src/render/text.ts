/** A piece of a line; the terminal gives the tone its colour. */
export type Tone = 'strong' | 'faint' | 'good' | 'bad' | 'warn' | 'accent' | 'title';
export interface Span {
  text: string;
  tone?: Tone | undefined;
}
export type Line = readonly Span[];

export function span(text: string, tone?: Tone): Span {
  return tone === undefined ? { text } : { text, tone };
}

export function line(...spans: (Span | string)[]): Line {
  return spans.map((one) => (typeof one === 'string' ? { text: one } : one));
}

export const blank: Line = [];

/** The text of a line without tones. */
export function plain(one: Line): string {
  return one.map((part) => part.text).join('');
}
