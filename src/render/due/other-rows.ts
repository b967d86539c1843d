import { periodOf } from '../../domain/calendar/period.ts';
import type { DueLook } from '../../domain/duties/due-look.ts';
import { compareText } from '../../domain/text/compare-text.ts';
import { distanceWords } from '../day-words.ts';
import type { OtherRow } from './duty-table.ts';
import type { DueView } from './look.ts';

/** The schedules that are to be made and the meetings that are planned, by day; both belong to no list. */
export function otherRows({ schedules, meetings, today }: DueLook): OtherRow[] {
  const toMake = schedules.flatMap(({ period, state, deadline, owners, done, soon }): OtherRow[] => {
    if (done) return [];
    const when = soon ? `not made, due ${distanceWords(deadline, today)}` : 'not made';
    const tone = state === 'open' ? (soon ? 'warn' : 'faint') : 'bad';
    const words = state === 'open' ? when : state;
    return [
      {
        day: deadline,
        duty: 'schedule',
        client: '',
        month: period,
        state: { forms: state === 'open' ? [words, 'not made'] : [words], tone },
        who: owners,
      },
    ];
  });
  const toHold = meetings.map(
    ({ date, client, who }): OtherRow => ({
      day: date,
      duty: 'meeting',
      client,
      month: periodOf(date),
      state: { forms: [`planned ${distanceWords(date, today)}`, 'planned'] },
      who: [who],
    }),
  );
  return [...toMake, ...toHold].sort((a, b) => compareText(a.day, b.day));
}

/** Those that fall due soon or until the day that somebody asks for. */
export function pressingOthers(look: DueLook, { all, until }: DueView): OtherRow[] {
  return otherRows(look).filter(
    ({ day, state }) => all || day <= until || state.tone === 'warn' || state.tone === 'bad',
  );
}
