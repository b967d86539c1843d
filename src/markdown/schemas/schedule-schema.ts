import type * as z from 'zod';
import { MODES } from '../../domain/records/result.ts';
import { PURPOSES } from '../../domain/schedule/schedule.ts';
import { day, flag, integer, list, month, object, oneOf, slug, text } from './fields.ts';
import { format } from './format.ts';

const visit = object({
  id: text('Stable through every move; it names the calendar entry', '202611-c-7k3v9mzq-1'),
  date: day('Day of the visit'),
  client: slug('Folder name of the client'),
  'client-id': text('Permanent id of the client', 'c-7k3v9mzq'),
  who: slug('Person or vendor who goes there'),
  mode: oneOf(MODES, 'On site or remote'),
  purpose: oneOf(PURPOSES, 'The lists that are due, or a meeting; maintenance unless told').optional(),
  pinned: flag('A person decided it; a new proposal leaves it alone').optional(),
  cancelled: flag('It does not take place').optional(),
  sequence: integer('Times it was changed since it was first saved').optional(),
  held: day('Of a meeting: the day it took place').optional(),
});

/** `schedule/202611.yaml` */
export const scheduleSchema = object({
  format,
  period: month('The month'),
  made: day('Day the schedule was first made').optional(),
  by: text('Who made it', 'tom').optional(),
  visits: list(visit, 'The visits of the month').optional(),
});

export type VisitFile = z.output<typeof visit>;
