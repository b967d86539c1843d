// A firm with years of history, the same bytes each time: 100 clients with two assets, filed month by month, with all that
// a firm leaves behind: results of ordinary and of bad months, findings and edit notes with their closings, publications,
// waivers, schedules, meetings.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { blobOf, CURRENT, listText, monthOf, resultText, ulidOf } from './firm.mjs';

const TECHNICIANS = ['jane', 'ines', 'bob', 'carl', 'dora'];
const LISTS = [
  { list: 'server-dc01', asset: 'dc01', mode: 'onsite' },
  { list: 'backup-nas01', asset: 'nas01', mode: 'remote' },
];
/** Filed are all months but this one and the one before it. */
const UNFILED = CURRENT - 1;

/**
 * Writes the firm with results of `months` months up to the one before November 2026, and of a third of the clients in
 * November too. Returns the number of results.
 */
export function writeBigFirm(folder, { clients, months, items = 70 }) {
  const made = new Set();
  const write = (path, text) => {
    const at = join(folder, path);
    if (!made.has(dirname(at))) mkdirSync(dirname(at), { recursive: true });
    made.add(dirname(at));
    writeFileSync(at, text);
  };
  write('mmc.yaml', FIRM);
  const first = CURRENT - months;
  const archives = new Map();
  const schedules = new Map();
  let results = 0;
  for (let number = 1; number <= clients; number++) {
    const client = clientOf(number, first);
    write(`clients/${client.slug}/client.md`, client.text);
    for (const { list, asset, mode } of LISTS) {
      const text = listText(list, items, { asset, start: monthOf(first) });
      write(`clients/${client.slug}/checklists/${list}.md`, text);
      for (let month = first; month <= CURRENT; month++) {
        const visit = visitOf(client, month, mode);
        if (month < CURRENT || number % 3 === 0) {
          const records = recordsOf({ client, list, text, month, visit });
          for (const [path, words] of records.files) write(`clients/${client.slug}/${path}`, words);
          results++;
          if (month < UNFILED) addTo(archives, month, archived(client, list, records));
        }
      }
    }
    for (let month = first; month <= CURRENT + 1; month++) addTo(schedules, month, planned(client, month));
  }
  for (const [month, entries] of archives) write(`archive/${compact(month)}.md`, archiveText(month, entries));
  for (const [month, lines] of schedules) write(`schedule/${compact(month)}.yaml`, scheduleText(month, lines.flat()));
  return results;
}

const FIRM = `format: 1
firm: Harbor IT Services
timezone: Europe/Warsaw
paper: A4

# Who signs, and who answers for what.
people:
${TECHNICIANS.map((one) => `  ${one}:\n    name: ${one[0].toUpperCase()}${one.slice(1)} Doe\n    email: ${one}@example.com\n    roles: [technician]\n`).join('')}  tom:
    name: Tom Okafor
    email: tom@example.com
    roles: [owner, service-manager]
    away: [2026-12-24..2026-12-31]
  ruth:
    name: Ruth Bell
    email: ruth@example.com
    roles: [office-manager]
vendors:
  night-owl:
    name: Night Owl Helpdesk
plans: [silver, gold]
duties:
  execute: {deadline: last-3 workdays, owner: technician}
  revise: {deadline: day 5 next, owner: service-manager}
  publish: {deadline: day 8 next, owner: ruth}
  file: {deadline: day 12 next, owner: ruth, lead: 5}
  schedule: {deadline: day 25, owner: tom}
workdays: [monday, tuesday, wednesday, thursday, friday]
holidays:
  days:
    2026-11-11: Independence Day
    2026-12-25: Christmas Day
spacing: {min: 21, max: 42}
visits:
  per-day: 5
  onsite-months: 3
  manager-months: 6
  quiet-months: 6
`;

