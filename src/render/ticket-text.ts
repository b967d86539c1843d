import type { Result } from '../domain/records/result.ts';
import { tallyWords } from '../domain/records/result.ts';
import { minutesWords, plainWords, valueWords } from './words.ts';

/** Open items that are named; a list that was hardly begun would fill a ticket. */
const NAMED = 15;

/** A visit as text for a ticket system (P75): what was done, what is wrong, what is open. */
export function ticketText(
  clientName: string,
  results: readonly {
    result: Omit<Result, 'checklist'>;
    title: string;
    /** Ids that a colleague has answered already are not open, whoever is told. */
    answeredBefore(id: string): boolean;
    itemText(id: string): { text: string; item: Parameters<typeof valueWords>[0] };
  }[],
): string {
  const [first] = results;
  if (!first) return '';
  const { header } = first.result;
  const facts = [
    header.mode === 'onsite' ? 'on site' : 'remote',
    header.date,
    `by ${header.by}`,
    header.met ? `met ${header.met}` : '',
    header.ticket ? `ticket ${header.ticket}` : '',
  ];
  const lines = [
    `Maintenance ${header.period ?? header.subject ?? ''}, ${clientName}: ${facts.filter(Boolean).join(', ')}`,
  ];
  for (const { result, title, itemText, answeredBefore } of results) {
    const { minutes, estimate, tally } = result.header;
    const open = result.header.open.filter((id) => !answeredBefore(id));
    const spent = `${minutesWords(minutes)}${estimate ? ` of ${minutesWords(estimate)} planned` : ''}`;
    lines.push('', `${title}: ${tallyWords(tally)}${open.length > 0 ? `, ${open.length} open` : ''}; ${spent}`);
    for (const [id, answer] of result.answers) {
      if (answer.outcome === 'done') continue;
      const { text, item } = itemText(id);
      const value = valueWords(item, answer);
      lines.push(
        `- ${answer.outcome}: ${plainWords(text)}${value === '' ? '' : ` ${value}`} - ${(answer.note ?? '').replace(/\s*\n\s*/g, ' / ')}`,
      );
    }
    for (const id of open.slice(0, NAMED)) lines.push(`- open: ${plainWords(itemText(id).text)}`);
    if (open.length > NAMED) lines.push(`- open: ${open.length - NAMED} more`);
  }
  if (header.remarks) lines.push('', header.remarks);
  return `${lines.join('\n')}\n`;
}
