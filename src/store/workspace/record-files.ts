import { lstatSync, readdirSync } from 'node:fs';
import type { Period } from '../../domain/calendar/period.ts';
import type { ListHead } from '../../domain/duties/client-records.ts';
import type { Client } from '../../domain/firm.ts';
import type { Problem } from '../../domain/problems.ts';
import type { ResultHeader } from '../../domain/records/result.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { quickArchivePeriod } from '../../markdown/quick/archive.ts';
import { quickClient } from '../../markdown/quick/firm.ts';
import { quickListHead } from '../../markdown/quick/list-head.ts';
import { quickResultHeader, quickSideRecord } from '../../markdown/quick/records.ts';
import { scanSchedule } from '../../markdown/schedule-scan.ts';
import type { ParsedSideRecord } from '../../markdown/side-record-values.ts';
import type { FullRecords, FullyRead } from './full-records.ts';
import { quickBeginning, quickText } from './quick-files.ts';

/** Thrown where only the full way helps and it is not loaded yet. */
export class FullWayNeeded extends Error {}

/** A folder that can be read quickly, or one that is a link or is spelled otherwise, where every file needs a closer look. */
export type Way = 'quick' | 'careful';

/** Most headers of results end within so many bytes. */
const HEADER_BYTES = 2048;
/** Header and heading of an archive. */
const ARCHIVE_BYTES = 512;

/**
 * Reads files below a workspace, each quickly where it is written simply, else the full way. What is wrong goes to
 * `problems` and hides nothing else. Without `full` it throws `FullWayNeeded` at the first file that is not simple.
 */
export class RecordFiles {
  constructor(
    readonly root: string,
    private readonly full: FullRecords | undefined,
    /** Never quickly: to hold the quick way against the full one. */
    private readonly thorough: boolean,
    readonly problems: Problem[],
  ) {}

  /** For files that are looked at in passing: what is wrong with them is said by "mmc check" alone. */
  withoutProblems(): RecordFiles {
    return new RecordFiles(this.root, this.full, this.thorough, []);
  }

  client(way: Way, folder: string, slug: string): Client | undefined {
    return this.read(
      way,
      () => {
        const text = quickText(`${this.root}/${folder}/client.md`);
        return text === undefined ? undefined : quickClient(text, slug);
      },
      (full) => full.client(this.root, folder, slug),
    );
  }

  /** Also the whole text, with LF, when it is wanted for the watermark. */
  listHead(way: Way, path: string, slug: string, whole: boolean): { head: ListHead; text: string } | undefined {
    return this.read(
      way,
      () => {
        const at = `${this.root}/${path}`;
        const text = whole ? quickText(at) : quickBeginning(at, HEADER_BYTES);
        const head = text === undefined || text.includes('\r') ? undefined : quickListHead(text, slug);
        return text === undefined || !head ? undefined : { head, text };
      },
      (full) => full.listHead(this.root, path, slug),
    );
  }

  result(way: Way, path: string): ResultHeader | undefined {
    return this.read(
      way,
      () => {
        const beginning = quickBeginning(`${this.root}/${path}`, HEADER_BYTES);
        if (beginning === undefined) return undefined;
        // Hundreds of open items make a long header.
        if (!beginning.includes('\n---\n', 3)) return quickResultHeader(quickText(`${this.root}/${path}`) ?? '');
        return quickResultHeader(beginning);
      },
      (full) => full.result(this.root, path),
    );
  }

  sideRecord(way: Way, path: string): ParsedSideRecord | undefined {
    return this.read(
      way,
      () => {
        const text = quickText(`${this.root}/${path}`);
        return text === undefined ? undefined : quickSideRecord(path, text);
      },
      (full) => full.sideRecord(this.root, path),
    );
  }

  schedule(way: Way, path: string): Schedule | undefined {
    return this.read(
      way,
      () => {
        const text = quickText(`${this.root}/${path}`);
        return text === undefined ? undefined : scanSchedule(text)?.schedule;
      },
      (full) => full.schedule(this.root, path),
    );
  }

  /** The month of an archive with the name of that month, as far as its beginning tells. */
  archivePeriod(way: Way, path: string, month: Period): Period | undefined {
    return this.read(
      way,
      () => {
        const beginning = quickBeginning(`${this.root}/${path}`, ARCHIVE_BYTES);
        return beginning !== undefined && quickArchivePeriod(beginning) === month ? month : undefined;
      },
      (full) => full.archivePeriod(this.root, path, month),
    );
  }

  /** Names in a folder, hidden ones too; none where there is nothing of that name. Files and folders alike. */
  names(path: string): string[] {
    try {
      return readdirSync(`${this.root}/${path}`);
    } catch (error) {
      this.noFolder(path, error);
      return [];
    }
  }

  /** What there is in a folder, by name: `folder`, `file` or `link`. */
  kinds(path: string): Map<string, 'folder' | 'file' | 'link'> {
    try {
      const entries = readdirSync(`${this.root}/${path}`, { withFileTypes: true });
      return new Map(
        entries.map((one) => [one.name, one.isDirectory() ? 'folder' : one.isSymbolicLink() ? 'link' : 'file']),
      );
    } catch (error) {
      this.noFolder(path, error);
      return new Map();
    }
  }

  /** Whether a path that is there is a folder that can be listed; else it goes to the problems. */
  isFolder(path: string): boolean {
    this.names(path);
    return !this.problems.some(({ place }) => place.path === path);
  }

  /** Whether a link leads out of the workspace, which goes to the problems. */
  leadsOut(path: string): boolean {
    const problem = this.needFull().linkOutProblem(this.root, path);
    this.add(problem);
    return problem.length > 0;
  }

  /** A file, or a link that leads nowhere, is not the same as nothing: somebody may have meant a folder. */
  private noFolder(path: string, error: unknown): void {
    if (!lstatSync(`${this.root}/${path}`, { throwIfNoEntry: false })) return;
    this.add([this.needFull().folderProblem(path, error)]);
  }

  /** Some files are looked at twice. */
  private add(problems: readonly Problem[]): void {
    const wordOf = ({ code, place }: Problem) => `${code} ${place.path}:${place.line}:${place.column}`;
    const known = new Set(problems.length > 0 ? this.problems.map(wordOf) : []);
    this.problems.push(...problems.filter((one) => !known.has(wordOf(one))));
  }

  /** How the files of a folder are to be read; undefined where there is none. */
  wayOf(path: string): Way | undefined {
    const stat = lstatSync(`${this.root}/${path}`, { throwIfNoEntry: false });
    return stat && (stat.isDirectory() ? 'quick' : 'careful');
  }

  private read<T>(way: Way, quick: () => T | undefined, full: (full: FullRecords) => FullyRead<T>): T | undefined {
    const value = way === 'careful' || this.thorough ? undefined : quick();
    if (value !== undefined) return value;
    const read = full(this.needFull());
    this.add(read.problems);
    return read.value;
  }

  private needFull(): FullRecords {
    if (!this.full) throw new FullWayNeeded();
    return this.full;
  }
}
