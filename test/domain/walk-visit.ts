/** Visits over lists written in Markdown, without a disk, for tests of the walk. */
import { inHand } from '../../src/commands/walk/open-lists.ts';
import { dueItems } from '../../src/domain/checklists/due-items.ts';
import type { Finding } from '../../src/domain/records/finding.ts';
import type { Mode } from '../../src/domain/records/result.ts';
import type { Opening } from '../../src/domain/walk/events.ts';
import { openSitting } from '../../src/domain/walk/sitting.ts';
import { step, type WalkKey } from '../../src/domain/walk/step.ts';
import { type ItemHistory, type Moment, type Recorded, record, type Visit } from '../../src/domain/walk/visit.ts';
import { missingIdEdits, parseChecklist } from '../../src/markdown/checklist.ts';
import { applyEdits, toSource } from '../../src/markdown/source.ts';

export const START = Date.parse('2026-11-12T08:00:00Z');

/** A moment so many seconds after the start; ids count up over all moments of a test. */
export function clock(): (seconds: number) => Moment {
  let ids = 0;
  return (seconds) => ({
    at: `${new Date(START + seconds * 1000).toISOString().slice(0, 19)}+00:00`,
    newId: () => {
      ids += 1;
      return `01KA0000000000000000${String(ids).padStart(6, '0')}`;
    },
  });
}

export interface VisitOptions {
  mode?: Mode;
  history?: Record<string, ItemHistory>;
  findings?: Finding[];
  variables?: Record<string, string>;
  contact?: string;
  client?: string;
  /** Ids answered by a colleague already: due, not asked. */
  notAsked?: string[];
}

/** A visit of November 2026 with these lists, each given as Markdown. */
export function visitOf(lists: Record<string, string>, options: VisitOptions = {}): Visit {
  const background = {
    findings: [],
    editNotes: [],
    thisPeriod: [],
    earlier: () => [],
    ofSubject: () => [],
    owed: () => new Map(),
  };
  const inHands = Object.entries(lists).map(([slug, text], index) => {
    const whole = text.startsWith('---') ? text : `---\ntitle: ${slug}\nstart: 2026-11\n---\n\n${text}`;
    const parsed = parseChecklist(toSource(`${slug}.md`, whole));
    const { checklist } = parsed;
    if (!checklist) throw new Error(`the list ${slug} of this test cannot be read`);
    const due = dueItems(checklist, '2026-11', 'gold', new Map());
    const opening: Opening = {
      type: 'open',
      format: 1,
      at: '2026-11-12T08:00:00+00:00',
      sitting: `01KA00000000000000000S00${String(index).padStart(2, '0')}`,
      visit: '01KA00000000000000000V0000',
      workspace: '/w',
      client: { slug: 'acme', id: 'c-acme', name: options.client ?? 'Acme Inc.' },
      checklist: slug,
      walked: applyEdits(parsed.source.text, missingIdEdits(parsed)),
      source: '0'.repeat(40),
      period: '2026-11',
      date: '2026-11-12',
      by: 'jane',
      mode: options.mode ?? 'onsite',
      forClient: [],
      due: due.map(({ item }) => item.id),
      asked: due.map(({ item }) => item.id).filter((id) => !options.notAsked?.includes(id)),
      variables: options.variables ?? {},
    };
    const list = inHand(openSitting(opening), background);
    return { ...list, history: new Map([...list.history, ...Object.entries(options.history ?? {})]) };
  });
  const visit: Visit = {
    lists: inHands,
    front: 0,
    findings: options.findings ?? [],
    screen: { at: 'item' },
    today: '2026-11-12',
    ...(options.contact ? { contact: options.contact } : {}),
  };
  return options.findings?.length ? { ...visit, screen: { at: 'findings', index: 0 } } : visit;
}

/** `d p` are characters, `<enter>` is a named key, `"words"` is a paste. */
export function keysFrom(script: string): WalkKey[] {
  return [...script.matchAll(/<([a-z-]+)>|"((?:[^"\\]|\\.)*)"|(\S)/g)].map(([, named, paste, character]): WalkKey => {
    if (named !== undefined) return { type: 'named', name: named };
    if (paste !== undefined) return { type: 'paste', text: paste.replaceAll('\\n', '\n').replaceAll('\\"', '"') };
    return { type: 'character', text: character as string };
  });
}

export interface Walked {
  visit: Visit;
  events: Recorded[];
}

/** What a person does who presses these keys, one each second. Attached files are recorded as `202611/x.jpg`. */
export function walk(visit: Visit, script: string | readonly WalkKey[], at = clock()): Walked {
  let now = visit;
  const events: Recorded[] = [];
  const all = typeof script === 'string' ? keysFrom(script) : script;
  for (const [index, key] of all.entries()) {
    const done = step(now, key, at(index + 1));
    now = record(done.visit, done.events);
    events.push(...done.events);
    if (now.attaching) {
      const { attaching, ...rest } = now;
      const file = `202611/${'0'.repeat(30)}${String(attaching.path.length).padStart(2, '0')}.jpg`;
      const event = { type: 'attach' as const, at: at(index + 1).at, item: attaching.item, file, from: attaching.path };
      events.push({ list: attaching.list, event });
      now = record(rest, [{ list: attaching.list, event }]);
    }
  }
  return { visit: now, events };
}

/** The answers of a list. */
export function answersOf({ visit }: Walked, list = 0): Record<string, unknown> {
  return Object.fromEntries(visit.lists[list]?.sitting.answers ?? []);
}
