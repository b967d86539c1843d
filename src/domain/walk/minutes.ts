import { openAsked, type Sitting } from './sitting.ts';

/**
 * Minutes of a whole visit shared among its lists: by what each was estimated to take and how much of it was answered
 * (P95). Whole minutes that never sum to more than the visit.
 */
export function shareMinutes(total: number, sittings: readonly Sitting[]): number[] {
  const weights = sittings.map((sitting) => {
    const asked = sitting.opening.asked.length;
    const answered = asked === 0 ? 1 : (asked - openAsked(sitting).length) / asked;
    return (sitting.opening.estimate ?? asked) * answered;
  });
  const sum = weights.reduce((all, one) => all + one, 0);
  return weights.map((weight) => Math.floor(sum === 0 ? total / weights.length : (total * weight) / sum));
}
