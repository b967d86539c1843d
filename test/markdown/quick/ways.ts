import { isTimeZone } from '../../../src/domain/calendar/clock.ts';
import { parseClient, parseFirm } from '../../../src/markdown/firm.ts';
import { parseListHead } from '../../../src/markdown/list-head.ts';
import { quickClient, quickFirm } from '../../../src/markdown/quick/firm.ts';
import { quickListHead } from '../../../src/markdown/quick/list-head.ts';
import { quickResultHeader, quickSideRecord } from '../../../src/markdown/quick/records.ts';
import { parseResultHeader } from '../../../src/markdown/result.ts';
import { parseSideRecord } from '../../../src/markdown/side-records.ts';
import type { Source } from '../../../src/markdown/source.ts';
import type { SAMPLES } from './samples.ts';

/** Two ways to read the same files. */
export interface Way {
  quick(text: string): unknown;
  /** Undefined when there is a problem of any kind. */
  full(source: Source): unknown;
  /** What stands below the front-matter is not looked at. */
  headOnly?: true;
}

export const PATH = 'clients/acme/some.md';
const clean = <T>(value: T | undefined, problems: readonly unknown[]) => (problems.length === 0 ? value : undefined);
export const ways: Record<keyof typeof SAMPLES, Way> = {
  firm: {
    quick: (text) => quickFirm(text, isTimeZone),
    full: (source) => {
      const { firm, problems } = parseFirm(source);
      return clean(firm, problems);
    },
  },
  client: {
    quick: (text) => quickClient(text, 'acme'),
    full: (source) => {
      const { client, problems } = parseClient(source, 'acme');
      return clean(client, problems);
    },
  },
  list: {
    quick: (text) => quickListHead(text, 'server-dc01'),
    full: (source) => {
      const { head, problems } = parseListHead(source, 'server-dc01');
      return clean(head, problems);
    },
    headOnly: true,
  },
  result: {
    quick: quickResultHeader,
    full: (source) => {
      const { header, problems } = parseResultHeader(source);
      return clean(header, problems);
    },
    headOnly: true,
  },
  sideRecord: {
    quick: (text) => quickSideRecord(PATH, text),
    full: (source) => {
      const { record, problems } = parseSideRecord(source);
      return clean(record, problems);
    },
  },
};
