import { describe, expect, it } from 'vitest';
import { findList, listMeant } from '../../src/commands/find-list.ts';

const KNOWN = ['backups', 'server', 'server-dc01', 'server-dc02', 'ups'];

describe('the list that a word means', () => {
  it.each([
    ['server', 'server'],
    ['back', 'backups'],
    ['server-', undefined],
    ['', undefined],
  ])('%j', (word, list) => {
    expect(listMeant(word, KNOWN)).toBe(list);
  });

  it.each([
    ['server-', KNOWN, '"server-" could be several lists of acme', 'Write one of server-dc01, server-dc02'],
    ['bakups', KNOWN, 'acme has no list "bakups"', 'Did you mean "backups"?'],
    ['wifi', ['ups'], 'acme has no list "wifi"', 'There are ups'],
    ['wifi', [], 'acme has no list "wifi"', 'It has no list yet'],
  ])('says of %j of %j what it could mean', (word, known, message, hint) => {
    expect(() => findList(word, known, 'acme')).toThrow(expect.objectContaining({ message, hint }));
  });

  it('takes no beginning for what is written into a record', () => {
    const refused = { message: 'acme has no list "back"', hint: 'Did you mean "backups"?' };
    expect(() => findList('back', KNOWN, 'acme', { whole: true })).toThrow(expect.objectContaining(refused));
  });
});
