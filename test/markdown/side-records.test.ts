import { describe, expect, it } from 'vitest';
import { parseSideRecord, writePublication, writeSideRecord, writeWaiver } from '../../src/markdown/side-records.ts';
import { toSource } from '../../src/markdown/source.ts';

const read = (text: string, path = 'clients/acme/waivers/x.md') => parseSideRecord(toSource(path, text));
const HEAD = { id: '01M4XJCNXRR91JFWNYVQVNQGZF', client: 'acme', clientId: 'c-7k3v9mzq', checklist: 'server-dc01' };
const WAIVER = {
  ...HEAD,
  duty: 'execute' as const,
  period: '2026-10',
  date: '2026-10-30',
  by: 'tom',
  reason: 'The server is at the vendor: repair\n\n- "until December"',
};

describe('a waiver', () => {
  it.each(['2026-10', '2026-W41'])('reads back what it writes, of %s', (period) => {
    const text = writeWaiver({ ...WAIVER, period });
    const path = 'clients/acme/waivers/x.md';
    expect(read(text)).toEqual({ record: { record: 'waiver', waiver: { ...WAIVER, period, path } }, problems: [] });
  });

  it.each([
    ['with a reason that nobody sees', (text: string) => text.replace(WAIVER.reason, '<!-- x -->\u200b\n'), 'MMC-313'],
    ['without a reason', (text: string) => text.replace(WAIVER.reason, ' \n'), 'MMC-313'],
    ['of a duty that is none', (text: string) => text.replace('duty: execute', 'duty: schedule'), 'MMC-118'],
    ['of a month that is none', (text: string) => text.replace('2026-10\n', '2026-13\n'), 'MMC-118'],
    ['of a week that is none', (text: string) => text.replace('2026-10\n', '2026-W54\n'), 'MMC-118'],
    ['without a list', (text: string) => text.replace('checklist: server-dc01\n', ''), 'MMC-111'],
  ])('is none %s', (_how, broken, code) => {
    const { record, problems } = read(broken(writeWaiver(WAIVER)));
    expect(record).toBeUndefined();
    expect(problems.map((one) => one.code)).toEqual([code]);
  });
});

describe('a publication', () => {
  const watermark = 'a'.repeat(64);
  const publication = { ...HEAD, date: '2026-11-03', by: 'ruth', watermark, source: 'b'.repeat(40) };
  it.each([{}, { file: 'acme/Server DC01.pdf', sha256: 'c'.repeat(64) }])('reads back what it writes: %j', (more) => {
    const path = 'clients/acme/published/x.md';
    const { record, problems } = read(writePublication({ ...publication, ...more }), path);
    expect(problems).toEqual([]);
    expect(record).toEqual({ record: 'publication', publication: { ...publication, ...more, path } });
  });

  it('is none with a watermark cut short', () => {
    const { record, problems } = read(writePublication({ ...publication, watermark: 'abc' }));
    expect(record).toBeUndefined();
    expect(problems.map(({ code, args }) => [code, args.key])).toEqual([['MMC-118', 'watermark']]);
  });
});

describe('the closing of an edit note', () => {
  const closing = { ...HEAD, folder: 'edits', name: 'x.md', record: 'closing', date: '2026-11-03', by: 'tom' } as const;
  const closes = '01M4XJCNXRG6SY4J6TH6YY7E6Z';
  it('says what became of the wish', () => {
    const said = { decision: 'changed', severity: 'minor', revision: 'b'.repeat(40) } as const;
    const text = writeSideRecord({ ...closing, ...said, refersTo: closes, words: 'Log drive is named' });
    const { id, date, by } = closing;
    expect(read(text).record).toEqual({
      record: 'closing',
      closing: { id, closes, date, by, words: 'Log drive is named', ...said },
    });
  });

  it('may say nothing of it', () => {
    const text = writeSideRecord({ ...closing, refersTo: closes, words: 'Done' });
    expect(Object.keys((read(text).record as { closing: object }).closing)).toEqual([
      'id',
      'closes',
      'date',
      'by',
      'words',
    ]);
  });
});
