import { compareText } from './text/compare-text.ts';

/** Where something stands in a user's file: path below the workspace, line and column from 1. */
export interface Place {
  path: string;
  line: number;
  column: number;
  /** Characters to underline. */
  length?: number;
}

export type Severity = 'error' | 'warning';
type Args = Record<string, string | number>;

/** Something wrong in a user's file. Data: collected and reported, never thrown. */
export interface Problem {
  code: ProblemCode;
  place: Place;
  args: Args;
  /** The line it stands on, for the reader. */
  excerpt?: string;
}

interface Words {
  severity: Severity;
  says: string;
  mend: string;
}

const error = (says: string, mend: string): Words => ({ severity: 'error', says, mend });
const warning = (says: string, mend: string): Words => ({ severity: 'warning', says, mend });

/** Every problem that mmc can report, with its words. `{name}` is filled from the problem's args. */
export const PROBLEMS = {
  // The file itself
  'MMC-100': error(
    'this cannot be read: {reason}',
    'see what it is and who may read it, or take it out of the workspace',
  ),
  'MMC-101': error('the text is not UTF-8', 'save the file as UTF-8'),
  'MMC-102': error(
    'the text is UTF-16',
    'save the file as UTF-8; in PowerShell write it with "Out-File -Encoding utf8"',
  ),
  'MMC-103': error('there is a NUL character in the text', 'delete it; if there are many, restore the file from Git'),
  'MMC-104': error('there is a carriage return without a line feed', 'save the file with ordinary line ends'),
  'MMC-105': error(
    'the file has {size} bytes, at most {limit} are read',
    'split it, or move what is not a checklist elsewhere',
  ),
  'MMC-106': error('lists or quotes are nested {depth} deep, at most {limit} are read', 'write it flatter'),
  'MMC-107': error('there are conflict markers of Git in the file', 'choose one side, delete the marker lines'),
  'MMC-108': error('the file is empty', 'write it, or delete it'),
  'MMC-109': error('this is a link that leads out of the workspace', 'replace the link by the file itself'),
  'MMC-110': error('this is not an ordinary file', 'take it out of the workspace'),
  // Front-matter and YAML
  'MMC-111': error('"{key}" is missing', 'write "{key}: {example}"'),
  'MMC-112': error('"{key}" is not a date: {value}', 'write it as YYYY-MM-DD'),
  'MMC-113': error('the front-matter is not closed', 'write a line "---" after its last key'),
  'MMC-114': error('front-matter in another language is not read', 'begin the file with a bare "---" and write YAML'),
  'MMC-115': error('this is not valid YAML: {reason}', 'mend the line; quote values that hold a colon or a hash'),
  'MMC-116': error('"{key}" stands here twice', 'delete one of the two'),
  'MMC-117': warning('unknown key "{key}"', '{suggestion}'),
  'MMC-118': error('"{key}" cannot be {value}', 'write {expected}'),
  'MMC-119': error('anchors, aliases and tags are not read', 'write the value itself'),
  'MMC-120': error('the YAML is larger or deeper than what is read', 'keep it under 64 KiB and 20 levels'),
  'MMC-121': error('the front-matter is not a list of keys', 'write "key: value" lines'),
  'MMC-122': error('this was written by a newer mmc (format {value})', 'update mmc; the file is left as it is'),
  'MMC-123': error('there is no front-matter', 'begin the file with "---", a line "{key}: {example}", and "---"'),
  'MMC-124': error('"{key}" is not a month: {value}', 'write it as YYYY-MM'),
  'MMC-125': error('"{key}" is not a time zone: {value}', 'write a name such as Europe/Warsaw or America/Los_Angeles'),
  'MMC-126': error('"{key}" is not a time: {value}', 'write it as 2026-10-14T09:02:11-07:00'),
  'MMC-127': error('the text has {size}, at most {limit} are read', 'split it, or attach it instead of pasting it'),
  // Checklists
  'MMC-201': warning('there is no item in this list', 'write items as "- [ ] What to do"'),
  'MMC-202': error('the id "{id}" is used twice in this list, first in line {first}', 'give one of the two another id'),
  'MMC-203': warning('this item has no id', 'run "mmc check --fix", it would write {{#{id}}}'),
  'MMC-204': warning('unknown attribute "{key}"', '{suggestion}'),
  'MMC-205': error('"{key}" cannot be "{value}"', 'write {expected}'),
  'MMC-206': error('"{key}" is given twice', 'delete one of the two'),
  'MMC-207': error('"{key}" belongs to results, not to a checklist', 'delete it'),
  'MMC-208': error('"{id}" is not an id for a checklist', 'use a to z, 0 to 9 and "-", at most 64 of them'),
  'MMC-210': error('text follows the braces, so they are not read', 'move the braces to the end of the line'),
  'MMC-211': error('there are two groups of braces, only the last is read', 'join them into one'),
  'MMC-212': error('typographic quotes in the braces are no quotes', 'write straight quotes: "'),
  'MMC-213': error('there is no space before the braces, so they are not read', 'write a space before "{{"'),
  'MMC-214': error('braces on a later line of an item are not read', "move them to the end of the item's first line"),
  'MMC-215': error('this item has no text', 'write what is to be done, or delete the line'),
  'MMC-216': error('there is no space after the box, so this is not an item', 'write "- [ ] " and then the text'),
  'MMC-217': error('this box is not "[ ]", so this is not an item', 'write "- [ ] " with an ordinary space in the box'),
  'MMC-218': error('the line below makes a heading of this item', 'put an empty line between them'),
  'MMC-219': error('this box continues the text above, so it is not an item', 'put an empty line before it'),
  'MMC-220': error('a box in a table is not an item', 'write items as "- [ ] What to do"'),
  'MMC-221': error('these braces cannot be read as attributes', 'write {{#id key=value key="several words"}}'),
  'MMC-222': warning('this box is ticked already', 'write "[ ]"; ticks belong into results'),
  'MMC-223': warning('"{key}" has no effect on an item of kind {kind}', 'delete it, or change the kind'),
  'MMC-224': error('"warn" needs exactly one of "min" and "max"', 'delete "warn", or one of the limits'),
  'MMC-225': error('a choice needs what to choose from', 'write of="a, b, c"'),
  'MMC-226': warning('a code block called "note" is what results use for notes', 'call it something else'),
  'MMC-227': error('"min" is above "max"', 'exchange the two'),
  'MMC-228': error('a box in a footnote is not an item', 'write it as an ordinary item'),
  'MMC-229': error('this box is not in a list, so it is not an item', 'write "- " before it'),
  // Results and records
  'MMC-301': error(
    'the box and the outcome "{outcome}" disagree',
    'tick the box for done and problem, and only for them',
  ),
  'MMC-302': error('"{value}" is not an outcome', 'write done, problem, cannot or n/a'),
  'MMC-303': error('"{outcome}" demands a note', 'write why, as a block called "note" under the item'),
  'MMC-304': error(
    'the tally says {says}, the answers say {counted}',
    'restore the file from Git, or correct the tally',
  ),
  'MMC-305': error(
    '"{key}" names an item that is not in the list: {id}',
    'restore the file from Git, or delete the id',
  ),
  'MMC-306': error('"{key}" says {says}, the body says otherwise', 'restore the file from Git'),
  'MMC-307': error('the last line with the times is missing or damaged', 'restore the file from Git'),
  'MMC-308': warning(
    'the list inside is not the one that was walked',
    'restore the file from Git; corrections are results of their own',
  ),
  'MMC-309': error('the file name and its header disagree: {says}', 'rename the file back'),
  'MMC-310': error('the id {id} is used by two files, first by {first}', 'delete the copy'),
  'MMC-311': error('these words are answers out of order', 'restore the file from Git'),
  'MMC-312': error('"{value}" is not the name of an attached file', 'restore the file from Git'),
  'MMC-313': error('there is no reason', 'write below the header why, in a few words'),
  'MMC-314': error('this is not a line of a filed month', 'restore the file from Git, or write {expected}'),
  'MMC-315': error('the visit "{id}" stands here twice, first in line {first}', 'give one of the two another number'),
  'MMC-316': warning('this visit is not in {period}', 'choose a day of that month, or move the line to its own month'),
  // What refers to something else
  'MMC-401': error('there is no asset "{value}" at this client', '{suggestion}'),
  'MMC-402': warning('there is no template "{value}"', '{suggestion}'),
  'MMC-403': error('there is no plan "{value}"', '{suggestion}'),
  'MMC-404': error('there is no person "{value}" in mmc.yaml', '{suggestion}'),
  'MMC-405': error('the variable "{name}" has no value for this client', 'write it under "variables:" in {file}'),
  'MMC-406': warning('the link leads nowhere: {value}', 'mend the path, or create the file'),
  'MMC-407': error(
    'the client id {id} is used by two clients, first by {first}',
    'give the copied client a new id, or delete it',
  ),
  'MMC-408': warning(
    'there is no client with the id {id}',
    'restore the client, or move the record to where it belongs',
  ),
  'MMC-409': warning('this closes or repeats a record that does not exist: {id}', 'restore the record from Git'),
  'MMC-410': warning('the attached file {value} is not there', 'restore it from Git'),
  'MMC-411': error('the attached file is not what its name says', 'restore it from Git'),
  'MMC-412': error('there is no client.md in this folder', 'write it, or run "mmc client add"'),
  'MMC-413': error('the public holidays are not known: {reason}', '{suggestion}'),
  'MMC-414': error('the file {value} is not there', 'restore it from Git, or file the month again'),
  'MMC-415': error('the file {value} is not the one that was filed', 'restore it from Git, or file the month again'),
  'MMC-416': error('there is no person, vendor or role "{value}"', '{suggestion}'),
  'MMC-417': warning('there is no list "{value}" at this client, nor was there one', '{suggestion}'),
  'MMC-418': error('the id {id} is that of {owner}, not of {value}', 'write the name and the id of one client'),
  // Names of files and folders
  'MMC-501': error(
    '"{name}" cannot be a name on every system: {reason}',
    'use a to z, 0 to 9 and "-"; rename it with git mv',
  ),
  'MMC-502': error('"{name}" and "{other}" are the same name on some systems', 'rename one of them'),
  'MMC-503': warning('this file is not where mmc looks for one', '{suggestion}'),
  'MMC-504': error('"{name}" is not the name of {record}', 'name it {example}'),
} as const satisfies Record<string, Words>;

export type ProblemCode = keyof typeof PROBLEMS;

export function severityOf(problem: Problem): Severity {
  return PROBLEMS[problem.code].severity;
}

function fill(pattern: string, args: Args): string {
  return pattern.replace(/\{\{|\}\}|\{(\w+)\}/g, (whole, name: string | undefined) =>
    name === undefined ? (whole[0] as string) : String(args[name] ?? ''),
  );
}

/** The sentence that says what is wrong. */
export function sentenceOf(problem: Problem): string {
  return fill(PROBLEMS[problem.code].says, problem.args);
}

/** The sentence that says how to mend it. */
export function mendOf(problem: Problem): string {
  return fill(PROBLEMS[problem.code].mend, problem.args);
}

/** File order: by path, then place, then code. */
export function compareProblems(a: Problem, b: Problem): number {
  return (
    compareText(a.place.path, b.place.path) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column ||
    compareText(a.code, b.code)
  );
}
