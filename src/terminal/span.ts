/** What a piece of text means on the screen; its colour is decided in painter.ts alone. */
export type Tone = 'strong' | 'faint' | 'good' | 'bad' | 'warn' | 'accent' | 'title';

/** A piece of text in one tone. The text may come from anywhere: it is sanitised where it is painted. */
export interface Span {
  text: string;
  tone?: Tone | undefined;
}

/** One line of the screen, without its line end. */
export type Line = readonly Span[];
