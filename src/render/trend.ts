import type { Gap, TrendPoint } from '../domain/trend.ts';
import type { TrendSummary } from '../domain/trend-summary.ts';
import { counted } from './age.ts';
import { limitWords } from './limit-words.ts';
import { type Cell, toTable } from './table.ts';
import { blank, type Line, line, type Span, span, type Tone } from './text.ts';
import { markOf, plainWords } from './words.ts';
import { clip, wrap } from './wrap.ts';

/** What a trend is about. */
export interface TrendSubject {
  /** The client's name. */
  client: string;
  lists: readonly string[];
  item: string;
  text: string;
}

export interface TrendLook {
  width: number;
  unicode: boolean;
}

const GAP_WORDS: Record<Gap, string> = {
  unanswered: 'unanswered',
  cannot: 'cannot',
  'n/a': 'n/a',
  'not-due': 'not due',
  'not-walked': 'not walked',
  unreadable: 'unreadable',
  'no-item': 'not on the list',
  'no-value': '',
};

const BLOCKS = { steps: '▁▂▃▄▅▆▇█', gap: '·' };
const LETTERS = { steps: '_,-~=+*#', gap: '.' };

/** The readings as a person reads them: the curve, a line for each period, and what they amount to. */
export function trendLines(
  subject: TrendSubject,
  points: readonly TrendPoint[],
  summary: TrendSummary | undefined,
  look: TrendLook,
): Line[] {
  const title = clip(`${subject.client}: ${plainWords(subject.text) || subject.item}`, look.width);
  const place = line(span(`${subject.lists.join(', ')}  #${subject.item}`, 'faint'));
  const rows = points.map((point) => rowOf(point, points));
  return [
    line(span(title, 'title')),
    place,
    ...sparkLines(points, summary, look),
    blank,
    ...toTable(COLUMNS, rows, look.width),
    ...summaryLines(points, summary, look.width),
  ];
}

const COLUMNS = [
  { heading: 'PERIOD' },
  { heading: 'DAY' },
  { heading: 'VALUE', align: 'right' as const, flexible: true },
  { heading: 'LIMITS', flexible: true },
  { heading: 'OUTCOME' },
  { heading: 'BY', flexible: true },
];

function rowOf(point: TrendPoint, points: readonly TrendPoint[]): Cell[] {
  const { period, date = '', by = '', outcome, gap } = point;
  if (outcome === undefined) return [period, '', '', '', { text: GAP_WORDS[gap ?? 'unanswered'], tone: 'faint' }, ''];
  // Limits that stay the same are told once, and again where they change.
  const before = points.slice(0, points.indexOf(point)).findLast((one) => one.outcome !== undefined);
  const limits = limitWords(point.limits);
  const same = before !== undefined && limitWords(before.limits) === limits;
  const tone = toneOf(point);
  return [
    period,
    date,
    tone ? { text: valueWords(point), tone } : valueWords(point),
    { text: same ? (limits === '' ? '' : '"') : limits, tone: 'faint' },
    { text: outcome, ...(markOf(outcome, true).tone ? { tone: markOf(outcome, true).tone as Tone } : {}) },
    by,
  ];
}

function toneOf({ strays }: TrendPoint): Tone | undefined {
  return strays === 'wrong' ? 'bad' : strays === 'near' ? 'warn' : undefined;
}

function valueWords({ value, unit }: TrendPoint): string {
  return value === undefined ? '' : unit ? `${value} ${unit}` : value;
}

