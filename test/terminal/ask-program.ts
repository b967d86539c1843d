// Asks three questions, for the tests on a real terminal, and shows what it got as JSON.
import { Failure } from '../../src/domain/failure.ts';
import { Interrupted } from '../../src/terminal/signals.ts';
import { createTerminal } from '../../src/terminal/world.ts';

const terminal = createTerminal({ plain: process.argv.includes('--plain') });
const check = (text: string): string | undefined => (text.includes('!') ? 'No \x1b[2J exclamation marks.' : undefined);
const choices = [
  { value: { id: 1 }, name: 'silver' },
  { value: { id: 2 }, name: 'gold', hint: 'most clients' },
];
try {
  const name = await terminal.ask.line('Name \x1b]0;x\x07?', { offered: 'Acme', check });
  const plan = await terminal.ask.choice('Plan?', choices);
  const sure = await terminal.ask.confirm('Sure?', false);
  terminal.out(`${JSON.stringify({ name, plan, sure })}\n`);
} catch (error) {
  if (error instanceof Interrupted) process.exitCode = error.exitCode;
  else if (error instanceof Failure) {
    terminal.warn([[{ text: error.message }]]);
    process.exitCode = 1;
  } else throw error;
}
