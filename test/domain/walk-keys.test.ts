import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/domain/records/finding.ts';
import { draftEvents } from '../../src/domain/walk/drafts.ts';
import { resultOf, sideRecordsOf } from '../../src/domain/walk/finish.ts';
import { keysOfLine } from '../../src/domain/walk/typed-lines.ts';
import { answersOf, clock, type VisitOptions, visitOf, walk } from './walk-visit.ts';

const TICKS = '- [ ] One {#one}\n- [ ] Two {#two}\n- [ ] Three {#three}\n';

/** Walks one list with these keys. */
function walked(items: string, script: string, options: VisitOptions = {}) {
  return walk(visitOf({ server: items }, options), script);
}

const sittingOf = (one: ReturnType<typeof walk>, list = 0) => {
  const sitting = one.visit.lists[list]?.sitting;
  if (!sitting) throw new Error('no such list');
  return sitting;
};

const finding: Finding = {
  id: '01KA00000000000000000F0001',
  path: 'clients/acme/findings/x.md',
  client: 'acme',
  clientId: 'c-acme',
  checklist: 'server',
  item: 'one',
  date: '2026-10-14',
  by: 'tom',
  words: 'Fan is loud',
  occurrences: [],
};

describe('the keys of a tick item', () => {
  it.each([
    ['d', { one: { outcome: 'done' } }],
    ['p"Smoke"<enter>n', { one: { outcome: 'problem', note: 'Smoke' } }],
    ['c"No key"<enter>', { one: { outcome: 'cannot', note: 'No key' } }],
    ['x"Gone"<enter>', { one: { outcome: 'n/a', note: 'Gone' } }],
    ['/d', { one: { outcome: 'done' } }],
    ['<enter><enter><enter>', {}],
    ['D', {}],
    ['"d"', {}],
    ['p<enter>', {}],
    ['p<enter><enter><escape>', {}],
    ['p"   "<enter>', {}],
    ['c<escape>', {}],
    ['<right><right>d', { three: { outcome: 'done' } }],
    ['sd', { two: { outcome: 'done' } }],
    ['j3<enter>d', { three: { outcome: 'done' } }],
    ['j"thr"<enter>d', { three: { outcome: 'done' } }],
    ['j99<enter>d', { one: { outcome: 'done' } }],
    ['jnowhere<enter>d', { one: { outcome: 'done' } }],
    ['dbx"Not here"<enter>', { one: { outcome: 'n/a', note: 'Not here' } }],
    ['dbu', {}],
    ['u', {}],
    ['h', {}],
    ['?d', {}],
    ['ff', {}],
  ])('%s', (script, answers) => expect(answersOf(walked(TICKS, script))).toEqual(answers));

  it('goes to the next open item, wraps around, and ends in the overview', () => {
    expect(walked(TICKS, 'd').visit.lists[0]?.position).toBe(1);
    expect(walked(TICKS, '<right>dd').visit.lists[0]?.position).toBe(0);
    expect(walked(TICKS, 'ddd').visit.screen.at).toBe('overview');
    expect(walked(TICKS, 'sdd').visit.screen.at).toBe('overview');
    expect(walked(TICKS, 'sddb').visit).toMatchObject({ screen: { at: 'item' }, lists: [{ position: 0 }] });
  });

  it('moves nothing unasked at the ends', () => {
    expect(walked(TICKS, 'b').visit.message?.words).toBe('This is the first item');
    expect(walked(TICKS, '<right><right><right>').visit.screen.at).toBe('overview');
    expect(walked(TICKS, '<tab>').visit.message?.words).toBe('This visit has one list');
  });
});

