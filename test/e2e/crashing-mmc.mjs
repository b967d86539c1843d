// The built program with a file port that kills the process at its N-th operation: MMC_CRASH_AT=12, before it is done.
// With MMC_COUNT=FILE it counts them instead.
import { appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { main } = require('../../dist/main.js');
const { createWorld } = require('../../dist/world.js');

const at = Number(process.env.MMC_CRASH_AT ?? 0);
let count = 0;
const argv = process.argv.slice(2);
const world = createWorld(argv);
const reading = ['read', 'stat', 'list'];
const files = Object.fromEntries(
  Object.entries(world.files).map(([name, operation]) => [
    name,
    (...args) => {
      if (reading.includes(name)) return operation(...args);
      count += 1;
      if (process.env.MMC_COUNT) appendFileSync(process.env.MMC_COUNT, `${name} ${String(args[0])}\n`);
      if (count === at) {
        // A write that is cut short: what a kill in the middle of it leaves.
        if (name === 'write' && args[3] > 1) operation(args[0], args[1], args[2], Math.floor(args[3] / 2), args[4]);
        process.kill(process.pid, 'SIGKILL');
      }
      return operation(...args);
    },
  ]),
);
process.exitCode = await main(argv, { ...world, files });
