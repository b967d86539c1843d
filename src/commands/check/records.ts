import { compactDay } from '../../domain/calendar/day.ts';
import { isWeek } from '../../domain/calendar/week.ts';
import type { Problem, ProblemCode } from '../../domain/problems.ts';
import type { Result, ResultHeader } from '../../domain/records/result.ts';
import { resultPath, shortId } from '../../domain/walk/finish.ts';
import { parserTrouble } from '../../markdown/limits.ts';
import { problemAt } from '../../markdown/problem.ts';
import { parseResult, parseResultHeader } from '../../markdown/result.ts';
import type { ParsedSideRecord } from '../../markdown/side-record-values.ts';
import { parseSideRecord } from '../../markdown/side-records.ts';
import type { Source } from '../../markdown/source.ts';
import { blobHash } from '../../store/git/blobs.ts';
import { atKey } from './at-key.ts';
import { type Context, flat, isUnknownClient, listSuggestion } from './context.ts';
import { personProblems, personSuggestion } from './lists.ts';

/** Everything that is wrong with a result. */
export function resultProblems(context: Context, source: Source, client: string): Problem[] {
  const trouble = parserTrouble(source);
  if (trouble) return [trouble, ...parseResultHeader(source).problems];
  const { result, problems } = parseResult(source);
  if (!result) return problems;
  const { header } = result;
  return [
    ...problems,
    ...recordProblems(context, source, client, { id: header.id, clientId: header.clientId }),
    ...personProblems(context, source, 'by', header.by),
    ...(header.enteredBy ? personProblems(context, source, 'entered-by', header.enteredBy) : []),
    ...refersTo(context, source, 'corrects', header.corrects),
    ...resultName(source, client, header),
    ...resultWeek(source, result),
    ...sourceProblems(source, result),
    ...answerReferences(context, source, client, result),
  ];
}

/** Everything that is wrong with a finding, an occurrence, a closing, an edit note, a waiver or a publication. */
export function sideRecordProblems(context: Context, source: Source, client: string): Problem[] {
  const { record, problems } = parseSideRecord(source);
  if (!record) return problems;
  const one = headOf(record);
  const clientId = headerValue(source, 'client-id');
  return [
    ...problems,
    ...recordProblems(context, source, client, { id: one.id, clientId }),
    ...personProblems(context, source, 'by', one.by),
    ...(record.record === 'closing' ? refersTo(context, source, 'closes', record.closing.closes) : []),
    ...(record.record === 'occurrence' ? refersTo(context, source, 'finding', record.finding) : []),
    ...(record.record === 'waiver' ? listProblems(context, source, client, record.waiver.checklist) : []),
    ...(record.record === 'publication' ? listProblems(context, source, client, record.publication.checklist) : []),
    ...sideRecordName(source, one),
    ...inItsFolder(source, client, record.record),
  ];
}

/** A waiver or a publication may be of a list that is gone, but not of one that never was. */
function listProblems(context: Context, source: Source, client: string, list: string): Problem[] {
  const suggestion = listSuggestion(context, client, list);
  return suggestion === undefined ? [] : [atKey(source, 'MMC-417', 'checklist', { value: list, suggestion })];
}

const FOLDERS: Record<ParsedSideRecord['record'], string[]> = {
  finding: ['findings'],
  occurrence: ['findings'],
  'edit-note': ['edits'],
  closing: ['findings', 'edits', 'waivers'],
  waiver: ['waivers'],
  publication: ['published'],
};

/** In another folder nobody looks for it. */
function inItsFolder(source: Source, client: string, record: ParsedSideRecord['record']): Problem[] {
  const folder = source.path.slice(client.length + 1).split('/')[0] as string;
  if (FOLDERS[record].includes(folder)) return [];
  const says = `a record of this kind lies in ${FOLDERS[record].map((one) => `${one}/`).join(' or ')}`;
  return [atKey(source, 'MMC-309', 'record', { says })];
}

function headOf(record: ParsedSideRecord): { id: string; date: string; by: string } {
  switch (record.record) {
    case 'finding':
      return record.finding;
    case 'edit-note':
      return record.note;
    case 'closing':
      return record.closing;
    case 'waiver':
      return record.waiver;
    case 'publication':
      return record.publication;
    default:
      return record;
  }
}

