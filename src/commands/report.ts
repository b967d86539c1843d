import { resolve } from 'node:path';
import { Failure } from '../domain/failure.ts';
import { sanitiseLine } from '../domain/text/sanitise.ts';
import { toJson } from '../render/json.ts';
import { toTsv } from '../render/table.ts';
import { writeReport } from '../store/report-file.ts';
import type { Line } from '../terminal/span.ts';
import type { World } from './world.ts';

/** How a report is wanted. */
export interface ReportOptions {
  json?: boolean;
  csv?: boolean;
  output?: string;
}

/** A report in every form it may be wanted in; only the one that is wanted is made. */
export interface Report {
  /** For a terminal of that width, and for a text file. */
  lines(width: number): readonly Line[];
  /** For a pipe and for CSV, each row as long as the heading. */
  heading: readonly string[];
  rows(): readonly (readonly string[])[];
  /** For `--json`: the kind, and the content beside `schemaVersion`. */
  kind: string;
  json(): Record<string, unknown>;
}

/** Columns of a report that goes into a file. */
export const PAPER = 100;

/** Whether only the rows of a report are wanted: what is not in them need not be found out. */
export function wantsRows({ terminal }: World, { json, csv, output }: ReportOptions): boolean {
  return csv === true || (!json && output === undefined && !terminal.outIsTerminal);
}

/** Tells a report: on a terminal as lines, in a pipe as tab-separated rows, or as JSON or CSV; or all of it to a file. */
export async function tellReport(world: World, root: string, options: ReportOptions, report: Report): Promise<void> {
  const { terminal } = world;
  if (options.json && options.csv) throw new Failure('usage', '--json and --csv exclude each other');
  if (options.output !== undefined) {
    const path = resolve(world.folder, options.output);
    writeReport(world.files, root, path, Buffer.from(await textOf(options, report)));
    terminal.warn([[{ text: `written to ${options.output}`, tone: 'faint' }]]);
  } else if (options.json || options.csv) terminal.out(await textOf(options, report));
  else if (terminal.outIsTerminal) terminal.show(report.lines(terminal.size().columns));
  else terminal.out(toTsv(report.rows()));
}

async function textOf(options: ReportOptions, report: Report): Promise<string> {
  if (options.json) return toJson(report.kind, report.json());
  if (options.csv) return (await import('../render/csv.ts')).toCsv(report.heading, report.rows());
  const lines = report.lines(PAPER).map((line) => sanitiseLine(line.map(({ text }) => text).join('')).trimEnd());
  return `${lines.join('\n')}\n`;
}
