import { OUTCOMES, type Outcome } from '../domain/answers/answer.ts';
import { isWeek } from '../domain/calendar/week.ts';
import { type ItemInMonth, type ListMonth, visitDays } from '../domain/list-month.ts';
import type { ResultHeader } from '../domain/records/result.ts';
import { tallyWords } from '../domain/records/result.ts';
import { shortId } from '../domain/walk/finish.ts';
import { itemLines, readingLines, type ShowOptions, sectionLines } from './show-items.ts';
import { blank, type Line, line, span } from './text.ts';
import { minutesWords } from './words.ts';
import { wrap } from './wrap.ts';

const TITLES: Record<Exclude<Outcome, 'done'>, string> = {
  problem: 'Problems',
  cannot: 'Could not be done',
  'n/a': 'Does not apply',
};

/** A month of a list as a person reads it: what needs attention first, everything with `all`. */
export function showLines(month: ListMonth, client: string, options: ShowOptions & { all: boolean }): Line[] {
  const lines = headLines(month, client, options.width);
  if (options.all) lines.push(...sectionLines(month, options));
  else {
    for (const outcome of OUTCOMES) {
      if (outcome === 'done') continue;
      const items = month.items.filter(({ given }) => given?.answer.outcome === outcome);
      lines.push(...block(TITLES[outcome], items, month, options));
    }
    const noted = month.items.filter(
      (one) => one.note || (one.given?.answer.outcome === 'done' && one.given.answer.note),
    );
    lines.push(...block('Notes', noted, month, options), ...readingLines(month, options));
  }
  return [...lines, blank, ...countLines(month)];
}

function block(title: string, items: readonly ItemInMonth[], month: ListMonth, options: ShowOptions): Line[] {
  if (items.length === 0) return [];
  const head = line(span(`${title} (${items.length})`, 'strong'));
  return [blank, head, ...items.flatMap((item) => itemLines(item, month, options))];
}

function headLines(month: ListMonth, client: string, width: number): Line[] {
  const { sittings, checklist, list } = month;
  const title = `${client}: ${checklist.title || list}`;
  const facts: [string, string][] = [
    ['about', month.subject ?? ''],
    ['asset', checklist.asset ?? ''],
    [isWeek(month.period ?? '') ? 'week' : 'month', month.period ?? ''],
    ['visited', visitDays(sittings).join(', ')],
    ['by', each(sittings, (one) => one.by)],
    ['mode', each(sittings, (one) => (one.mode === 'onsite' ? 'on site' : 'remote'))],
    ['met', each(sittings, (one) => one.met)],
    ['time', timeWords(sittings)],
    ['ticket', each(sittings, (one) => one.ticket)],
    [
      'keyed in',
      each(sittings, (one) => one.entered && `${one.entered}${one.enteredBy ? ` by ${one.enteredBy}` : ''}`),
    ],
    [
      'extra',
      each(sittings, (one) => [one.trip ? 'trip' : '', one.afterHours ? 'after hours' : ''].filter(Boolean).join(', ')),
    ],
    ['revision', each(sittings, (one) => REVISION[one.revision])],
    ['remarks', each(sittings, (one) => one.remarks)],
    [sittings.length === 1 ? 'result' : 'results', resultWords(sittings)],
    ['correction', each(sittings, (one) => one.corrects && `takes the place of ${shortId(one.corrects)}`)],
  ];
  const given = facts.filter(([, words]) => words !== '');
  const label = Math.max(...given.map(([name]) => name.length));
  return [
    line(span(title, 'title'), span(`  ${list}`, 'faint')),
    ...given.flatMap(([name, words]) =>
      wrap(words, width - label - 2).map((part, at) =>
        line(span((at === 0 ? name : '').padEnd(label + 2), 'faint'), part),
      ),
    ),
  ];
}

const REVISION = { none: 'nothing to change', notes: 'edit notes left', changed: 'the list was changed' } as const;

/** What the sittings say, each once, in order. */
function each(sittings: readonly ResultHeader[], read: (one: ResultHeader) => string | undefined): string {
  return [...new Set(sittings.map(read).filter((one) => one !== undefined && one !== ''))].join('; ');
}

/** The end of each result's name, by which `--corrects` takes it. */
function resultWords(sittings: readonly ResultHeader[]): string {
  const ids = sittings.map((one) => ({ one, id: shortId(one.id) }));
  if (ids.length === 1) return ids[0]?.id ?? '';
  return ids.map(({ one, id }) => `${id} (${one.by} ${one.date})`).join('; ');
}

function timeWords(sittings: readonly ResultHeader[]): string {
  const minutes = sittings.reduce((sum, one) => sum + one.minutes, 0);
  const estimate = sittings.at(-1)?.estimate;
  const sum = sittings.length > 1 ? ` in ${sittings.length} sittings` : '';
  return `${minutesWords(minutes)}${sum}${estimate ? `, estimated ${minutesWords(estimate)}` : ''}`;
}

function countLines(month: ListMonth): Line[] {
  const words = tallyWords(month.tally);
  if (month.executed) return [line(span(words, 'strong'))];
  const open = month.items.filter(({ item }) => month.open.includes(item.id)).length;
  return [line(span(words, 'strong'), '; ', span(`${open || month.open.length} open: not executed yet`, 'warn'))];
}