/** A letter for each period, as high as its reading between the smallest and the largest; gaps stay gaps. */
function sparkLines(points: readonly TrendPoint[], summary: TrendSummary | undefined, look: TrendLook): Line[] {
  if (!summary || summary.readings < 2) return [];
  const { steps, gap } = look.unicode ? BLOCKS : LETTERS;
  const letters = [...steps];
  const [least, most] = [summary.smallest.number ?? 0, summary.largest.number ?? 0];
  const room = Math.max(10, look.width - 22);
  const shown = points.slice(-room);
  const spans = shown.map((point): Span => {
    if (point.number === undefined) return span(gap, 'faint');
    const share = most === least ? 0.5 : (point.number - least) / (most - least);
    return span(letters[Math.round(share * (letters.length - 1))] ?? '', toneOf(point));
  });
  const [first, last] = [shown[0]?.period ?? '', shown.at(-1)?.period ?? ''];
  const range =
    least === most
      ? `all ${valueWords(summary.smallest)}`
      : `${letters[0]} ${valueWords(summary.smallest)}  ${letters.at(-1)} ${valueWords(summary.largest)}`;
  const limits = limitWords(summary.last.limits);
  const legend = [
    `${range}  ${gap} no reading`,
    limits === '' ? '' : `limits: ${limits}`,
    shown.length < points.length ? `the last ${shown.length} of ${points.length}` : '',
  ];
  return [
    blank,
    line(span(`${first}  `, 'faint'), ...spans, span(`  ${last}`, 'faint')),
    ...wrap(legend.filter((words) => words !== '').join('; '), look.width).map((part) => line(span(part, 'faint'))),
  ];
}

function summaryLines(points: readonly TrendPoint[], summary: TrendSummary | undefined, width: number): Line[] {
  const gaps = points.filter((point) => point.value === undefined).length;
  if (!summary) {
    const recorded = points.length - gaps;
    const words = recorded === 0 ? 'No value was recorded' : `${counted(recorded, 'value')}, none of them a number`;
    return [blank, line(`${words} in ${counted(points.length, 'period')}`)];
  }
  const { readings, smallest, largest, last, first } = summary;
  const at = (point: TrendPoint) => `${valueWords(point)} (${point.date})`;
  const ends = `smallest ${at(smallest)}, largest ${at(largest)}, last ${at(last)}`;
  const facts = `${counted(readings, 'reading')} in ${counted(points.length, 'period')}: ${readings === 1 ? at(last) : ends}`;
  return [blank, ...wrap(facts, width).map((part) => line(part)), ...changeLines(summary, first, last, width)];
}

/** Simple, and said how: the two ends, and the line through all that lies on the way. */
function changeLines(
  { monthlyChange, readings }: TrendSummary,
  first: TrendPoint,
  last: TrendPoint,
  width: number,
): Line[] {
  if (monthlyChange === undefined) return [];
  const amount = Number(Math.abs(monthlyChange).toPrecision(3));
  const change = amount === 0 ? 'no change' : `${amount} ${monthlyChange > 0 ? 'more' : 'less'} each month`;
  const how = readings === 2 ? '' : `, on the straight line closest to all ${readings} readings`;
  const words = `From ${valueWords(first)} in ${first.period} to ${valueWords(last)} in ${last.period}: ${change}${how}`;
  return wrap(words, width).map((part) => line(part));
}

export const TREND_HEADING = [
  'period',
  'date',
  'value',
  'unit',
  'min',
  'max',
  'warn',
  'expect',
  'outcome',
  'by',
  'gap',
] as const;

/** For a pipe and for CSV. A period without a reading has an empty value, and says why. */
export function trendRow({ period, date, value, unit, limits, outcome, by, gap }: TrendPoint): string[] {
  const { min, max, warn, expect } = limits;
  const reason = gap === undefined || gap === 'no-value' ? '' : GAP_WORDS[gap];
  return [period, date, value, unit, min, max, warn, expect, outcome, by, reason].map((one) => one ?? '');
}

/** For machines: `null` where there is nothing. */
export function trendJson(points: readonly TrendPoint[], summary: TrendSummary | undefined): Record<string, unknown> {
  const reading = ({ period, date, number }: TrendPoint) => ({ period, date, number });
  return {
    points: points.map(
      ({ period, date, by, outcome, value, number, unit, limits, strays, note, path, line: at, gap }) => ({
        period,
        date: date ?? null,
        value: value ?? null,
        number: number ?? null,
        unit: unit ?? null,
        limits,
        outcome: outcome ?? null,
        strays: strays ?? null,
        gap: gap ?? null,
        by: by ?? null,
        note: note ?? null,
        path: path ?? null,
        line: at ?? null,
      }),
    ),
    summary: summary
      ? {
          readings: summary.readings,
          smallest: reading(summary.smallest),
          largest: reading(summary.largest),
          first: reading(summary.first),
          last: reading(summary.last),
          monthlyChange: summary.monthlyChange ?? null,
        }
      : null,
  };
}
