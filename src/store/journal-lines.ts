import { createHash } from 'node:crypto';

/** What the first line's checksum continues. The number is the version of the format of lines, not of events. */
export const SEED = 'mmc journal 1';

const SEALED = /^(\{.*?),?"sum":"([0-9a-f]{32})"\}$/s;

export interface JournalReading<E extends object> {
  /** All events up to the end or the first damaged line. */
  events: E[];
  /** The last line was cut short by a kill or a power cut; its event had not been confirmed to anybody. */
  torn: boolean;
  /** The number, from 1, of a line that is damaged although others follow it or it was complete. */
  damagedAt?: number;
  /** The raw text from the torn or damaged line to the end, for salvage; empty when all is well. */
  rest: string;
  /** Bytes up to the end of the last good line. */
  goodLength: number;
  /** The checksum of the last good line, which the next one continues. */
  seal: string;
}

/** One event as a line. The checksum is the last key, `sum`, over the checksum before and the event as JSON. */
export function lineOf(event: object, previous: string): { bytes: Buffer; seal: string } {
  if ('sum' in event) throw new Error('an event must not have a key "sum"');
  const json = JSON.stringify(event);
  const seal = sealOf(previous, json);
  const open = json.slice(0, -1);
  return { bytes: Buffer.from(`${open}${open === '{' ? '' : ','}"sum":"${seal}"}\n`), seal };
}

/** Reads as far as the checksums hold. Never throws: damage is data. */
export function parseJournal<E extends object>(bytes: Buffer): JournalReading<E> {
  const events: E[] = [];
  let seal = SEED;
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(0x0a, start);
    const text = bytes.toString('utf8', start, end === -1 ? bytes.length : end);
    const line = end === -1 ? undefined : openLine(text, seal);
    if (line === undefined) {
      const last = end === -1 || end === bytes.length - 1;
      // A file system may have kept the new length of a file and not the bytes: zeros.
      const torn = last && (end === -1 || text.includes('\0'));
      const rest = bytes.toString('utf8', start);
      const damage = torn ? {} : { damagedAt: events.length + 1 };
      return { events, torn, ...damage, rest, goodLength: start, seal };
    }
    events.push(line.event as E);
    seal = line.seal;
    start = end + 1;
  }
  return { events, torn: false, rest: '', goodLength: start, seal };
}

function openLine(text: string, previous: string): { event: unknown; seal: string } | undefined {
  const found = SEALED.exec(text);
  const open = found?.[1];
  const seal = found?.[2];
  if (open === undefined || seal === undefined) return undefined;
  const json = `${open}}`;
  if (sealOf(previous, json) !== seal) return undefined;
  return { event: JSON.parse(json), seal };
}

function sealOf(previous: string, json: string): string {
  return createHash('sha256').update(`${previous}\n${json}`).digest('hex').slice(0, 32);
}
