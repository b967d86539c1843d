import { describe, expect, it } from 'vitest';
import { findSecrets, maskSecrets } from '../../src/domain/secrets.ts';

describe('secrets in words', () => {
  it.each([
    ['root password: Hunter2!', 'root password: ******'],
    ['PIN is 4711, token = "a b c"', 'PIN is ****** token = ******'],
    ['the password is in the vault', 'the password is in the vault'],
    ['use https://bob:s3cret@host/x and ftp+ssl://a:b@c', 'use https://bob:******@host/x and ftp+ssl://a:******@c'],
    [`sk-${'a'.repeat(600)} done`, '****** done'],
    [`ghp_${'a'.repeat(36)}, done`, '******, done'],
    [`Bearer eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(900)}.sig-_x`, 'Bearer ******'],
    ['-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----\nx', '******\nx'],
    [`password: https://a:b@c`, 'password: ******'],
    ['see https://wiki.example:8080/page', 'see https://wiki.example:8080/page'],
  ])('are masked: %s', (words, masked) => {
    expect(maskSecrets(words)).toBe(masked);
  });

  it.each([
    ['a.'],
    ['sk-'],
    ['eyJ-'],
    ['eyJaaaaaaaa.'],
    ['eyJaaaaaaaa-'],
    ['x://'],
    ['x://a:'],
    ['x://a:b@ '],
    ['pin:a '],
    ['pin: '],
    ['ghp_'],
    ['xoxb-'],
    ['-----BEGIN '],
    ['-----BEGIN PRIVATE KEY-----'],
    [' '],
    ['A'],
    ['"'],
    ['pin="'],
  ])('take no longer than the text is long: 200 KB of "%s"', (piece) => {
    const text = piece.repeat(Math.ceil(200_000 / piece.length));
    const start = performance.now();
    for (const one of [text, `pin:${text}`, `-----BEGIN ${text}`, `eyJ${text}`]) findSecrets(one);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
