import { expect, it } from 'vitest';
import { shareMinutes } from '../../src/domain/walk/minutes.ts';
import { openSitting, type Sitting } from '../../src/domain/walk/sitting.ts';

function sitting(asked: number, answered: number, estimate?: number): Sitting {
  const ids = Array.from({ length: asked }, (_, index) => `item-${index}`);
  const opening = { asked: ids, ...(estimate ? { estimate } : {}) } as unknown as Sitting['opening'];
  const answers = new Map(ids.slice(0, answered).map((id) => [id, { outcome: 'done' as const }]));
  return { ...openSitting(opening), answers };
}

it.each([
  [90, [sitting(70, 70, 75), sitting(20, 20, 15)], [75, 15]],
  [60, [sitting(10, 10, 30), sitting(10, 5, 30)], [40, 20]],
  [10, [sitting(3, 3), sitting(3, 3), sitting(3, 3)], [3, 3, 3]],
  [7, [sitting(0, 0)], [7]],
])('shares %d minutes by estimate and by what was answered', (total, sittings, shares) => {
  expect(shareMinutes(total, sittings)).toEqual(shares);
  expect(shares.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(total);
});
