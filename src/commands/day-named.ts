import { type Day, isDay } from '../domain/calendar/day.ts';
import { Failure } from '../domain/failure.ts';

/** A day that was typed; the example says how one is written. Throws a usage failure. */
export function dayNamed(word: string, example: Day = '2026-12-08'): Day {
  if (isDay(word)) return word;
  throw new Failure('usage', `"${word}" is not a day`, { hint: `Write it as ${example}` });
}

/** A day on which something was done: today or earlier. Throws a usage failure. */
export function dayUntilNow(word: string, now: Day): Day {
  const day = dayNamed(word, now);
  if (day <= now) return day;
  throw new Failure('usage', `${day} is in the future`, { hint: `Today is ${now}` });
}