describe('words that were typed', () => {
  it('stay when the item is ticked again', () => {
    const again = walked(TICKS, 'dbn"Key is at the desk"<enter>d');
    expect(answersOf(again)).toEqual({ one: { outcome: 'done', note: 'Key is at the desk' } });
  });

  it('stand there to be changed when the mark changes', () => {
    const { visit } = walked(TICKS, 'dbn"Fan is loud"<enter>p');
    expect(visit.screen).toMatchObject({ at: 'words', field: { text: 'Fan is loud' } });
    const before = 'p"Old"<enter>nb';
    expect(answersOf(walked(TICKS, `${before}p<end>"er"<enter>n`)).one).toEqual({ outcome: 'problem', note: 'Older' });
    // The reason of a problem is no reason why something is done.
    expect(answersOf(walked(TICKS, `${before}d`)).one).toEqual({ outcome: 'done' });
  });

  it('stay as a note when the answer is taken back', () => {
    const { visit } = walked(TICKS, 'p"Long story"<enter>nbu');
    expect(visit.lists[0]?.sitting.answers.size).toBe(0);
    expect(visit.lists[0]?.sitting.notes.get('one')).toBe('Long story');
  });

  it('survive into the result on an item that is left unanswered', () => {
    const one = walked(TICKS, 'n"Ask Bob"<enter><right>d');
    expect(resultOf(sittingOf(one)).notes).toEqual(new Map([['one', 'Ask Bob']]));
    expect(resultOf(sittingOf(one)).header.open).toEqual(['one', 'three']);
  });

  it('become the note of the answer', () => {
    expect(answersOf(walked(TICKS, 'n"Ask Bob"<enter>d'))).toEqual({ one: { outcome: 'done', note: 'Ask Bob' } });
    // Where words are demanded, those that are there are offered to be changed: a key typed ahead takes nothing.
    expect(answersOf(walked(TICKS, 'n"Ask Bob"<enter>c'))).toEqual({});
    expect(answersOf(walked(TICKS, 'n"Ask Bob"<enter>c<enter>'))).toEqual({
      one: { outcome: 'cannot', note: 'Ask Bob' },
    });
  });

  it('lead back by Esc to the question before', () => {
    expect(walked(TICKS, 'p"Smoke"<enter>v<escape>').visit.screen.at).toBe('fixed');
    expect(walked(TICKS, 'p"Smoke"<enter>v"Owl"<enter><escape>').visit.screen).toMatchObject({
      purpose: { type: 'vendor' },
      field: { text: 'Owl' },
    });
  });

  it('can be cleared on a done item, not where they are demanded', () => {
    expect(answersOf(walked(TICKS, 'n"Ask Bob"<enter>dbn<ctrl-u><enter>'))).toEqual({ one: { outcome: 'done' } });
    const kept = walked(TICKS, 'c"Ask Bob"<enter>bn<ctrl-u><enter>');
    expect(answersOf(kept)).toEqual({ one: { outcome: 'cannot', note: 'Ask Bob' } });
    expect(kept.visit.message?.words).toBe('"cannot" needs its note');
  });

  it('are not dropped by Esc, but Esc leaves what was only looked at', () => {
    expect(walked(TICKS, 'n"new"<escape>').visit.screen.at).toBe('words');
    expect(walked(TICKS, 'n"kept"<enter>n<escape>').visit.screen.at).toBe('item');
    expect(walked(TICKS, 'n"new"<ctrl-u><escape>').visit.screen.at).toBe('item');
  });

  it.each([
    ['n"half a no', 'note', 'half a no'],
    ['p"half a reason', 'note', 'half a reason'],
    ['e"half a wish', 'edit-note', 'half a wish'],
    ['n"root password: Hunter2!', 'note', 'root password: ******'],
    ['n"root password: Hunter2!"<enter', 'note', 'root password: ******'],
  ])('are kept when the window is closed: %s', (script, type, words) => {
    const { visit } = walked(TICKS, script.endsWith('<enter') ? `${script}>` : `${script}"`);
    const events = draftEvents(visit, clock()(99));
    expect(events).toMatchObject([{ list: 0, event: { type, item: 'one', words } }]);
  });

  it.each([
    ['n"kept"<enter>n<ctrl-u>"ot', { type: 'note', words: 'kept\not' }],
    ['n"kept"<enter>n" more', { type: 'note', words: 'kept more' }],
    ['dbn"ot', { type: 'answer', answer: { outcome: 'done', note: 'ot' } }],
    ['p"Fan"<enter>vowl', { type: 'answer', answer: { outcome: 'problem', note: 'Fan\nvendor: owl' } }],
    ['e"kept"<enter>e<ctrl-u>"ot', { type: 'edit-note', words: 'kept\not' }],
  ])('of an interrupted change come after what was kept: %s', (script, event) => {
    const { visit } = walked(TICKS, script.includes('vowl') ? script : `${script}"`);
    expect(draftEvents(visit, clock()(99))).toMatchObject([{ list: 0, event: { item: 'one', ...event } }]);
  });

  it('that are no words are not kept when the window is closed', () => {
    expect(draftEvents(walked(TICKS, 'j"ot"').visit, clock()(99))).toEqual([]);
    expect(draftEvents(walked(TICKS, 'n"kept"<enter>n<backspace>').visit, clock()(99))).toEqual([]);
  });
});

