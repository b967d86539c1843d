// What the groups of commands share.
import { Option } from 'commander';
import type { ExitCode } from '../commands/world.ts';

/** How a command is run: main waits for it and keeps its exit code. */
export type Execute = (run: () => Promise<ExitCode>) => Promise<void>;

/** Heading of a group in the help. */
export const FOR_MANAGER = 'For the service manager:';

export const json = () => new Option('--json', 'machine-readable output');
export const csv = () => new Option('--csv', 'rows for a spreadsheet');
export const output = () => new Option('--output <file>', 'write it to this file instead of the screen');
export const period = () => new Option('--period <month>', 'the month, such as 2026-10');
export const collect = (value: string, earlier: string[] | undefined) => [...(earlier ?? []), value];
