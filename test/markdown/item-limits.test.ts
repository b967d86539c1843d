import { describe, expect, it } from 'vitest';
import { itemLimits } from '../../src/markdown/item-limits.ts';

const TEXT = `---
title: Server
---

See {#c-free min=99} in words.

- [ ] Free space {#c-free kind=number unit=GB min=50 warn=80}
- [x] Free space of the second {#c-free-2 outcome=done value=12}
1. [ ] Name {#name kind=text expect="DC 01"}
`;

describe('the limits of an item', () => {
  it.each([
    ['c-free', { kind: 'number', unit: 'GB', min: '50', warn: '80' }],
    ['c-free-2', { kind: 'tick' }],
    ['name', { kind: 'text', expect: 'DC 01' }],
    ['c', undefined],
    ['zoo', undefined],
  ])('%s', (id, limits) => {
    expect(itemLimits(TEXT, id)).toEqual(limits);
  });
});
