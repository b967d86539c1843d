// A firm of any size, the same bytes each time: clients with lists as real ones are, and results of past months.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The day on which every measurement happens. */
export const NOW = '2026-11-12T09:00:00+01:00';
/** November 2026, counted in months. */
export const CURRENT = 2026 * 12 + 10;

/**
 * Writes `clients` clients named client-001 and so on, each with `lists` lists of `items` items and results of the
 * `months` months before November 2026. Returns the paths of the lists.
 */
export function writeFirm(folder, { clients, lists, items, months = 0, onlyTicks = false }) {
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('mmc.yaml', FIRM);
  const paths = [];
  for (const client of names('client', clients)) {
    write(`clients/${client}/client.md`, clientText(client));
    for (const list of names('server', lists)) {
      const text = listText(list, items, { onlyTicks });
      paths.push(`clients/${client}/checklists/${list}.md`);
      write(paths.at(-1), text);
      for (let ago = months; ago > 0; ago--) {
        const { name, text: result } = resultOf({ client, list, text, month: CURRENT - ago });
        write(`clients/${client}/results/${name}`, result);
      }
    }
  }
  return paths;
}

const FIRM = `format: 1
firm: Harbor IT Services
timezone: Europe/Warsaw
people:
  jane:
    name: Jane Doe
    email: jane@example.com
`;

function names(kind, count) {
  return Array.from({ length: count }, (_, index) => `${kind}-${String(index + 1).padStart(3, '0')}`);
}

function clientText(client) {
  return `---\nformat: 1\nid: c-${client}\nname: ${client}\ncontact:\n  name: Bob Stone\nvariables:\n  log_drive: "D:"\n---\n\nRing twice.\n`;
}

/** A checklist of `items` items. */
export function listText(list, items, { onlyTicks = false, asset, start = '2023-01' } = {}) {
  const about = asset === undefined ? '' : `asset: ${asset}\n`;
  const head = `---\ntitle: ${list}\n${about}start: ${start}\nminutes: 75\n---\n\n# ${list} - Monthly\n`;
  const body = Array.from({ length: items }, (_, index) => {
    const section =
      index % 12 === 0 ? `\n## Section ${index / 12 + 1} {tier=${index % 24 ? 'onsite' : 'remote'}}\n\n` : '';
    return section + itemText(index, onlyTicks ? index % 2 : index % ITEMS.length);
  });
  return head + body.join('');
}

/** What items of real lists look like: one in three explains how, every other one has more attributes than its id. */
const ITEMS = [
  (name) =>
    `Last night's backup of ${name} succeeded {#${name}}\n\n  Open the backup console, view *Jobs*, sort by date.\n  Anything but green is a problem.\n`,
  (name) => `Lights of ${name} are green or off {#${name}}`,
  (name) => `Free space on ${name} {#${name} kind=number unit=% min=15 then="move logs to {{log_drive}}"}`,
  (name) =>
    `Diagnostics of ${name} finish without a failed test {#${name}}\n\n  As administrator; no output is good news:\n\n  \`\`\`text\n  dcdiag /q\n  \`\`\`\n`,
  (name) => `Tapes on the shelf of ${name} {#${name} kind=count expect=10}`,
  (name) => `Event log of ${name} read since the last visit {#${name}}`,
  (name) => `Dust in ${name} {#${name} every=3m}`,
  (name) => `Who changed ${name}, see <https://example.com/people> {#${name} kind=text}`,
  (name) => `Services of ${name} run {#${name}}\n\n  - the directory\n  - the name service, \`nslookup\` answers\n`,
];

function itemText(index, kind) {
  return `- [ ] ${ITEMS[kind](`item-${index + 1}`)}\n`;
}

export function monthOf(month) {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** A complete result of a good month. */
function resultOf({ client, list, text, month }) {
  const period = monthOf(month);
  return resultText({
    ...{ client: { slug: client, id: `c-${client}` }, list, text, month: period },
    ...{ date: `${period}-14`, by: 'jane', mode: 'onsite' },
  });
}

/**
 * A complete result, as `mmc run` writes it: the list with its answers. `trouble` is an item with another outcome than
 * done, and the words of its note.
 */
export function resultText({ client, list, text, month, date, by, mode, trouble, revision = 'none' }) {
  const [, front = '', body = ''] = /^---\n(.*?)---\n(.*)$/s.exec(text) ?? [];
  const seconds = [];
  const answered = body.replace(/^- \[ \] (.*?\{#(\S+?)( .*)?)\}$/gm, (_, item, id) => {
    seconds.push(`${id}=${seconds.length * 40}`);
    if (id !== trouble?.item) return `- [x] ${item} outcome=done${value(item)}}`;
    const box = trouble.outcome === 'problem' ? 'x' : ' ';
    const reading = trouble.outcome === 'problem' ? value(item) : '';
    return `- [${box}] ${item} outcome=${trouble.outcome}${reading}}\n\n  \`\`\`note\n  ${trouble.words}\n  \`\`\``;
  });
  const id = ulidOf(`${client.slug} ${list} ${month}`);
  const done = seconds.length - (trouble ? 1 : 0);
  const header = `format: 1
id: ${id}
visit: ${ulidOf(`${client.slug} ${month}`)}
client: ${client.slug}
client-id: ${client.id}
checklist: ${list}
source: ${blobOf(text)}
period: ${month}
date: ${date}
by: ${by}
mode: ${mode}
started: ${date}T09:00:00+01:00
finished: ${date}T10:00:00+01:00
minutes: 60
estimate: 75
${mode === 'onsite' ? 'trip: yes\n' : ''}answered: all
open: none
revision: ${revision}
tally: done ${done}${trouble ? `, ${trouble.outcome} 1` : ''}
variables:
  log_drive: "D:"
walked: |
${front.replace(/^/gm, '  ').trimEnd()}
`;
  const name = `${month.replace('-', '')}/${date.replaceAll('-', '')}.${list}.${by}.${id.slice(-6).toLowerCase()}.md`;
  return { id, name, text: `---\n${header}---\n${answered}\n<!-- mmc times: ${seconds.join(' ')} -->\n` };
}

/** The id that Git gives a text. */
export function blobOf(text) {
  return createHash('sha1')
    .update(`blob ${Buffer.byteLength(text)}\0${text}`)
    .digest('hex');
}

function value(item) {
  const kind = /kind=(\w+)/.exec(item)?.[1];
  return { number: ' value=42', count: ' value=10', text: ' value=nobody' }[kind ?? ''] ?? '';
}

/** An id that looks like one, from what it is the id of. */
export function ulidOf(what) {
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  return `01KA${[...createHash('sha256').update(what).digest().subarray(0, 22)].map((byte) => letters[byte % 32]).join('')}`;
}
