import { describe, expect, it } from 'vitest';
import { meantBy } from '../../src/domain/names.ts';

const ACME = { slug: 'acme', id: 'c-aaaaaaaa', name: 'Acme Inc.' };
const BOLT = { slug: 'bolt', id: 'c-bbbbbbbb', name: 'Acme' };
const LODZ = { slug: 'lodz-son', id: 'c-cccccccc', name: 'Łódź & Søn GmbH' };
const ALL = [BOLT, ACME, LODZ];

describe('what a word means', () => {
  it.each([
    ['acme', [ACME], true],
    ['c-cccccccc', [LODZ], true],
    ['łódź & søn gmbh', [LODZ], true],
    ['Acme inc.', [ACME], true],
    ['lodz', [LODZ], false],
    ['Łód', [LODZ], false],
    ['acm', [BOLT, ACME], false],
    ['zoo', [], false],
    ['', [], true],
  ])('%j', (word, meant, exact) => {
    expect(meantBy(word, ALL, (one) => one)).toEqual({ meant, exact });
  });
});
