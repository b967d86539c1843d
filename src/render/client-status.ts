import type { Day } from '../domain/calendar/day.ts';
import { daysBetween } from '../domain/calendar/day.ts';
import type { Period } from '../domain/calendar/period.ts';
import { groupBy } from '../domain/group-by.ts';
import type { EditNote, Finding } from '../domain/records/finding.ts';
import type { ClientStanding, ListStanding, OpenItem } from '../domain/standing.ts';
import { shortId } from '../domain/walk/finish.ts';
import { counted } from './age.ts';
import { openWords, stateWords } from './status.ts';
import { blank, type Line, line, span } from './text.ts';
import { plainWords } from './words.ts';
import { clip, widthOf } from './wrap.ts';

export interface ClientDetail {
  standing: ClientStanding;
  period: Period;
  today: Day;
  editNotes: readonly EditNote[];
  findings: readonly Finding[];
}

/** One client's month: every list, open items by section, open edit notes and findings. */
export function clientStatusLines(detail: ClientDetail, width: number): Line[] {
  const { standing, period, editNotes, findings, today } = detail;
  const about = standing.due ? (standing.plan ?? '') : standing.plan ? `${standing.plan}, not due` : 'no plan, not due';
  const head = line(span(standing.name, 'title'), ` (${standing.client}), ${about}, ${period}`);
  const lists = standing.lists.flatMap((list) => [blank, ...listLines(list, width)]);
  const none = standing.lists.length === 0 ? [blank, line(span('no checklist', 'warn'))] : [];
  const notes = editNotes.map((one) => ({
    mark: `${one.date} ${one.checklist} #${one.item}`,
    words: `${one.words} (${one.by})`,
  }));
  const wrong = findings.map((one) => ({
    mark: `${shortId(one.id)} ${counted(Math.max(0, daysBetween(one.date, today)), 'day')}`,
    words: `${one.item ? `#${one.item} ` : ''}${one.words}`,
  }));
  return [head, ...lists, ...none, ...block('Edit notes', notes, width), ...block('Findings', wrong, width)];
}

function listLines(list: ListStanding, width: number): Line[] {
  const { words, tone } = stateWords(list);
  const { executed, last, open } = list;
  const parts = [
    executed ? ` on ${executed.date} by ${executed.by}` : '',
    open.length > 0 ? `, open: ${openWords(open)}` : '',
    !executed && last ? `; last on ${last.date} by ${last.by}` : '',
    list.state === 'partial' && open.length === 0 ? '; nothing is left to ask, run it once more to finish it' : '',
  ];
  const about = list.subject ?? list.week;
  const name = about ? `${list.list} (${about})` : list.list;
  return [line(span(name, 'strong'), '  ', span(words, tone), parts.join('')), ...openLines(list, width)];
}

/** The open items by name; of a list that was not begun only how many each section has. */
function openLines(list: ListStanding, width: number): Line[] {
  const sections = groupBy(list.open, (item) => item.section);
  return [...sections].flatMap(([section, items]) => {
    const title = section === '' ? 'Without a section' : plainWords(section);
    if (list.state === 'not-begun') return sections.size > 1 ? [line(`  ${title}: ${items.length}`)] : [];
    return [line(span(`  ${title}`, 'faint')), ...items.map((item) => itemLine(item, width))];
  });
}

function itemLine(item: OpenItem, width: number): Line {
  const end = `${item.tier ?? ''}${item.carriedFrom ? `, since ${item.carriedFrom}` : ''}`;
  const words = clip(plainWords(item.text), Math.max(20, width - widthOf(end) - 6));
  return line(`    ${words}  `, span(end, 'faint'));
}

function block(title: string, entries: readonly { mark: string; words: string }[], width: number): Line[] {
  if (entries.length === 0) return [];
  return [
    blank,
    line(span(`${title} (${entries.length})`, 'strong')),
    ...entries.map(({ mark, words }) => {
      const room = Math.max(20, width - widthOf(mark) - 4);
      return line('  ', span(mark, 'faint'), `  ${clip(words.replace(/\s*\n\s*/g, ' / '), room)}`);
    }),
  ];
}
