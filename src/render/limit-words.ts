/** What limits the value of an item: `at least 15, warn at 20`; empty without limits. */
export function limitWords({
  min,
  max,
  warn,
  expect,
}: Partial<Record<'min' | 'max' | 'warn' | 'expect', string>>): string {
  const words = [
    min === undefined ? '' : `at least ${min}`,
    max === undefined ? '' : `at most ${max}`,
    expect === undefined ? '' : `expected ${expect}`,
    warn === undefined ? '' : `warn at ${warn}`,
  ];
  return words.filter((one) => one !== '').join(', ');
}
