import { listInFront, openPositions, type Visit } from '../../domain/walk/visit.ts';
import { blank, type Line, line, span } from '../text.ts';
import { widthOf, wrap } from '../wrap.ts';
import { contentOf } from './content.ts';
import { type Frame, type FrameSize, type Parts, spread, toFrame } from './frame.ts';
import { inputLines } from './input-line.ts';

/** The screen of a visit. `at` is the time as a stamp, for minutes that run. */
export function toScreen(visit: Visit, size: FrameSize, at: string): Frame {
  const head = headLines(visit, size);
  const { body, question, field, keys, vital = 0 } = contentOf(visit, size, at);
  const message = visit.message
    ? wrap(visit.message.words, size.columns)
        .slice(0, 2)
        .map((text) => line(span(text, visit.message?.tone)))
    : [];
  const input = field
    ? inputLines(question, field, size)
    : { lines: question.map((text) => line(span(text, 'accent'))), cursor: undefined };
  const parts: Parts = { head, body, vital, message, input: input.lines, keys: keyLines(keys, size) };
  if (input.cursor) parts.cursor = input.cursor;
  return toFrame(parts, size);
}

function headLines(visit: Visit, { columns, unicode }: FrameSize): Line[] {
  const list = listInFront(visit);
  const { opening, facts, answers } = list.sitting;
  const [arrow, bullet] = unicode ? ['›', '·'] : ['>', '-'];
  const when = opening.period ?? opening.subject ?? opening.date;
  const left = line(
    span(opening.client.name, 'title'),
    span(` ${arrow} ${list.checklist.title} ${bullet} ${when}`, 'strong'),
  );
  const place = visit.lists.length > 1 ? ` ${bullet} list ${visit.front + 1}/${visit.lists.length}` : '';
  const position = list.asked.length > 0 ? `${list.position + 1}/${list.asked.length}` : '0/0';
  const right = `${facts.mode === 'onsite' ? 'on site' : 'remote'}${place} ${bullet} ${position}`;
  const wide = Math.max(10, Math.min(columns - 24, 56));
  const done = list.asked.length - openPositions(visit, visit.front).length;
  const filled = list.asked.length === 0 ? 0 : Math.round((done / list.asked.length) * wide);
  const [full, empty] = unicode ? ['━', '─'] : ['#', '-'];
  const problems = [...answers.values()].filter((one) => one.outcome === 'problem').length;
  const counted = ` ${done} answered${problems > 0 ? `, ${problems} wrong` : ''}`;
  return [
    spread(left, right, columns),
    line(span(full.repeat(filled), 'good'), span(empty.repeat(wide - filled), 'faint'), span(counted, 'faint')),
    blank,
  ];
}

function keyLines(keys: string, { columns, unicode }: FrameSize): Line[] {
  const between = unicode ? ' · ' : ' | ';
  const lines: string[] = [];
  for (const key of keys.split(' · ')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last) + 3 + widthOf(key) <= columns)
      lines[lines.length - 1] = `${last}${between}${key}`;
    else lines.push(key);
  }
  return lines.map((text) => line(span(text, 'faint')));
}