describe('items that take a value', () => {
  it.each([
    ['kind=number unit=% min=15', '22<enter>', { outcome: 'done', value: '22' }],
    ['kind=number unit=% min=15', '"22 %"<enter>', { outcome: 'done', value: '22' }],
    ['kind=number unit=% min=15', '22,5<enter>', { outcome: 'done', value: '22.5' }],
    ['kind=number unit=% min=15 then="clean"', '9<enter><enter>n', { outcome: 'problem', value: '9', note: 'clean' }],
    ['kind=number unit=% min=15', '9<enter>"Logs"<enter>y', { outcome: 'problem', value: '9', note: 'Logs' }],
    ['kind=number unit=%', '9<enter>bp"Falling"<enter>n', { outcome: 'problem', value: '9', note: 'Falling' }],
    ['kind=number', 'd', undefined],
    ['kind=number', '1x<enter>', undefined],
    ['kind=number', 'c"Locked"<enter>', { outcome: 'cannot', note: 'Locked' }],
    ['kind=count expect=10', '9<enter>"One lost"<enter>n', { outcome: 'problem', value: '9', note: 'One lost' }],
    ['kind=count expect=10', '9.5<enter>', undefined],
    ['kind=date', '2026-11-11<enter>', { outcome: 'done', value: '2026-11-11' }],
    ['kind=date', '2026-02-30<enter>', undefined],
    ['kind=text', 'as1<enter>', { outcome: 'done', value: 'as1' }],
    ['kind=text', 'd<enter>', undefined],
    ['kind=text', 'd<enter>isk<enter>', { outcome: 'done', value: 'isk' }],
    ['kind=text', '/d', undefined],
    ['kind=text', '/x"None here"<enter>', { outcome: 'n/a', note: 'None here' }],
    ['kind=text expect=up', '"UP"<enter>', { outcome: 'done', value: 'UP' }],
    ['kind=choice of="green,red"', 'g<enter>', { outcome: 'done', value: 'green' }],
    ['kind=choice of="green,red"', '2<enter>', { outcome: 'done', value: 'red' }],
    ['kind=choice of="green,red"', 'blue<enter>', undefined],
    ['kind=handover', '"Bob"<enter>', { outcome: 'done', value: 'Bob' }],
    ['kind=photo', 'd', undefined],
    ['kind=photo', 'aface.jpg<enter>d', { outcome: 'done', files: ['202611/00000000000000000000000000000008.jpg'] }],
    ['kind=tick', 'aface.jpg<enter>dbd', { outcome: 'done', files: ['202611/00000000000000000000000000000008.jpg'] }],
    ['kind=tick', 'daface.jpg<enter>', { outcome: 'done' }],
  ])('%s: %s', (attributes, script, answer) =>
    expect(answersOf(walked(`- [ ] One {#one ${attributes}}\n- [ ] Two {#two}\n`, script)).one).toEqual(answer),
  );

  it('keep what cannot be read on the line, to be mended', () => {
    expect(walked('- [ ] One {#one kind=number}\n', '1x<enter>').visit).toMatchObject({
      screen: { at: 'words', field: { text: '1x' } },
      message: { words: '"1x" is not a number' },
    });
  });

  it('keep a reading when a problem is added to it, and ask again what is out of its limits', () => {
    const low = '- [ ] One {#one kind=number min=15}\n- [ ] Two {#two}\n';
    expect(answersOf(walked(low, '9<enter>"Logs"<enter>nbd')).one).toEqual({
      outcome: 'problem',
      value: '9',
      note: 'Logs',
    });
  });
});

