// A program for the tests of output that breaks: a megabyte in a thousand writes.
import { createTerminal } from '../../src/terminal/world.ts';

const terminal = createTerminal();
for (let line = 0; line < 1000; line += 1) terminal.out(`${'x'.repeat(999)}\n`);
const { lost, cause } = await terminal.flush();
if (cause !== undefined) terminal.warn([[{ text: cause.message }]]);
if (lost) process.exitCode = 1;
