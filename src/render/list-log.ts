import type { ItemChange } from '../domain/checklists/compare.ts';
import { isSameList } from '../domain/checklists/compare.ts';
import type { ListRevision } from '../domain/checklists/revisions.ts';
import { counted } from './age.ts';
import { blank, type Line, line, span, type Tone } from './text.ts';
import { plainWords } from './words.ts';
import { wrap } from './wrap.ts';

/** The revisions of a list, newest first: who, when, why, and which items changed. */
export function listLogLines(revisions: readonly ListRevision[], path: string, width: number): Line[] {
  return [line(span(path, 'title')), ...revisions.flatMap((one) => [blank, ...revisionLines(one, width)])];
}

function revisionLines(revision: ListRevision, width: number): Line[] {
  const { commit, date, author, subject, renamedFrom, path } = revision;
  const head = commit
    ? line(span(date.slice(0, 10), 'strong'), `  ${author}  `, span(commit.slice(0, 8), 'faint'), `  ${subject}`)
    : line(span('not committed yet', 'warn'));
  const renamed = renamedFrom ? [line(span(`  renamed from ${renamedFrom} to ${path}`, 'faint'))] : [];
  return [head, ...renamed, ...contentLines(revision, width)];
}

function contentLines(revision: ListRevision, width: number): Line[] {
  switch (revision.state) {
    case 'removed':
      return [line(span('  the file was removed', 'bad'))];
    case 'unreadable':
      return [line(span(`  this version cannot be read: ${revision.trouble}`, 'bad'))];
    case 'first': {
      const [template, blob] = (revision.from ?? '').split('@');
      const origin = template
        ? `taken from template ${template}${blob ? ` (${blob.slice(0, 8)})` : ''}`
        : 'first version';
      return [line(`  ${origin}, ${counted(revision.items, 'item')}`)];
    }
    case 'changed': {
      const { items, renamedSections, reordered, header } = revision.changes;
      if (isSameList(revision.changes)) return [line(span('  no item changed', 'faint'))];
      return [
        ...items.flatMap((one) => changeLines(one, width)),
        ...renamedSections.map(({ from, to }) => line(`  section "${plainWords(from)}" is now "${plainWords(to)}"`)),
        ...(reordered ? [line('  items stand in another order')] : []),
        ...(header.length > 0 ? [line(`  head of the list: ${header.join(', ')}`)] : []),
      ];
    }
  }
}

function changeLines(change: ItemChange, width: number): Line[] {
  const { before, after } = change;
  const item = after ?? before;
  const [mark, tone]: [string, Tone] = !before ? ['+', 'good'] : !after ? ['-', 'bad'] : ['~', 'warn'];
  const room = Math.max(20, width - 6);
  const [first = '', ...rest] = wrap(`#${change.id}  ${plainWords(item.text)}`, room - 2);
  const below = [...rest, ...changeDetails(change)].flatMap((text) => wrap(text, room - 2));
  return [line('  ', span(mark, tone), ` ${first}`), ...below.map((text) => line(span(`      ${text}`, 'faint')))];
}

/** What changed about an item, a line each. */
function changeDetails(change: ItemChange): string[] {
  const { before, after } = change;
  if (!before) return after.section === '' ? [] : [`in ${plainWords(after.section)}`];
  if (!after) return [];
  const section = (title: string) => (title === '' ? 'no section' : `"${plainWords(title)}"`);
  return [
    change.moved ? `moved from ${section(before.section)} to ${section(after.section)}` : '',
    change.text ? `was "${plainWords(before.text)}"` : '',
    ...change.attributes.map(
      (key) => `${NAMES[key] ?? key}: ${valueWords(after[key])}, was ${valueWords(before[key])}`,
    ),
    change.howTo ? 'another how-to' : '',
  ].filter((words) => words !== '');
}

/** Where the file calls an attribute otherwise than the code. */
const NAMES: Partial<Record<string, string>> = { perClient: 'per=client', plans: 'plan' };

function valueWords(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** For a pipe: commit, time, author, subject, state, and the ids added, removed, moved and changed. */
export function listLogRows(revisions: readonly ListRevision[]): string[][] {
  return revisions.map((revision) => {
    const ids = changedIds(revision);
    const { commit = '', date, author, subject, state } = revision;
    return [
      commit,
      date,
      author,
      subject,
      state,
      ...[ids.added, ids.removed, ids.moved, ids.changed].map((one) => one.join(',')),
    ];
  });
}

function changedIds(revision: ListRevision) {
  const items = revision.state === 'changed' ? revision.changes.items : [];
  const idsOf = (wanted: (one: ItemChange) => boolean) => items.filter(wanted).map((one) => one.id);
  return {
    added: idsOf((one) => !one.before),
    removed: idsOf((one) => !one.after),
    moved: idsOf((one) => one.before !== undefined && one.after !== undefined && one.moved),
    changed: idsOf((one) => {
      if (!one.before || !one.after) return false;
      return one.text || one.howTo || one.attributes.length > 0;
    }),
  };
}

/** For machines. */
export function listLogJson(revision: ListRevision): Record<string, unknown> {
  const { checklist: _checklist, ...head } = revision;
  if (head.state !== 'changed') return head;
  const { changes, ...rest } = head;
  const { renamedSections, reordered, header } = changes;
  const items = changes.items.map((one) => ({
    id: one.id,
    text: (one.after ?? one.before).text,
    details: changeDetails(one),
  }));
  return { ...rest, ...changedIds(revision), items, renamedSections, reordered, header };
}
