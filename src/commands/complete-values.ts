import { dayIn } from '../domain/calendar/clock.ts';
import { addMonths, periodOf } from '../domain/calendar/period.ts';
import { DEFAULT_PLANS, ROLES } from '../domain/firm.ts';
import { SHELLS } from '../render/completion-scripts.ts';
import {
  assetNames,
  clientFolderNamed,
  clientNames,
  firmNames,
  listNames,
  type Name,
  openFindingNames,
  planNames,
} from '../store/workspace/names.ts';
import { findRoot } from '../store/workspace/root.ts';
import { type CommandOption, type Cursor, nameOf } from './complete-cursor.ts';
import type { World } from './world.ts';

/** What could stand at the cursor; `paths` leaves it to the shell. */
export interface Answer {
  values: Name[];
  paths?: 'files' | 'folders';
}

export interface CompletionPlace {
  folder: string;
  world: World;
}

interface Asked {
  root: string;
  cursor: Cursor;
  world: World;
}

const nothing: Answer = { values: [] };
const plain = (names: readonly string[]): Name[] => names.map((name) => ({ name, description: '' }));

/** Operands by their name in the tree; where a name means something else, by command and name. */
const OPERANDS: Record<string, (asked: Asked) => Name[] | Promise<Name[]>> = {
  client: ({ root }) => clientNames(root),
  list: (asked) => listsOfClient(asked),
  lists: (asked) => listsOfClient(asked).filter(({ name }) => !asked.cursor.operands.includes(name)),
  template: ({ root }) => listNames(root, 'templates'),
  period: ({ world }) => monthsAround(world),
  'findings close id': ({ root }) => openFindingNames(root),
};

const OPTIONS: Record<string, (asked: Asked) => Name[] | Promise<Name[]>> = {
  '--period': ({ world }) => recentMonths(world),
  'new --start': ({ world }) => recentMonths(world),
  '--client': ({ root }) => clientNames(root),
  '--tech': ({ root }) => whoSigns(root),
  '--who': ({ root }) => whoSigns(root),
  'due --who': async ({ root }) => [...(await whoSigns(root)), ...plain(ROLES)],
  '--horizon': () => plain(['7d', '14d', '30d']),
  '--by': ({ root }) => whoSigns(root),
  '--year': ({ world }) => recentYears(world),
  '--plan': async ({ root }) => {
    const plans = await planNames(root);
    return plain([...(plans.length > 0 ? plans : DEFAULT_PLANS), 'none']);
  },
  'run --asset': (asked) => assetsOfClient(asked),
  'new --asset': (asked) => assetsOfClient(asked),
  'run --resume': (asked) => unfinishedWalks(asked),
  'run --discard': (asked) => unfinishedWalks(asked),
  'run --save-partial': (asked) => unfinishedWalks(asked),
  '--since': ({ world }) => recentMonths(world),
  '--until': ({ world }) => recentMonths(world),
  'trend --list': (asked) => listsOfClient(asked),
};

const PATHS: Record<string, 'files' | 'folders'> = {
  '-C': 'folders',
  '--answers': 'files',
  'check paths': 'files',
  'init dir': 'folders',
  '--output': 'files',
};

export async function optionValues(option: CommandOption, cursor: Cursor, place: CompletionPlace): Promise<Answer> {
  if (option.argChoices) return { values: plain(option.argChoices) };
  const name = nameOf(option);
  const paths = PATHS[name];
  if (paths) return { values: [], paths };
  if (name === '--timezone') return { values: plain(Intl.supportedValuesOf('timeZone')) };
  return inWorkspace(OPTIONS[`${cursor.path} ${name}`] ?? OPTIONS[name], cursor, place);
}

export async function operandValues(cursor: Cursor, place: CompletionPlace): Promise<Answer> {
  const { command, operands, path } = cursor;
  const expected = command.registeredArguments;
  const argument = expected[operands.length] ?? expected.findLast(({ variadic }) => variadic);
  if (!argument) return nothing;
  const name = argument.name();
  if (name === 'shell') return { values: plain(SHELLS) };
  if (path === 'schema') {
    const { SCHEMA_NAMES } = await import('../markdown/schemas/json-schema.ts');
    return { values: plain(SCHEMA_NAMES) };
  }
  const paths = PATHS[`${path} ${name}`];
  if (paths) return { values: [], paths };
  return inWorkspace(OPERANDS[`${path} ${name}`] ?? OPERANDS[name], cursor, place);
}

async function inWorkspace(
  find: ((asked: Asked) => Name[] | Promise<Name[]>) | undefined,
  cursor: Cursor,
  { folder, world }: CompletionPlace,
): Promise<Answer> {
  const root = find ? findRoot(folder) : undefined;
  return find && root ? { values: await find({ root, cursor, world }) } : nothing;
}

function listsOfClient({ root, cursor }: Asked): Name[] {
  const client = clientFolderNamed(root, cursor.operands[0] ?? '');
  return client ? listNames(root, `${client}/checklists`) : [];
}

async function assetsOfClient({ root, cursor }: Asked): Promise<Name[]> {
  const client = clientFolderNamed(root, cursor.operands[0] ?? '');
  return client ? assetNames(root, client) : [];
}

async function whoSigns(root: string): Promise<Name[]> {
  return [...(await firmNames(root, 'people')), ...(await firmNames(root, 'vendors'))];
}

/** Next month, which is planned, and the recent ones. */
function monthsAround(world: World): Name[] {
  const [current, ...earlier] = recentMonths(world);
  return [...(current ? [...plain([addMonths(current.name, 1)]), current] : []), ...earlier];
}

function recentYears(world: World): Name[] {
  const year = Number(recentMonths(world)[0]?.name.slice(0, 4));
  return plain([year, year - 1, year - 2].map(String));
}

/** This month and the year before it, newest first. The firm's time zone would cost opening mmc.yaml for one day a month. */
function recentMonths(world: World): Name[] {
  const month = periodOf(dayIn('UTC', world.clock.now()));
  return plain(Array.from({ length: 13 }, (_, ago) => addMonths(month, -ago)));
}

async function unfinishedWalks({ root, world }: Asked): Promise<Name[]> {
  const [{ findRepository }, { findAllSittings, resumable }] = await Promise.all([
    import('../store/git/repository.ts'),
    import('../store/sittings.ts'),
  ]);
  const repository = await findRepository(root, world.env);
  return resumable(await findAllSittings(world.files, root, repository)).map(
    ({ id, sitting: { opening, answers } }) => ({
      name: id,
      description: `${opening.client.slug} ${opening.checklist}, ${answers.size} answers`,
    }),
  );
}