function clientOf(number, first) {
  const slug = `client-${String(number).padStart(3, '0')}`;
  const id = `c-${createHash('sha256').update(slug).digest('hex').slice(0, 8)}`;
  const technician = TECHNICIANS[number % TECHNICIANS.length];
  const text = `---
format: 1
id: ${id}
name: Client ${number} & Søn GmbH
plan: ${number % 4 ? 'gold' : 'silver'}
contact:
  name: Bob Stone
  phone: (253) 555-0${100 + number}
  email: bob@${slug}.example
address: ${number} Dock Street, Tacoma, WA 98402
contract:
  start: ${monthOf(first)}-01
assets:
  dc01:
    type: server
    name: Dell PowerEdge T350
    serial: 7HQ2LX${number}
    site: server closet
  nas01:
    type: backup
    name: Synology RS1221
    inherited: yes
variables:
  log_drive: "D:"
tags: [tapes]
visits:
  technicians: [${technician}]
  weekdays: [tuesday, thursday]
---

# Notes for the technician

- Park in the yard behind the building. The key hangs in the office.
- Restarts between 12:15 and 13:00, or after 18:00.
`;
  return { slug, id, number, technician, text };
}

/** A number from 0 to \`below\`, always the same for the same words. */
function chance(below, ...words) {
  return createHash('sha256').update(words.join(' ')).digest().readUInt32BE(0) % below;
}

/** When, by whom: the day before or after the middle of the month; now and then somebody else steps in. */
function visitOf(client, month, mode) {
  const day =
    month === CURRENT ? 2 + (client.number % 10) : 3 + ((client.number * 7 + chance(4, client.slug, month)) % 23);
  const away = chance(9, 'away', client.slug, month) === 0;
  const by = away ? TECHNICIANS[month % TECHNICIANS.length] : client.technician;
  const remote = mode === 'remote' || chance(5, 'remote', client.slug, month) === 0;
  return { date: `${monthOf(month)}-${two(day)}`, by, mode: remote ? 'remote' : 'onsite' };
}

const WORDS = [
  'Two disks report reallocated sectors, replacements are ordered.',
  'The job ran out of tape at two in the morning.',
  'Event 1001 every night since the update, see the ticket.',
  'No space left on the log drive, moved last year to the archive.',
  'The contact was not there; asked to look again next month.',
  'Fan of the second supply is loud.',
];

/** All that one visit to one list leaves, by path below the client's folder. */
function recordsOf({ client, list, text, month, visit }) {
  const files = [];
  const key = `${client.slug} ${list} ${month}`;
  const bad = chance(4, 'finding', key) === 0;
  const late = chance(12, 'note', key) === 0;
  const item = `item-${1 + chance(60, 'item', key)}`;
  const words = WORDS[chance(WORDS.length, 'words', key)];
  const revised = chance(8, 'edit', key) === 0;
  const trouble = bad
    ? { item, outcome: 'problem', words }
    : late
      ? { item, outcome: 'cannot', words: WORDS[4] }
      : undefined;
  const result = resultText({
    client,
    list,
    text,
    month: monthOf(month),
    ...visit,
    trouble,
    revision: revised ? 'notes' : 'none',
  });
  files.push([`results/${result.name}`, result.text]);
  const head = (id, record) =>
    `format: 1\nid: ${id}\nrecord: ${record}\nclient: ${client.slug}\nclient-id: ${client.id}\n`;
  const side = (folder, date, about, id, header, body) => {
    files.push([`${folder}/${date.replaceAll('-', '')}.${about}.${short(id)}.md`, `---\n${header}---\n${body}`]);
  };
  const closing = (folder, what, days, more, body) => {
    const id = ulidOf(`closing ${what}`);
    const date = addDays(visit.date, days);
    if (date > '2026-11-12') return;
    const header = `${head(id, 'closing')}closes: ${what}\ndate: ${date}\nby: tom\n${more}`;
    side(folder, date, `closes-${short(what)}`, id, header, `\n${body}\n`);
  };
  if (bad) {
    const id = ulidOf(`finding ${key}`);
    const header = `${head(id, 'finding')}checklist: ${list}\nitem: ${item}\ndate: ${visit.date}\nby: ${visit.by}\nresult: ${result.id}\nresponsible: ours\n`;
    side('findings', visit.date, `${list}.${item}`, id, header, `\n${words}\n`);
    if (chance(20, 'open', key))
      closing('findings', id, 1 + chance(40, 'closed', key), '', 'Replaced, and watched for a week.');
  }
  if (revised) {
    const id = ulidOf(`edit ${key}`);
    const header = `${head(id, 'edit-note')}checklist: ${list}\nitem: ${item}\nperiod: ${monthOf(month)}\ndate: ${visit.date}\nby: ${visit.by}\nresult: ${result.id}\n`;
    side('edits', visit.date, `${list}.${item}`, id, header, '\nName the new drive here.\n');
    if (month < UNFILED || chance(4, 'revised', key)) {
      closing('edits', id, 3, `decision: changed\nseverity: minor\nrevision: ${blobOf(text)}\n`, 'Named.');
      const published = addDays(visit.date, 4);
      if (published <= '2026-11-12' && (month < UNFILED || chance(3, 'published', key)))
        files.push(publication(client, list, text, published, head));
    }
  } else if (month === UNFILED - 24 || (month > UNFILED - 120 && month % 24 === 0))
    files.push(publication(client, list, text, addDays(visit.date, 4), head));
  if (chance(60, 'waived', key) === 0) {
    const id = ulidOf(`waiver ${key}`);
    const header = `${head(id, 'waiver')}checklist: ${list}\nduty: publish\nperiod: ${monthOf(month)}\ndate: ${visit.date}\nby: tom\n`;
    side('waivers', visit.date, `${list}.publish`, id, header, '\nThe client moves house; nobody wants paper.\n');
  }
  return { files, visit };
}

