import { listInFront, type Visit } from '../../domain/walk/visit.ts';
import { blank, type Line, line, span } from '../text.ts';
import { plainWords } from '../words.ts';
import { wrap } from '../wrap.ts';
import { labelled } from './item-screen.ts';

/** One of the client's open findings, with when it was seen and whose it is to mend. */
export function findingLines(visit: Visit, index: number, columns: number): Line[] {
  const finding = visit.findings[index];
  if (!finding) return [];
  const whose =
    finding.responsible === 'vendor' ? `vendor: ${finding.vendor ?? ''} ${finding.case ?? ''}` : finding.responsible;
  const { items } = listInFront(visit);
  const text = finding.item ? items.get(finding.item)?.text : undefined;
  return [
    line(span(`Open finding ${index + 1} of ${visit.findings.length}`, 'accent')),
    blank,
    ...wrap(finding.words, columns - 2).map((one) => line('  ', span(one, 'strong'))),
    blank,
    ...labelled('since', `${finding.date}, ${finding.by}`, columns, undefined),
    ...(finding.checklist
      ? labelled('found with', `${finding.checklist}${text ? `: ${plainWords(text)}` : ''}`, columns, undefined)
      : []),
    ...(whose ? labelled('whose', whose, columns, undefined) : []),
    ...finding.occurrences
      .slice(-3)
      .flatMap((one) => labelled('seen again', `${one.date}, ${one.by}: ${one.words}`, columns, undefined)),
  ];
}
