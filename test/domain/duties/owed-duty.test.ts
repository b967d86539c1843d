import { describe, expect, it } from 'vitest';
import type { DutyStanding } from '../../../src/domain/duties/duty.ts';
import { ALARMS, dutyNeedsAttention, isAlarming } from '../../../src/domain/duties/owed-duty.ts';

const standing = (changes: Partial<DutyStanding>): DutyStanding => ({
  duty: 'execute',
  state: 'open',
  deadline: '2026-11-30',
  owners: [],
  soon: false,
  ...changes,
});

describe('what mmc due --fail-on tells', () => {
  it.each<[string, Partial<DutyStanding>, string[]]>([
    ['missed is all of them', { state: 'missed' }, ['soon', 'overdue', 'missed']],
    ['overdue is not missed yet', { state: 'overdue' }, ['soon', 'overdue']],
    ['soon', { soon: true }, ['soon']],
    ['open', {}, []],
    ['what waits is not soon', { soon: true, waitingFor: 'execute' }, []],
    ['what waits past its deadline', { state: 'overdue', waitingFor: 'execute' }, ['soon', 'overdue']],
    ['late is done', { state: 'late' }, []],
    ['done', { state: 'done' }, []],
    ['waived', { state: 'waived' }, []],
  ])('%s', (_, changes, alarms) => {
    expect(ALARMS.filter((alarm) => isAlarming(standing(changes), alarm))).toEqual(alarms);
  });
});

describe('what gets a row', () => {
  it.each<[string, Partial<DutyStanding>, string, boolean]>([
    ['missed', { state: 'missed' }, '2026-11-12', true],
    ['overdue', { state: 'overdue' }, '2026-11-12', true],
    ['soon', { soon: true }, '2026-11-12', true],
    ['open, due later', {}, '2026-11-12', false],
    ['open, due within the horizon', {}, '2026-11-30', true],
    ['planned today', { planned: { date: '2026-11-12', by: 'jane' } }, '2026-11-12', true],
    ['planned later', { planned: { date: '2026-11-13', by: 'jane' } }, '2026-11-12', false],
    ['waiting', { state: 'missed', waitingFor: 'revise' }, '2026-11-30', false],
    ['late', { state: 'late' }, '2026-12-31', false],
  ])('%s', (_, changes, until, attention) => expect(dutyNeedsAttention(standing(changes), until)).toBe(attention));
});
