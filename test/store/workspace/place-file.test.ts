import { describe, expect, it } from 'vitest';
import { placeFile } from '../../../src/store/workspace/place-file.ts';

describe('what a file is by its place', () => {
  it.each([
    ['schedule/202611.yaml', 'schedule', undefined],
    ['schedule/2026-11.yaml', 'stray', undefined],
    ['schedule/202613.yaml', 'stray', undefined],
    ['schedule/202611.yml', 'stray', undefined],
    ['schedule/old/202611.yaml', 'stray', undefined],
    ['schedule/202611.ics', 'other', undefined],
    ['archive/202610.md', 'archive', undefined],
    ['archive/202610.txt', 'stray', undefined],
    ['archive/october.md', 'stray', undefined],
    ['published/acme/server.pdf', 'other', undefined],
    ['clients/acme/waivers/20261030.a.execute.k3f9qa.md', 'waiver', 'clients/acme'],
    ['clients/acme/waivers/why.txt', 'stray', 'clients/acme'],
    ['clients/acme/waivers/2026/20261030.a.execute.k3f9qa.md', 'stray', 'clients/acme'],
    ['clients/!Old/acme/published/20261103.a.k3f9qa.md', 'publication', 'clients/!Old/acme'],
    ['clients/acme/published/server.pdf', 'other', undefined],
    ['clients/acme/edits/20261103.a.b.k3f9qa.md', 'side-record', 'clients/acme'],
    ['clients/acme/findings/20261103.a.b.k3f9qa.md', 'side-record', 'clients/acme'],
  ])('%s is %s', (path, role, client) => {
    expect(placeFile(path)).toMatchObject({ role, ...(client ? { client } : {}) });
    expect(placeFile(path).suggestion !== undefined).toBe(role === 'stray');
  });
});
