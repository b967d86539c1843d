import type { DueLook } from '../../domain/duties/due-look.ts';
import { dayWords, longDay } from '../day-words.ts';
import { type Cell, toTable } from '../table.ts';
import { blank, type Line, line, span } from '../text.ts';
import { clip, widthOf } from '../wrap.ts';
import { earlierLines } from './earlier-months.ts';
import { personWords } from './look.ts';
import { countRow, type SummaryRow, scheduleRow } from './summary-rows.ts';

/** Forms that the cells have at most. */
const LEVELS = 7;

/** The month at a glance: how much of each duty is done, until when, and whom to ask; then what older months lack. */
export function summaryLines(look: DueLook, who: string | undefined, width: number): Line[] {
  const { today, period, firm, overview, earlier, schedules, filed } = look;
  const state = filed ? `filed ${dayWords(filed.date, today)} by ${filed.by}` : '';
  const whose = who === undefined ? firm.name : personWords(firm, who);
  const head = [longDay(today), whose, state].filter((words) => words !== '').join('  ');
  const rows = [
    ...overview.duties.map((one) => countRow(one, look)),
    ...schedules.map((one) => scheduleRow(one, look)),
  ];
  return [
    line(span(period, 'title'), span(`  ${clip(head, Math.max(10, width - 9))}`, 'faint')),
    ...(rows.length > 0 ? [blank, ...aligned(rows, width)] : []),
    ...earlierLines(earlier, today, width),
  ];
}

/** In as many words as fit, the same for all rows; on the narrowest terminal without what stands in no room. */
function aligned(rows: readonly SummaryRow[], width: number): Line[] {
  for (let level = 0; ; level += 1) {
    const cells = rows.map((row) =>
      row.map(
        ({ forms, tone }): Exclude<Cell, string> => ({ text: forms[Math.min(level, forms.length - 1)] ?? '', tone }),
      ),
    );
    const filled = [0, 1, 2, 3, 4].filter((at) => cells.some((row) => row[at]?.text !== ''));
    const taken = filled.map((at) => Math.max(...cells.map((row) => widthOf(row[at]?.text ?? ''))));
    const fits = taken.reduce((sum, one) => sum + one + 2, -2) <= width;
    if (fits || level === LEVELS) {
      const columns = filled.map(() => ({ heading: '', flexible: true }));
      return toTable(
        columns,
        cells.map((row) => filled.map((at) => row[at] ?? '')),
        width,
      ).slice(1);
    }
  }
}
