import { isDay } from '../calendar/day.ts';
import { isPeriod } from '../calendar/period.ts';
import { isWeek } from '../calendar/week.ts';
import { isSlug } from '../names.ts';
import type { Opening, SittingEvent } from './events.ts';

/** The newest format of journals and records that this mmc knows. */
export const FORMAT = 1;

/** An id as mmc makes them: 26 letters and digits of Crockford's base 32. github.com/ulid/spec */
export function isUlid(text: string): boolean {
  return /^[0-9A-HJKMNP-TV-Z]{26}$/i.test(text);
}

/** A name below a client's `attachments/`, as `attachmentName` makes it; anything else could lead out of the folder. */
export function isAttachmentName(text: string): boolean {
  return /^\d{6}\/[0-9a-f]{32}(?:\.[a-z0-9]{1,8})?$/.test(text);
}

/**
 * Whether paths may be made of what a journal says. A journal is a file like any other: it may come from somebody else,
 * by a copied folder or a prepared repository.
 */
export function isTrustworthy(events: readonly SittingEvent[]): boolean {
  const [first, ...rest] = events;
  return first?.type === 'open' && isOpening(first) && rest.every(namesItsFilesWell);
}

function isOpening({ sitting, visit, client, checklist, by, date, period, walked, due, asked }: Opening): boolean {
  const texts = [sitting, visit, client?.slug, client?.id, checklist, by, date, walked];
  if (!texts.every((one) => typeof one === 'string') || !Array.isArray(due) || !Array.isArray(asked)) return false;
  const ids = isUlid(sitting) && isUlid(visit);
  const periods = period === undefined || isPeriod(period) || isWeek(period);
  return ids && [client.slug, checklist, by].every(isSlug) && isDay(date) && periods;
}

function namesItsFilesWell(event: SittingEvent): boolean {
  if (event.type === 'attach') return isAttachmentName(event.file);
  if (event.type !== 'answer') return event.type !== 'edit-note' || isUlid(event.id);
  const { answer, finding } = event;
  const ids = [finding?.id, finding?.occurrenceOf, finding?.closing].filter((one) => one !== undefined);
  return (answer.files ?? []).every(isAttachmentName) && ids.every(isUlid);
}
