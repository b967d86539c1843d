// What the groups of commands share.
import { Option } from 'commander';
import type { ExitCode } from '../commands/world.ts';

/** How a command is run: main waits for it and keeps its exit code. */
export type Execute = (run: () => Promise<ExitCode>) => Promise<void>;

export const json = () => new Option('--json', 'machine-readable output');
export const period = () => new Option('--period <month>', 'the month, such as 2026-10');
export const collect = (value: string, earlier: string[] | undefined) => [...(earlier ?? []), value];
