/** How long ago, in the largest unit that says enough: `5 minutes`, `3 hours`, `12 days`. Seconds, never negative. */
export function ageWords(seconds: number): string {
  const [minutes, hours, days] = [seconds / 60, seconds / 3600, seconds / 86_400].map(Math.floor) as [
    number,
    number,
    number,
  ];
  if (days > 0) return counted(days, 'day');
  if (hours > 0) return counted(hours, 'hour');
  return minutes > 0 ? counted(minutes, 'minute') : 'a moment';
}

/** `1 day`, `2 days` */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
