// Preloaded into a process that is measured: writes down its peak memory when it exits. On Linux from /proc, because
// the number of getrusage begins with what the parent held at the fork.
import { readFileSync, writeFileSync } from 'node:fs';

process.on('exit', () => {
  const peak =
    process.platform === 'linux' ? /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] : undefined;
  writeFileSync(process.env.MMC_BENCH_MEMORY, peak ?? String(process.resourceUsage().maxRSS));
});
