import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DUTIES } from '../../src/domain/duties/duty.ts';
import { isSlug } from '../../src/domain/names.ts';
import { type Archive, VERDICTS } from '../../src/domain/records/archive.ts';
import { parseArchive, writeArchive } from '../../src/markdown/archive.ts';
import { toSource } from '../../src/markdown/source.ts';
import '../helpers/property-seed.ts';

const read = (text: string) => parseArchive(toSource('archive/202610.md', text));

const slug = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/).filter(isSlug);
const hex = fc.stringMatching(/^[0-9a-f]{40}$/);
const verdict = fc.record(
  { state: fc.constantFrom(...VERDICTS), date: fc.constant('2026-10-14'), by: slug },
  { requiredKeys: ['state'] },
);
const list = fc.record({
  list: slug,
  period: fc.constantFrom('2026-10', '2026-W41'),
  verdicts: fc
    .tuple(fc.subarray([...DUTIES]), fc.array(verdict, { minLength: 4, maxLength: 4 }))
    .map(
      ([duties, said]) =>
        duties.map((duty, at) => ({ duty, ...said[at] })) as Archive['clients'][0]['lists'][0]['verdicts'],
    ),
  files: fc.array(
    fc.record({ path: slug.map((name) => `clients/acme/results/202610/20261014.${name} (2).md`), blob: hex }),
    { maxLength: 2 },
  ),
});
const archive = fc.record(
  {
    period: fc.constant('2026-10'),
    filed: fc.constant('2026-11-06'),
    by: slug,
    refiled: fc.constant('2026-11-20'),
    clients: fc.array(
      fc.record({
        client: slug,
        clientId: fc.constantFrom('c-7k3v9mzq', '4711'),
        lists: fc.array(list, { maxLength: 3 }),
      }),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: ['period', 'filed', 'by', 'clients'] },
);

describe('a filed month', () => {
  it('reads back what it writes', () => {
    fc.assert(
      fc.property(archive, (given) => {
        const text = writeArchive(given as Archive);
        expect(read(text)).toEqual({ archive: given, problems: [] });
        expect(read(text.replaceAll('\n', '\r\n')).archive).toEqual(given);
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 500) },
    );
  });

  const HEAD = '---\nformat: 1\nrecord: archive\nperiod: 2026-10\nfiled: 2026-11-06\nby: ruth\n---\n\n';
  const CLIENT = '# Filed: 2026-10\n\n## acme c-7k3v9mzq\n\n- server-dc01\n';

  it.each([
    ['another month in the heading', '# Filed: 2026-09\n', 9],
    ['no heading', '', 7],
    ['words', `${CLIENT}All is well.\n`, 14],
    ['a list before any client', '# Filed: 2026-10\n\n- server-dc01\n', 11],
    ['a verdict before any list', '# Filed: 2026-10\n\n## acme c-7k3v9mzq\n\n  - execute done\n', 13],
    ['a client without its id', '# Filed: 2026-10\n\n## acme\n', 11],
    ['a week that is none', `${CLIENT}- backups 2026-W54\n`, 14],
    ['a state that is not final', `${CLIENT}  - execute open\n`, 14],
    ['a duty that is none', `${CLIENT}  - schedule done\n`, 14],
    ['a duty twice', `${CLIENT}  - execute done\n  - execute missed\n`, 15],
    ['too many words', `${CLIENT}  - execute done 2026-10-14 jane doe\n`, 14],
    ['a day that is none', `${CLIENT}  - execute done 2026-10-32\n`, 14],
    ['half a blob', `${CLIENT}  - clients/acme/results/202610/a.md 9c1f0e2b\n`, 14],
    ['a path that leads out', `${CLIENT}  - clients/../etc/a.md ${'a'.repeat(40)}\n`, 14],
    ['another kind of bullet', `${CLIENT}  * execute done\n`, 14],
  ])('is not read with %s, and says where', (_what, body, line) => {
    const { archive: nothing, problems } = read(`${HEAD}${body}`);
    expect(nothing).toBeUndefined();
    expect(problems.map(({ code, place }) => `${place.line} ${code}`)).toEqual([`${line} MMC-314`]);
  });
});