describe('rows', () => {
  const rows = '- [ ] Desktops {#desktops kind=rows}\n- [ ] Two {#two}\n';

  it('are answered one by one, and the item with them', () => {
    expect(answersOf(walked(rows, '"PC-07"<enter>d"PC 08"<enter>x"Bob is away"<enter>/d'))).toEqual({
      desktops: {
        outcome: 'done',
        rows: [
          { id: 'pc-07', label: 'PC-07', outcome: 'done' },
          { id: 'pc-08', label: 'PC 08', outcome: 'n/a', note: 'Bob is away' },
        ],
      },
    });
  });

  it('make the item a problem in their words, and no longer when they are mended', () => {
    const broken = '"PC-07"<enter>p"Fan"<enter>"PC-08"<enter>p"Disk"<enter>';
    expect(answersOf(walked(rows, broken)).desktops).toMatchObject({
      outcome: 'problem',
      note: 'PC-07: Fan\nPC-08: Disk',
    });
    const mended = walked(rows, `${broken}"PC-07"<enter>d"PC-08"<enter>d`);
    expect(answersOf(mended).desktops).toEqual({
      outcome: 'done',
      rows: [
        { id: 'pc-07', label: 'PC-07', outcome: 'done' },
        { id: 'pc-08', label: 'PC-08', outcome: 'done' },
      ],
    });
    expect(sideRecordsOf(sittingOf(mended))).toEqual([]);
    expect(sideRecordsOf(sittingOf(walked(rows, `${broken}/d`)))).toHaveLength(1);
  });

  it('keep a note of the technician’s own', () => {
    const noted = walked(rows, '/n"By phone"<enter>"PC-07"<enter>d"PC-08"<enter>d');
    expect(answersOf(noted).desktops).toMatchObject({ outcome: 'done', note: 'By phone' });
  });

  it('are taken back one by one', () => {
    const taken = walked(rows, '"PC-07"<enter>d"PC-08"<enter>d/u');
    expect(answersOf(taken).desktops).toMatchObject({ rows: [{ label: 'PC-07' }] });
    expect(answersOf(walked(rows, '"PC-07"<enter>d"PC-08"<enter>d/u/u'))).toEqual({});
  });
});

describe('a problem', () => {
  it('is recorded before it is asked whether it is fixed', () => {
    const asked = walked(TICKS, 'p"Smoke"<enter>');
    expect(asked.visit.screen.at).toBe('fixed');
    expect(answersOf(asked)).toEqual({ one: { outcome: 'problem', note: 'Smoke' } });
    expect(sideRecordsOf(sittingOf(asked))).toMatchObject([{ record: 'finding', words: 'Smoke' }]);
  });

  it.each([
    ['y', [{ record: 'finding' }, { record: 'closing' }]],
    ['n', [{ record: 'finding', responsible: 'ours' }]],
    ['c', [{ record: 'finding', responsible: 'client' }]],
    ['v"Owl"<enter>"77"<enter>', [{ record: 'finding', responsible: 'vendor', vendor: 'Owl', case: '77' }]],
    ['v"Owl"<enter><enter>', [{ record: 'finding', responsible: 'vendor', vendor: 'Owl' }]],
    ['v<enter><escape>', [{ record: 'finding' }]],
    ['dqz', [{ record: 'finding' }]],
  ])('leaves one finding: p … %s', (script, records) => {
    expect(sideRecordsOf(sittingOf(walked(TICKS, `p"Smoke"<enter>${script}`)))).toMatchObject(records);
  });

  it('keeps the id of its finding when its words change, and leaves none when it was none', () => {
    const first = sideRecordsOf(sittingOf(walked(TICKS, 'p"Smoke"<enter>n')));
    const changed = sideRecordsOf(sittingOf(walked(TICKS, 'p"Smoke"<enter>nbp<end>"!"<enter>n')));
    expect(changed).toMatchObject([{ id: first[0]?.id, words: 'Smoke!' }]);
    expect(sideRecordsOf(sittingOf(walked(TICKS, 'p"Smoke"<enter>nbd')))).toEqual([]);
    expect(sideRecordsOf(sittingOf(walked(TICKS, 'p"Smoke"<enter>nbu')))).toEqual([]);
  });

  it('on an item with an open finding adds an occurrence, and closes that finding when it is fixed', () => {
    const history = { one: { openFinding: finding } };
    expect(sideRecordsOf(sittingOf(walked(TICKS, 'p"Again"<enter>n', { history })))).toMatchObject([
      { record: 'occurrence', refersTo: finding.id },
    ]);
    expect(sideRecordsOf(sittingOf(walked(TICKS, 'p"Again"<enter>y', { history })))).toMatchObject([
      { record: 'occurrence', refersTo: finding.id },
      { record: 'closing', refersTo: finding.id },
    ]);
  });

  it('offers the words of last month, taken by Enter', () => {
    const last = { date: '2026-10-14', by: 'tom', answer: { outcome: 'problem' as const, note: 'Still loud' } };
    const offered = walked(TICKS, 'p<enter>n', { history: { one: { last } } });
    expect(answersOf(offered)).toEqual({ one: { outcome: 'problem', note: 'Still loud' } });
    expect(walked(TICKS, 'c', { history: { one: { last } } }).visit.screen).not.toHaveProperty('offered');
  });
});

