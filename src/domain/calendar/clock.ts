import type { Day } from './day.ts';

/** The injected clock. Nothing else asks what time it is. */
export interface Clock {
  now(): Date;
  /** The day in a time zone, where it can be told without Intl. */
  dayIn?(timeZone: string): Day | undefined;
}

export function isTimeZone(name: string): boolean {
  // Node silently falls back to GMT for an unknown TZ variable, but Intl refuses an unknown name.
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The firm's local day at an instant. */
export function dayIn(timeZone: string, instant: Date): Day {
  return stampIn(timeZone, instant).slice(0, 10);
}

/** An instant as local time of the firm with its offset, `2026-10-14T09:02:11-07:00`. */
export function stampIn(timeZone: string, instant: Date): string {
  const parts = new Intl.DateTimeFormat('en-US-u-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(instant);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '00';
  const local = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
  const wholeSecond = Math.floor(instant.getTime() / 1000) * 1000;
  const offset = Math.round((Date.parse(`${local}Z`) - wholeSecond) / 60_000);
  const sign = offset < 0 ? '-' : '+';
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${local}${sign}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

const STAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})$/;

export function isStamp(text: string): boolean {
  return STAMP.test(text) && !Number.isNaN(Date.parse(text));
}
