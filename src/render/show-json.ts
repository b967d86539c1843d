import type { ListMonth } from '../domain/list-month.ts';

/** A month of a list for machines: the headers of its sittings, and every item with its newest answer. */
export function showJson(month: ListMonth): Record<string, unknown> {
  const { list, checklist, period, subject, sittings, executed, tally, open, items } = month;
  return {
    list,
    title: checklist.title,
    asset: checklist.asset,
    period,
    subject,
    executed,
    sittings,
    tally,
    open,
    items: items.map(({ item, given, note, files, at, last }) => ({
      id: item.id,
      text: item.text,
      section: item.section,
      tier: item.tier,
      kind: item.kind,
      unit: item.unit,
      ...given?.answer,
      ...(given ? { by: given.by, date: given.date, sitting: given.sitting, time: at } : { note, files }),
      last: last && { outcome: last.answer.outcome, value: last.answer.value, date: last.date },
    })),
  };
}
