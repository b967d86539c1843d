import * as z from 'zod';
import { INTERVALS } from '../../domain/checklists/checklist.ts';
import { day, integer, list, month, object, oneOf, slug, text, words } from './fields.ts';
import { format } from './format.ts';

/** Front-matter of a checklist, a template or a single */
export const checklistSchema = object({
  format,
  title: text('Title of the list', 'Server DC01'),
  interval: oneOf(INTERVALS, 'How often the list is due; monthly when not given').optional(),
  asset: slug('The asset of the client that the list is for').optional(),
  for: slug('In a template: the type of asset it is for').optional(),
  from: text('Lineage: template and blob the list was taken from', 'server@3f2a91c0').optional(),
  start: month('First period of the list; anchors every=3m').optional(),
  minutes: integer('Estimated minutes', 1).optional(),
  subject: text('For an on-demand list: what it is about, as the words to ask', 'name of the new user').optional(),
  owner: slug('Who answers for the list').optional(),
  reviewed: day('When the list was last reviewed as a whole').optional(),
  retired: day('Day the list went out of use; its history stays').optional(),
  tags: list(text('Tag'), 'Free tags').optional(),
  variables: z
    .preprocess((given) => (given === '' ? {} : given), z.record(z.string(), words('First value')))
    .meta({ description: 'In a template: the variables it uses, each with a first value' })
    .optional(),
});

export type ChecklistFile = z.output<typeof checklistSchema>;
