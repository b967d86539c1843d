// The numbers of a run as a table of 80 columns. Milliseconds are only there to picture a ratio by.
import { quantile, ratios } from './measure.mjs';

export function toTable({ machine, files, results, search, milliseconds, kilobytes }) {
  const { startUp, check, dryRun, due, find, firstFrame, key } = milliseconds;
  const rows = [
    timed('mmc --version', startUp.version, startUp.bare, 'node -e 0', '1.40'),
    timed('mmc --help', startUp.help, startUp.bare, 'node -e 0', '1.40'),
    timed(`mmc check, ${files} lists`, check.check, check.parseOnly, 'remark only'),
    timed('', check.check, check.bare, 'node -e 0'),
    timed('run --dry-run, 1 month', dryRun.oneMonth, dryRun.bare, 'node -e 0'),
    timed('run --dry-run, 24 months', dryRun.twoYears, dryRun.bare, 'node -e 0'),
    timed('', dryRun.twoYears, dryRun.oneMonth, '1 month'),
    timed('due, 120 months', due.decade, due.bare, 'node -e 0', '3.00'),
    timed('', due.decade, due.year, '12 months', '1.15'),
    timed('due, 12 months', due.year, due.bare, 'node -e 0'),
    timed('due --json, 120 months', due.json, due.bare, 'node -e 0'),
    timed(`find, ${results} results`, find.find, find.search, search, '4.00'),
    timed('run, first frame, 1 mon.', firstFrame.oneMonth, firstFrame.greeting, 'greeting'),
    timed('run, first frame, 24 mon.', firstFrame.twoYears, firstFrame.greeting, 'greeting'),
    timed('', firstFrame.twoYears, firstFrame.oneMonth, '1 month'),
    atQuantile('key, median', key, 0.5),
    atQuantile('key, 95 of 100', key, 0.95),
    ...Object.entries(kilobytes).map(([name, peak]) => [
      `memory, ${name}`,
      `${(peak / 1024).toFixed(0)} MB`,
      (peak / kilobytes.bare).toFixed(2),
      '',
      'node -e 0',
    ]),
  ];
  const perList = (quantile(check.check, 0.5) - quantile(check.bare, 0.5)) / files;
  const share = key.key.filter((time) => time <= 16).length / key.key.length;
  return [
    `${machine.cpu}, ${machine.cores} cores, ${machine.platform}, node ${machine.node}`,
    '',
    lineOf(['', 'time', 'ratio', 'quartiles', 'to']),
    ...rows.map(lineOf),
    '',
    `check takes ${perList.toFixed(1)} ms a list, ${(perList / quantile(check.bare, 0.5)).toFixed(3)} of a node -e 0`,
    `${key.key.length} keys: ${(100 * share).toFixed(1)} % within 16 ms; writing and fsyncing an answer takes ` +
      `${quantile(key.fsync, 0.5).toFixed(1)} ms,`,
    `95 of 100 times at most ${quantile(key.fsync, 0.95).toFixed(1)} ms, and the echo of a bare program ${quantile(key.echo, 0.5).toFixed(1)} ms`,
    '',
  ].join('\n');
}

function timed(what, times, base, peer, aim) {
  const { median, quartiles } = ratios(times, base);
  const range = quartiles.map((one) => one.toFixed(2)).join(' - ');
  return [what, `${quantile(times, 0.5).toFixed(0)} ms`, median.toFixed(2), range, aim ? `${peer} (aim ${aim})` : peer];
}

/** Keys come one by one, each at its own moment: the quantiles are compared, not the single keys. */
function atQuantile(what, { key, echo }, share) {
  const [time, peer] = [quantile(key, share), quantile(echo, share)];
  return [what, `${time.toFixed(1)} ms`, (time / peer).toFixed(2), '', 'echo (aim 16 ms)'];
}

function lineOf([what, time, ratio, quartiles, peer]) {
  return `${what.padEnd(26)}${time.padStart(8)}${ratio.padStart(8)}   ${quartiles.padEnd(14)} ${peer}`.trimEnd();
}