describe('the open findings of a client', () => {
  const findings = [finding, { ...finding, id: '01KA00000000000000000F0002', words: 'No label' }];

  it('come first, are closed with words, and are passed by Enter', () => {
    const closed = walked(TICKS, 'c<enter>"New fan"<enter><enter>d', { findings });
    expect(sideRecordsOf(sittingOf(closed))).toMatchObject([
      { record: 'closing', refersTo: finding.id, words: 'New fan' },
    ]);
    expect(answersOf(closed)).toEqual({ one: { outcome: 'done' } });
  });

  it('take no key of the items: a burst of d ticks nothing', () => {
    const burst = walked(TICKS, 'dddd', { findings });
    expect(answersOf(burst)).toEqual({});
    expect(burst.visit.screen).toEqual({ at: 'findings', index: 0 });
  });
});

describe('edit notes', () => {
  it('are kept, changed under the same id, and taken back', () => {
    const kept = sideRecordsOf(sittingOf(walked(TICKS, 'e"Name the disk"<enter>')));
    expect(kept).toMatchObject([{ record: 'edit-note', item: 'one', words: 'Name the disk' }]);
    const changed = sideRecordsOf(sittingOf(walked(TICKS, 'e"Name the disk"<enter>e<end>"s"<enter>')));
    expect(changed).toMatchObject([{ id: kept[0]?.id, words: 'Name the disks' }]);
    expect(sideRecordsOf(sittingOf(walked(TICKS, 'e"Name the disk"<enter>e<ctrl-u><enter>')))).toEqual([]);
    expect(answersOf(walked(TICKS, 'e"Name the disk"<enter>'))).toEqual({});
  });
});

describe('a secret', () => {
  it.each([
    ['m', 'pin: ******'],
    ['k', 'pin: 4711'],
    ['e<ctrl-u>"in the vault"<enter>', 'in the vault'],
    ['<escape><ctrl-u>"in the vault"<enter>', 'in the vault'],
  ])('is asked about before anything is recorded: %s', (script, words) => {
    const asked = walked(TICKS, 'n"pin: 4711"<enter>');
    expect(asked).toMatchObject({ visit: { screen: { at: 'secret' } }, events: [] });
    expect(sittingOf(walked(TICKS, `n"pin: 4711"<enter>${script}`)).notes.get('one')).toBe(words);
  });

  it('is not kept by any other key', () => {
    expect(walked(TICKS, 'n"pin: 4711"<enter><enter>dpyn ').events).toEqual([]);
  });
});

describe('remote mode', () => {
  const onsite = '- [ ] One {#one tier=onsite}\n- [ ] Two {#two tier=remote}\n';

  it('wants a reason for an on-site item, at once or when the mode is changed later', () => {
    const remote = walked(onsite, 'd"Bob sent a photo"<enter>d', { mode: 'remote' });
    expect(answersOf(remote)).toEqual({ one: { outcome: 'done', note: 'Bob sent a photo' }, two: { outcome: 'done' } });
    const later = walked(onsite, 'ddbmff');
    expect(later.visit.screen).toMatchObject({ at: 'words', purpose: { type: 'onsite-reason' } });
    const explained = walked(onsite, 'ddbmff<enter>"By video"<enter>');
    expect(answersOf(explained).one).toEqual({ outcome: 'done', note: 'By video' });
    expect(explained.visit.screen.at).toBe('revision');
  });

  it('also when the mode is changed on the last screen', () => {
    const changed = walked(onsite, 'ddfn<enter><enter><enter><enter>m<enter>');
    expect(changed.visit.ending).toBeUndefined();
    expect(changed.visit.screen).toMatchObject({ at: 'words', purpose: { type: 'onsite-reason' } });
    const explained = walked(onsite, 'ddfn<enter><enter><enter><enter>m<enter>"By video"<enter>');
    expect(explained.visit.screen.at).toBe('summary');
  });
});

