import { distance } from 'fastest-levenshtein';
import { foldName } from '../../domain/names.ts';
import { monthOfName } from './month-files.ts';

/** What mmc takes a file for, by where it lies. */
export type FileRole =
  | 'firm'
  | 'client'
  | 'checklist'
  | 'template'
  | 'single'
  | 'result'
  | 'side-record'
  | 'waiver'
  | 'publication'
  | 'schedule'
  | 'archive'
  | 'attachment'
  | 'text'
  | 'stray'
  | 'other';

export interface PlacedFile {
  role: FileRole;
  /** `clients/acme` or `clients/!Old/acme`, for what belongs to a client. */
  client?: string;
  /** For a stray file: where it may belong. */
  suggestion?: string;
}

const TEXT = /\.(?:md|markdown|ya?ml|txt)$/i;
const CLIENT_FOLDERS = ['checklists', 'results', 'edits', 'findings', 'waivers', 'published', 'attachments'];
const ROOT_FOLDERS = ['clients', 'templates', 'singles', 'schedule', 'archive', 'published', 'procedures'];

/** Folders of small records of a client, each a file of its own. */
const RECORDS = { edits: 'side-record', findings: 'side-record', waivers: 'waiver', published: 'publication' } as const;

/** Whether files of a role are records with an id, which others may refer to. */
export function isRecord(role: FileRole): boolean {
  return ['result', 'side-record', 'waiver', 'publication'].includes(role);
}

/**
 * Whether mmc reads a file at `path`, or everything in its folder: of a report that is put there `mmc check` would complain.
 * The path is folded: on Windows and macOS `MMC.YAML` is the same file.
 */
export function isOwnPlace(path: string): boolean {
  const [first = '', ...rest] = path.split('/');
  const old = first === 'clients' && rest[0] === foldName('!Old');
  const placed = placeFile(old ? `clients/!Old/${rest.slice(1).join('/')}` : path);
  if (!['other', 'stray'].includes(placed.role)) return true;
  if (['schedule', 'archive', 'templates', 'singles'].includes(first)) return true;
  return first === 'clients' && CLIENT_FOLDERS.includes(rest[old ? 2 : 1] ?? '');
}

/** What the file at `path` is for mmc. Hidden files and whatever is no text are nobody's business. */
export function placeFile(path: string): PlacedFile {
  const parts = path.split('/');
  if (parts.some((part) => part.startsWith('.'))) return { role: 'other' };
  const [first = '', ...rest] = parts;
  const name = parts.at(-1) as string;
  if (path === 'mmc.yaml') return { role: 'firm' };
  if (rest.length === 0) return atRoot(name);
  switch (first) {
    case 'clients':
      return rest[0] === '!Old' ? inClients('clients/!Old', rest.slice(1)) : inClients('clients', rest);
    case 'templates':
      if (rest.length > 1) return { role: TEXT.test(name) ? 'text' : 'other' };
      return name.endsWith('.md') ? { role: 'template' } : strayText(name, 'a template is a file that ends in ".md"');
    case 'singles':
      return inSingles(rest);
    case 'schedule':
      return rest.length === 1 && monthOfName(name, '.yaml') !== undefined
        ? { role: 'schedule' }
        : strayText(name, 'a schedule is called after its month: schedule/202611.yaml');
    case 'archive':
      return rest.length === 1 && monthOfName(name, '.md') !== undefined
        ? { role: 'archive' }
        : strayText(name, 'a filed month is called after its month: archive/202610.md');
    case 'procedures':
      return { role: TEXT.test(name) ? 'text' : 'other' };
    default:
      return strayText(name, nearest(first, ROOT_FOLDERS));
  }
}

function atRoot(name: string): PlacedFile {
  if (/^mmc\.ya?ml$/i.test(name)) return { role: 'stray', suggestion: 'the settings are in "mmc.yaml"' };
  if (/^client\.md$/i.test(name)) return { role: 'stray', suggestion: 'move it to clients/NAME/client.md' };
  return { role: 'other' };
}

function inSingles(rest: readonly string[]): PlacedFile {
  const name = rest.at(-1) as string;
  if (rest.length > 2 || (rest.length === 2 && rest[0] !== 'starters'))
    return strayText(name, 'move it to singles/ or singles/starters/');
  if (!name.endsWith('.md')) return strayText(name, 'a single is a file that ends in ".md"');
  return { role: name === 'ideas.md' ? 'text' : 'single' };
}

function inClients(above: string, rest: readonly string[]): PlacedFile {
  const [slug = '', folder = '', ...below] = rest;
  const name = rest.at(-1) as string;
  if (rest.length < 2) return strayText(name, 'each client has a folder of its own, with a client.md');
  const client = `${above}/${slug}`;
  if (rest.length === 2) {
    if (name === 'client.md') return { role: 'client', client };
    return strayText(name, `checklists belong in ${client}/checklists/, notes in the text of client.md`, client);
  }
  const markdown = name.endsWith('.md');
  switch (folder) {
    case 'checklists':
      return markdown && below.length === 1
        ? { role: 'checklist', client }
        : strayText(name, `a checklist is a file in ${client}/checklists/ that ends in ".md"`, client);
    case 'results':
      return markdown && below.length === 2 && /^\d{6}$/.test(below[0] ?? '')
        ? { role: 'result', client }
        : strayText(name, `a result lies in the folder of its month: ${client}/results/202610/`, client);
    case 'edits':
    case 'findings':
    case 'waivers':
    case 'published':
      return markdown && below.length === 1
        ? { role: RECORDS[folder], client }
        : strayText(name, `a record is a file in ${client}/${folder}/ that ends in ".md"`, client);
    case 'attachments':
      return { role: 'attachment', client };
    default:
      return strayText(name, nearest(folder, CLIENT_FOLDERS) ?? `known are ${CLIENT_FOLDERS.join(', ')}`, client);
  }
}

function strayText(name: string, suggestion: string | undefined, client?: string): PlacedFile {
  if (suggestion === undefined || !TEXT.test(name)) return { role: 'other' };
  return client === undefined ? { role: 'stray', suggestion } : { role: 'stray', suggestion, client };
}

function nearest(folder: string, known: readonly string[]): string | undefined {
  const near = known.find((one) => one !== folder && distance(one, folder.toLowerCase()) <= 2);
  return near ? `did the folder mean to be "${near}"?` : undefined;
}
