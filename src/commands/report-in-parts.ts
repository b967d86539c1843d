import { resolve } from 'node:path';
import { Failure } from '../domain/failure.ts';
import { sanitiseLine } from '../domain/text/sanitise.ts';
import { jsonText } from '../render/json.ts';
import { toTsv } from '../render/table.ts';
import { writeReport } from '../store/report-file.ts';
import type { Line } from '../terminal/span.ts';
import { PAPER, type ReportOptions } from './report.ts';
import type { World } from './world.ts';

/** A report that may be longer than the memory: told part by part, and not to its end when nobody reads it any more. */
export interface ReportInParts<Part> {
  parts: AsyncIterable<Part>;
  lines(part: Part, width: number): readonly Line[];
  /** For a pipe and for CSV, each row as long as the heading. */
  heading: readonly string[];
  rows(part: Part): readonly (readonly string[])[];
  /** For `--json`: one object with a list, which is written element by element. */
  kind: string;
  /** Key of the list. */
  list: string;
  json(part: Part): readonly unknown[];
  /** What is only known when all parts were told: the last lines, and the keys that stand behind the list. */
  endLines(): readonly Line[];
  endJson(): Record<string, unknown>;
}

/** Characters after which it is worth to see whether anybody still reads. */
const BATCH = 64 * 1024;

/** Tells such a report as `tellReport` tells one. */
export async function tellReportInParts<Part>(
  world: World,
  root: string,
  options: ReportOptions,
  report: ReportInParts<Part>,
): Promise<void> {
  const { terminal } = world;
  if (options.json && options.csv) throw new Failure('usage', '--json and --csv exclude each other');
  if (options.output !== undefined) {
    const chunks: Buffer[] = [];
    for await (const text of textOf(options, report)) chunks.push(Buffer.from(text));
    writeReport(world.files, root, resolve(world.folder, options.output), Buffer.concat(chunks));
    terminal.warn([[{ text: `written to ${options.output}`, tone: 'faint' }]]);
    return;
  }
  if (terminal.outIsTerminal && !options.json && !options.csv) {
    for await (const part of report.parts) {
      terminal.show(report.lines(part, terminal.size().columns));
      if ((await terminal.flush()).lost) return;
    }
    terminal.show(report.endLines());
    return;
  }
  const plainRows = !options.json && !options.csv;
  let waiting = '';
  for await (const text of plainRows ? tsvOf(report) : textOf(options, report)) {
    waiting += text;
    if (waiting.length < BATCH) continue;
    terminal.out(waiting);
    waiting = '';
    if ((await terminal.flush()).lost) return;
  }
  terminal.out(waiting);
}

async function* tsvOf<Part>(report: ReportInParts<Part>): AsyncGenerator<string> {
  for await (const part of report.parts) yield toTsv(report.rows(part));
}

function textOf<Part>(options: ReportOptions, report: ReportInParts<Part>): AsyncGenerator<string> {
  if (options.json) return jsonOf(report);
  return options.csv ? csvOf(report) : paperOf(report);
}

async function* csvOf<Part>(report: ReportInParts<Part>): AsyncGenerator<string> {
  const { toCsv, toCsvRows } = await import('../render/csv.ts');
  yield toCsv(report.heading, []);
  for await (const part of report.parts) yield toCsvRows(report.rows(part));
}

/** The same object as `toJson` makes, an element of the list a line. */
async function* jsonOf<Part>({ parts, kind, list, json, endJson }: ReportInParts<Part>): AsyncGenerator<string> {
  yield `{\n  "schemaVersion": 1,\n  "kind": ${jsonText(kind)},\n  ${jsonText(list)}: [`;
  let between = '\n';
  for await (const part of parts) {
    for (const one of json(part)) {
      yield `${between}    ${jsonText(one)}`;
      between = ',\n';
    }
  }
  yield '\n  ]';
  for (const [key, value] of Object.entries(endJson())) yield `,\n  ${jsonText(key)}: ${jsonText(value)}`;
  yield '\n}\n';
}

async function* paperOf<Part>(report: ReportInParts<Part>): AsyncGenerator<string> {
  const text = (lines: readonly Line[]) =>
    lines.map((line) => `${sanitiseLine(line.map((part) => part.text).join('')).trimEnd()}\n`).join('');
  for await (const part of report.parts) yield text(report.lines(part, PAPER));
  yield text(report.endLines());
}