function publication(client, list, text, date, head) {
  const id = ulidOf(`publication ${client.slug} ${list} ${date}`);
  const hash = createHash('sha256').update(
    `mmc watermark 1\n${text}\0log_drive=D:\n\0paper=A4\nfirm=Harbor IT Services\n`,
  );
  const header = `${head(id, 'publication')}checklist: ${list}\ndate: ${date}\nby: ruth\nwatermark: ${hash.digest('hex')}\nsource: ${blobOf(text)}\n`;
  return [`published/${date.replaceAll('-', '')}.${list}.${short(id)}.md`, `---\n${header}---\n`];
}

function archived(client, list, { files, visit }) {
  const verdicts = `  - execute done ${visit.date} ${visit.by}\n  - revise done ${visit.date} ${visit.by}\n  - publish done ${visit.date} ruth\n  - file done ${addDays(visit.date, 20)} ruth\n`;
  const kept = files.filter(([path]) => /^(results|waivers|published)\//.test(path));
  const named = kept.map(([path, text]) => `  - clients/${client.slug}/${path} ${blobOf(text)}\n`);
  return { client, text: `- ${list}\n${verdicts}${named.join('')}` };
}

function archiveText(month, entries) {
  const clients = Map.groupBy ? Map.groupBy(entries, ({ client }) => client) : groupBy(entries);
  const filed = `${monthOf(month + 1)}-06`;
  const body = [...clients].map(
    ([client, own]) => `\n## ${client.slug} ${client.id}\n\n${own.map(({ text }) => text).join('')}`,
  );
  return `---\nformat: 1\nrecord: archive\nperiod: ${monthOf(month)}\nfiled: ${filed}\nby: ruth\n---\n\n# Filed: ${monthOf(month)}\n${body.join('')}`;
}

function groupBy(entries) {
  const groups = new Map();
  for (const entry of entries) addTo(groups, entry.client, entry);
  return groups;
}

/** The visit of the month, and every fifth month a meeting with the service manager, which is held but for the last. */
function planned(client, month) {
  const { date, by } = visitOf(client, Math.min(month, CURRENT + 1), 'onsite');
  const day = month >= CURRENT ? `${monthOf(month)}-${two(13 + (client.number % 14))}` : date;
  const line = (number, who, rest) =>
    `  - {id: ${compact(month)}-${client.id}-${number}, date: ${day}, client: ${client.slug}, client-id: ${client.id}, who: ${who}, mode: onsite, ${rest}}`;
  const meeting = (client.number + month) % 5 === 0;
  const held = month < CURRENT ? `, held: ${day}` : '';
  return [line(1, by, 'purpose: maintenance'), ...(meeting ? [line(2, 'tom', `purpose: meeting${held}`)] : [])];
}

function scheduleText(month, lines) {
  const made = `${monthOf(month - 1)}-24`;
  return `format: 1\nperiod: ${monthOf(month)}\nmade: ${made}\nby: tom\nvisits:\n${lines.toSorted().join('\n')}\n`;
}

function addTo(groups, key, value) {
  const own = groups.get(key);
  if (own) own.push(value);
  else groups.set(key, [value]);
}

function addDays(day, count) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

const two = (number) => String(number).padStart(2, '0');
const compact = (month) => monthOf(month).replace('-', '');
const short = (id) => id.slice(-6).toLowerCase();
