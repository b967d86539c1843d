import type { Day } from '../domain/calendar/day.ts';
import { closest } from '../domain/closest.ts';
import { Failure } from '../domain/failure.ts';
import { meantById } from '../domain/names.ts';
import type { Finding } from '../domain/records/finding.ts';
import { onOneLine } from '../domain/text/one-line.ts';
import { closingName, type SideRecord, shortId } from '../domain/walk/finish.ts';
import { writeSideRecord } from '../markdown/side-records.ts';
import { type FindingInPlace, readAllFindings } from '../store/workspace/all-findings.ts';
import { openWorkspace, type Workspace } from '../store/workspace/workspace.ts';
import { writeBelow } from '../store/workspace/write-below.ts';
import { wordsOf } from './asked-words.ts';
import { dayUntilNow } from './day-named.ts';
import { keep } from './keep.ts';
import { whoSigns } from './who.ts';
import { type ExitCode, today, type World } from './world.ts';

interface CloseOptions {
  id: string;
  note?: string;
  tech?: string;
  date?: string;
}

/** `mmc findings close`: writes and commits the record that ends a finding. One that is closed already is success. */
export async function closeFinding(options: CloseOptions, world: World): Promise<ExitCode> {
  const workspace = openWorkspace(world.folder);
  const { finding, place } = findFinding(workspace, options.id);
  const { closing } = finding;
  const short = shortId(finding.id);
  if (closing) {
    const words = `${short} is closed already: ${closing.date} by ${closing.by}: ${onOneLine(closing.words)}`;
    world.terminal.show([[{ text: words }]]);
    return 0;
  }
  const date = dayOfEnd(options.date, finding, today(world, workspace.firm.timezone));
  const by = await whoSigns(world, workspace, options.tech, '--tech');
  const words = await wordsOfEnd(options.note, finding, world);
  const { client, folder } = place;
  const id = world.newId();
  const record: SideRecord = {
    folder: 'findings',
    name: closingName(date, finding.id, id),
    id,
    record: 'closing',
    client: client.slug,
    clientId: client.id,
    refersTo: finding.id,
    date,
    by,
    words,
  };
  const path = `${folder.path}/findings/${record.name}`;
  const bytes = Buffer.from(writeSideRecord(record));
  writeBelow(world.files, workspace.root, path, bytes);
  const kept = await keep(
    world,
    workspace,
    [{ path, bytes }],
    `Close finding ${short} at ${client.slug}`,
    'findings close',
  );
  world.terminal.show([[{ text: `closed ${short} at ${client.name}: ${onOneLine(finding.words)}` }], ...kept.lines]);
  return kept.code;
}

/** The finding that an id means: the whole of it, or the end of it that listings show. */
function findFinding(workspace: Workspace, word: string): FindingInPlace {
  const { findings } = readAllFindings(workspace, { old: true });
  const matching = meantById(word, findings, ({ finding }) => finding.id);
  const [only, second] = matching;
  if (only && !second) return only;
  if (second) {
    const both = matching.map(
      ({ finding, place }) => `${finding.id} (${place.client.slug}: ${onOneLine(finding.words)})`,
    );
    throw new Failure('usage', `"${word}" could be several findings`, { hint: `Write one of ${both.join(', ')}` });
  }
  const open = findings.filter(({ finding }) => !finding.closing).map(({ finding }) => shortId(finding.id));
  const near = closest(word, open);
  throw new Failure('usage', `There is no finding "${word}"`, {
    hint: near ? `Did you mean "${near}"? "mmc findings" shows all` : '"mmc findings" shows all that are open',
  });
}

function dayOfEnd(given: string | undefined, finding: Finding, now: Day): Day {
  const day = given === undefined ? now : dayUntilNow(given, now);
  if (day < finding.date) {
    throw new Failure('usage', `${day} is before the finding`, { hint: `It was found on ${finding.date}` });
  }
  return day;
}

/** How it ended: from --note, else asked below what was wrong. */
function wordsOfEnd(note: string | undefined, finding: Finding, world: World): Promise<string> {
  if (note === undefined) world.terminal.show([[{ text: onOneLine(finding.words), tone: 'strong' }]]);
  const wanted = {
    question: 'How did it end?',
    instead: 'Say how it ended with --note "…"',
    empty: 'A closing needs words',
    what: 'The note',
  };
  return wordsOf(note, wanted, world);
}