function headerValue(source: Source, key: string): string {
  return new RegExp(`\\n${key}:[ \\t]*([^\\n]*)`).exec(source.text)?.[1]?.replace(/^["']|["']$/g, '') ?? '';
}

/** What holds for every record: an id of its own, a client that exists and is this one. */
function recordProblems(
  context: Context,
  source: Source,
  client: string,
  record: { id: string; clientId: string },
): Problem[] {
  const { id, clientId } = record;
  const problems: Problem[] = [];
  const first = context.recordIds.get(id);
  if (first !== undefined && first !== source.path) problems.push(atKey(source, 'MMC-310', 'id', { id, first }));
  else context.recordIds.set(flat(id), source.path);
  const owner = context.clientIds.get(clientId);
  const here = context.clients.get(client);
  if (here && isUnknownClient(context, clientId))
    problems.push(atKey(source, 'MMC-408', 'client-id', { id: clientId }));
  else if (here && owner !== undefined && owner !== client && here.id !== clientId)
    problems.push(atKey(source, 'MMC-309', 'client-id', { says: `it is a record of ${owner}` }));
  return problems;
}

function refersTo(context: Context, source: Source, key: string, id: string | undefined): Problem[] {
  if (id !== undefined) context.references.push({ id: flat(id), problem: atKey(source, 'MMC-409', key, { id }) });
  return [];
}

function resultName(source: Source, client: string, header: ResultHeader): Problem[] {
  const expected = resultPath({ ...header, sitting: header.id });
  const actual = source.path.slice(client.length + 1);
  return expected === actual ? [] : [atKey(source, 'MMC-309', 'id', { says: `by its header it is ${expected}` })];
}

/** Only a weekly list is walked for a week. Before they had weeks, such lists were walked for months, too. */
function resultWeek(source: Source, { header: { period }, checklist }: Result): Problem[] {
  if (period === undefined || !isWeek(period) || checklist.interval === 'weekly') return [];
  return [atKey(source, 'MMC-306', 'period', { key: 'period', says: period })];
}

function sideRecordName(source: Source, record: { id: string; date: string }): Problem[] {
  const name = source.path.slice(source.path.lastIndexOf('/') + 1);
  const [begins, ends] = [`${compactDay(record.date)}.`, `.${shortId(record.id)}.md`];
  if (name.startsWith(begins) && name.endsWith(ends)) return [];
  return [atKey(source, 'MMC-309', 'id', { says: `by its header it is ${begins}…${ends}` })];
}

/** A result may hold another list than the one that was walked only if somebody has edited it. */
function sourceProblems(source: Source, { header, walked }: Result): Problem[] {
  const algorithm = header.source.length === 64 ? 'sha256' : 'sha1';
  const fits = [walked, `\ufeff${walked}`].some((text) => blobHash(Buffer.from(text), algorithm) === header.source);
  return fits ? [] : [atKey(source, 'MMC-308', 'source', {})];
}

/** Who answered an item, and the files attached to it. */
function answerReferences(context: Context, source: Source, client: string, { answers }: Result): Problem[] {
  return [...answers].flatMap(([id, { by, files }]): Problem[] => {
    const at = (code: ProblemCode, value: string, args: Problem['args']): Problem => {
      const item = source.text.indexOf(`#${id} `);
      const start = source.text.indexOf(value, Math.max(0, item));
      return problemAt(source, code, Math.max(0, start), Math.max(0, start) + value.length, args);
    };
    const suggestion = by === undefined ? undefined : personSuggestion(context, by);
    const missing = (files ?? []).filter((file) => !context.paths.has(`${client}/attachments/${file}`));
    return [
      ...(by !== undefined && suggestion !== undefined ? [at('MMC-404', by, { value: by, suggestion })] : []),
      ...missing.map((file) => at('MMC-410', file, { value: file })),
    ];
  });
}

/** References to records that nobody has, once all records are read. */
export function unsettled(context: Context): Problem[] {
  return context.references.filter(({ id }) => !context.recordIds.has(id)).map(({ problem }) => problem);
}