describe('the end of a visit', () => {
  const end = 'ffn<enter>12<enter>"T1"<enter>"All well"<enter>';

  it('asks everything once and freezes what was walked', () => {
    const done = walked(TICKS, `d${end}<enter>`);
    expect(done.visit.ending).toBe('finished');
    expect(resultOf(sittingOf(done)).header).toMatchObject({
      minutes: 12,
      ticket: 'T1',
      remarks: 'All well',
      revision: 'none',
      answered: ['one'],
      open: ['two', 'three'],
    });
  });

  it('records nobody as met by Enter, and takes the offered contact by Tab', () => {
    expect(walked(TICKS, `d${end}`, { contact: 'Bob Stone' }).visit.lists[0]?.sitting.facts).not.toHaveProperty('met');
    const met = walked(TICKS, 'dffn<tab><enter>', { contact: 'Bob Stone' });
    expect(sittingOf(met).facts.met).toBe('Bob Stone');
  });

  it('asks the revision question of each list, by its edit notes', () => {
    expect(walked(TICKS, 'e"Split it"<enter>ffn').visit.screen.at).toBe('revision');
    expect(sittingOf(walked(TICKS, 'e"Split it"<enter>ffl')).revision).toBe('notes');
    expect(walked(TICKS, 'dff<enter>').visit.screen.at).toBe('revision');
  });

  it('writes nothing when nothing was said', () => {
    expect(walked(TICKS, 'ff').visit.message?.words).toContain('Nothing is answered yet');
    expect(walked(TICKS, 'q').events).toEqual([]);
  });
});

describe('two lists in one visit', () => {
  const shared = '- [ ] Check in {#check-in per=client}\n- [ ] Own {#own}\n';
  const both = () => visitOf({ a: shared, b: shared });

  it('ask an item once for the client, and do not hold it open in the other', () => {
    const there = walk(both(), 'd<tab>');
    expect(there.visit.lists[1]).toMatchObject({ position: 1 });
    // A mark on it is refused, and words typed behind the mark tick nothing else.
    const refused = walk(both(), 'd<tab>bpdead');
    expect(refused.visit.lists[1]?.sitting.answers.size).toBe(0);
    const finished = walk(both(), 'dd<tab>dffnn<enter><enter><enter><enter><enter><enter>');
    expect(finished.visit.ending).toBe('finished');
    expect(finished.visit.lists.map(({ sitting }) => resultOf(sitting).header)).toMatchObject([
      { answered: 'all', open: [] },
      { answered: 'all', open: [] },
    ]);
  });

  it('keep their places, and the minutes of each', () => {
    const { visit } = walk(both(), 'd<tab>?<escape><shift-tab>');
    expect(visit.lists.map((one) => one.position)).toEqual([1, 1]);
    expect(visit.lists.map(({ sitting }) => sitting.frontSeconds)).toEqual([0, 3]);
  });
});

describe('lines instead of keys', () => {
  const keys = (items: string, line: string) => keysOfLine(visitOf({ server: items }), line);

  it.each([
    ['- [ ] One {#one}\n', 'd', { one: { outcome: 'done' } }],
    ['- [ ] One {#one}\n', 'done', {}],
    ['- [ ] One {#one}\n', '', {}],
    ['- [ ] One {#one kind=text}\n', 'all is well', { one: { outcome: 'done', value: 'all is well' } }],
    ['- [ ] One {#one kind=text}\n', 'd', {}],
    ['- [ ] One {#one kind=number}\n', '12', { one: { outcome: 'done', value: '12' } }],
    ['- [ ] One {#one kind=number}\n', 'd', {}],
  ])('%s %s', (items, line, answers) => {
    expect(answersOf(walk(visitOf({ server: items }), keys(items, line)))).toEqual(answers);
  });
});
