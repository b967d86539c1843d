import { periodOf } from '../calendar/period.ts';
import { folderOf } from '../calendar/week.ts';

/** From this size on, a file is attached with a warning: it stays in the history for good. */
export const LARGE_BYTES = 2 * 1024 * 1024;
/** Larger files are refused. */
export const LIMIT_BYTES = 25 * 1024 * 1024;

/**
 * Name of an attachment below the client's `attachments/`: the month, and the first 32 hexadecimal digits of the SHA-256
 * of its bytes, so that the same photo is kept once and two laptops never clash. `202610/9f86d0….jpg`
 */
export function attachmentName(sha256: string, original: string, opening: { date: string; period?: string }): string {
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(original)?.[1]?.toLowerCase();
  const month = folderOf(opening.period ?? periodOf(opening.date));
  return `${month}/${sha256.slice(0, 32)}${extension ? `.${extension}` : ''}`;
}
