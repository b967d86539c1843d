// A small full-screen program for the tests on a real terminal: it shows the keys it gets.
import { exitCodeOf } from '../../src/terminal/signals.ts';
import type { Line } from '../../src/terminal/span.ts';
import { createTerminal } from '../../src/terminal/world.ts';

const terminal = createTerminal();
const log: string[] = [];
let count = 0;
const session = terminal.openKeys();
const [mode] = process.argv.slice(2);

function paint(): void {
  const { columns, rows } = terminal.size();
  const lines: Line[] = [
    [{ text: `keys ${count}`, tone: 'title' }],
    [{ text: `size ${columns}x${rows}` }],
    [{ text: 'wide 日本語 '.repeat(20) }],
    ...log.slice(-12).map((text) => [{ text, tone: 'good' as const }]),
  ];
  session.paint({ lines, cursor: { row: 0, column: 5 } });
}

async function run(): Promise<number> {
  paint();
  for (;;) {
    const key = await session.next();
    if (key.type === 'closed') {
      session.close();
      terminal.warn([[{ text: `closed ${key.signal}, ${count} kept` }]]);
      return exitCodeOf(key.signal);
    }
    if (key.type === 'named' && key.name === 'ctrl-c') return exitCodeOf('SIGINT');
    count += key.type === 'character' ? 1 : 0;
    log.push('text' in key ? `${key.type} ${JSON.stringify(key.text)}` : 'name' in key ? key.name : key.type);
    if (mode === 'throw' && key.type === 'character') throw new Error('thrown on purpose');
    if (mode === 'hang' && key.type === 'character') {
      paint();
      await new Promise(() => setInterval(() => {}, 1000));
    }
    if (!session.pending()) paint();
  }
}

try {
  process.exitCode = await run();
} finally {
  if (mode !== 'throw') session.close();
}
