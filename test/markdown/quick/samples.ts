import { FIRM } from '../../helpers/workspace.ts';

const ULID = '01M2NF4J00NHHWWE4NX5KFSE5D';
const BLOB = '6021e6d892db75733c60ec1c8bc1dfeefb9cf696';
const SHA256 = `${BLOB}${'0'.repeat(24)}`;
const head = (record: string) =>
  `---\nformat: 1\nid: ${ULID}\nrecord: ${record}\nclient: acme\nclient-id: c-4mq8w2tz\n`;

/** With every key that there is, exactly as mmc writes it. */
export const EXACTLY = `---
format: 1
id: ${ULID}
visit: 01M2NF4J00H89AE2BM6V06JKRA
client: acme
client-id: c-4mq8w2tz
checklist: server-dc01
subject: Ann Lee
source: ${BLOB}
period: 2026-09
date: 2026-09-16
by: ines
entered: 2026-09-17
entered-by: ruth
mode: onsite
met: Carla Reyes
started: 2026-09-16T09:00:00-07:00
finished: 2026-09-16T10:10:23-07:00
minutes: 27
estimate: 80
ticket: T20260914.0026
trip: yes
after-hours: no
remarks: Key at the reception
answered: check-in, last-findings
open: ups-agent
for-client: check-in
revision: none
corrects: 01M2NF4J00NHHWWE4NX5KFSE5E
tally: done 27, problem 1, cannot 1, n/a 1
variables:
  log_drive: "C:"
  backup_hours: 26
walked: |
  title: Server DC01
  start: 2026-07
---

# Server DC01
`;

/** Files as people and mmc write them; all of them are right, and the quick readers take each. */
export const SAMPLES = {
  firm: [
    FIRM,
    `# What mmc has to know.
format: 1

# Roles: owner, technician.
firm: "Łódź & Søn: GmbH"
timezone: America/Los_Angeles
paper: Letter
people:
  tom:
    name: Tom Okafor   # the boss
    email: tom@harbor-it.example
    roles: [owner, service-manager]
    away: [2026-11-02..2026-11-06, 2026-12-24]
    visits-per-day: 2
  # bob:
  #   roles: [technician]
  ines:
    name: 'Inês Duarte'
    email:
    roles:
      - technician
      - tech-on-call
vendors:
  night-owl:
    name: Night Owl Helpdesk
    does: remote items while one of us is away, from October on
plans: [silver, gold]
duties:
  execute:
    deadline: last-3 workdays
    owner: technician
    lead: 7
    since: 2026-10
  revise: {deadline: day 5 next, owner: tom}
  publish: {deadline: 2nd friday}
  file:
  schedule: {deadline: day 25}
workdays: [monday, tuesday, wednesday, thursday, friday]
holidays:
  country: PL
  region: MA
  days:
    2026-12-24: Christmas Eve
spacing: {min: 21, max: 42}
visits:
  per-day: 3
  onsite-months: 3
  manager-months: 6
  quiet-months: 6
`,
    'firm: A\ntimezone: UTC\nplans:\n- gold\n- silver\npeople:\n',
  ],
  client: [
    '---\nid: c-1\nname: Acme Inc.\n---\n',
    '---\nid: c-1\nname: Acme Inc.\n---',
    `---
# Permanent: results follow it.
id: c-4mq8w2tz
name: Acme Marine Supply Inc.
plan: gold

contact:
  name: Bob Stone
  phone: (253) 555-0142
  email: bob.stone@acme-marine.example
address: 1180 Dock Street, Tacoma, WA 98402
contract:
  start: 2024-05-01
  end: 2027-04-30

assets:
  dc01:
    type: server
    name: Dell PowerEdge T350
    serial: 7HQ2LX3
    role: domain controller, files, printing
    site:
    inherited: yes
    retired: 2026-10-01
  10:
    type: ups
    name: APC

variables:
  log_drive: "C:"
  tape_count: 10
tags: [tapes, web-shop]
visits:
  technicians: [jane, ines]
  weekdays: tuesday
  weeks: [2, 3]
  never: [friday, 2026-12-24..2027-01-02]
  spacing: {min: 14, max: 30}
  onsite-months: 2
  manager-months: 3
---

# Notes

- Park in the yard: [map](https://example.com)
`,
  ],
  list: [
    '---\ntitle: Server DC01\n---\n\n# Server\n\n- [ ] Backup {#backup}\n',
    `---
format: 1
title: Server DC01
interval: quarterly
asset: dc01
from: server@1df365430928e8c8d5ce2bbf514f0940c8ac23d0
start: 2026-07
minutes: 80
owner: jane
reviewed: 2026-07-01
retired: 2026-11-01
tags: [a, b]
variables:
  log_drive: "C:"
---
`,
  ],
  result: [
    EXACTLY,
    EXACTLY.replace(
      /^(subject|entered|entered-by|met|trip|after-hours|remarks|for-client|corrects|estimate): .*\n/gm,
      '',
    ),
    EXACTLY.replace(/variables:\n(?: {2}.*\n)+/, '').replace(/walked: [\s\S]*?---\n/, '---\n'),
    EXACTLY.replace('Key at', '"Key: at').replace('reception', 'reception"').replace(BLOB, SHA256),
    `---
format: 1
id: ${ULID}
visit: ${ULID}
client: acme
client-id: c-1
checklist: backups
source: ${SHA256}
period: 2026-W41
date: 2026-10-07
by: jane
mode: remote
started: 2026-10-07T09:00:00Z
finished: 2026-10-07T09:10:00Z
minutes: 10
answered: all
open: none
revision: changed
tally: none
---
`,
  ],
  sideRecord: [
    `${head('edit-note')}checklist: server-app01\nitem: shop-logs\nperiod: 2026-08\ndate: 2026-08-13\nby: jane\nresult: ${ULID}\n---\n\nThe connector writes to D:\\Logs.\n`,
    `${head('closing')}closes: ${ULID}\ndate: 2026-08-24\nby: jane\ndecision: declined\nseverity: minor\nrevision: ${BLOB}\n---\n\nDone.\n`,
    `${head('waiver')}checklist: backups\nduty: execute\nperiod: 2026-W41\ndate: 2026-10-07\nby: tom\n---\n\nAt the vendor.\n`,
    `${head('publication')}checklist: server-dc01\ndate: 2026-11-03\nby: ruth\nwatermark: ${SHA256}\nsource: ${BLOB}\nfile: acme/server.pdf\nsha256: ${SHA256}\n---\n`,
  ],
};
