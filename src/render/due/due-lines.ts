import type { Day } from '../../domain/calendar/day.ts';
import type { ClientDuties } from '../../domain/duties/client-duties.ts';
import type { DueLook } from '../../domain/duties/due-look.ts';
import type { Duty } from '../../domain/duties/duty.ts';
import { dutyNeedsAttention, isUnfinished, owedDuties } from '../../domain/duties/owed-duty.ts';
import { blank, type Line, line, span } from '../text.ts';
import { wrap } from '../wrap.ts';
import { clientTable } from './client-table.ts';
import { endLines } from './endings.ts';
import { groupLines, personLines } from './group-lines.ts';
import type { DueView } from './look.ts';
import { summaryLines } from './summary.ts';

/** `mmc due` on a terminal: the month at a glance, then what needs somebody, worst first; the rest is counted. */
export function dueLines(look: DueLook, view: DueView, width: number): Line[] {
  const body = bodyLines(look, view, width);
  return [...summaryLines(look, view.who, width), ...body, ...endLines(look, view, width)];
}

function bodyLines(look: DueLook, view: DueView, width: number): Line[] {
  const { known, clients, schedules, period } = look;
  if (known === 0) return [blank, line('There is no client yet. Add one with "mmc client add".')];
  const by = view.by ?? (view.who === undefined ? 'client' : undefined);
  if (by === undefined) return personLines(look, view, width);
  if (clients.length === 0 && schedules.length > 0 && look.overview.duties.length === 0) return [];
  if (clients.length === 0)
    return [blank, line(`Nothing is owed in ${period}`, span('; "mmc client list" shows all clients', 'faint'))];
  return by === 'client' ? clientLines(look, view, width) : groupLines(look, by, view, width);
}

function clientLines({ clients, overview, today }: DueLook, view: DueView, width: number): Line[] {
  const withLists = clients.filter(({ lists }) => lists.length > 0);
  const tracked = new Set<Duty>([
    ...overview.duties.map(({ duty }) => duty),
    ...owedDuties(clients).map(({ standing }) => standing.duty),
  ]);
  // A month is filed by one command for all clients: the summary says so, and a hundred rows would bury the others.
  const own = [...tracked].filter((duty) => duty !== 'file' || tracked.size === 1);
  const shown = view.all ? withLists : withLists.filter((one) => isWorthARow(one, own, view.until));
  const left = withLists.filter((one) => !shown.includes(one));
  const filing = left.filter((one) => isWorthARow(one, ['file'], view.until)).length;
  return [
    ...(shown.length > 0 ? [blank, ...clientTable(shown, [...tracked], today, width)] : []),
    ...restLines(left, filing, shown.length, width),
  ];
}

function isWorthARow({ lists, unreadable }: ClientDuties, duties: readonly Duty[], until: Day): boolean {
  if (unreadable.length > 0) return true;
  return lists.some((list) => list.duties.some((one) => duties.includes(one.duty) && dutyNeedsAttention(one, until)));
}

/** How many clients have no row: those on course, and those of which only the filing of a month is late. */
function restLines(left: readonly ClientDuties[], filing: number, shown: number, width: number): Line[] {
  if (left.length === 0) return [];
  const onCourse = left.length - filing;
  const more = shown > 0 ? ' more' : '';
  const client = (count: number) => (count === 1 ? 'client' : 'clients');
  const lack = `${filing === 1 ? 'lacks' : 'lack'} only the filing of a month`;
  const parts = [
    ...(onCourse > 0 ? [`${onCourse}${more} ${client(onCourse)} on course`] : []),
    ...(filing > 0 ? [onCourse > 0 ? `${filing} ${lack}` : `${filing}${more} ${client(filing)} ${lack}`] : []),
  ];
  const open = owedDuties(left).some(({ standing }) => isUnfinished(standing));
  const words = shown === 0 && !open ? 'Everything is done' : parts.join(', ');
  const tone = shown === 0 && filing === 0 ? 'good' : 'faint';
  return [blank, ...wrap(`${words}; --all shows all`, width).map((part) => line(span(part, tone)))];
}
