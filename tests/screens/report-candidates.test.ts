import { listCandidates } from '#contracts/report';
import {
  candidateNote,
  candidateState,
  candidateWords,
  metresWords,
  soughtOf,
} from '../../src/pages/report/candidates';
import { emptyProxy, type ReportForm } from '../../src/pages/report/form';

const place = {
  areaId: 'ar_h05-2',
  words: '5号楼2单元',
  points: [],
  point: '南门',
  detail: '台阶旁',
};
const form: ReportForm = { category: 'stairwell', place, text: '灯坏了' };

describe('what neighbours sent already is looked for', () => {
  it('once kind and place are known, as the contract wants it', () => {
    expect(listCandidates.input().parse(soughtOf(form))).toEqual({
      category: 'stairwell',
      place: { areaId: 'ar_h05-2', point: '南门' },
    });
  });

  it('not without a kind or a place, nor for what is private or somebody else’s', () => {
    expect(soughtOf({ text: '', place })).toBeUndefined();
    expect(soughtOf({ text: '', category: 'stairwell' })).toBeUndefined();
    expect(soughtOf({ ...form, category: 'dispute' })).toBeUndefined();
    expect(soughtOf({ ...form, category: 'staff-conduct' })).toBeUndefined();
    expect(soughtOf({ ...form, proxy: emptyProxy })).toBeUndefined();
  });

  it('not again for another word about the same place', () => {
    const more = { ...form, text: '三楼的灯', place: { ...place, detail: '三楼' } };
    expect(soughtOf(more)).toEqual(soughtOf(form));
  });
});

it('says since when, how many doors and how far, as people do', () => {
  const now = Date.parse('2026-11-20T10:00:00+08:00');
  const at = now - 20 * 60 * 60 * 1000;
  expect(candidateNote({ at, households: 2, metres: 38 }, now)).toBe(
    '昨天反映 · 2 户也遇到了 · 约 40 米',
  );
  expect(candidateNote({ at: now, households: 1 }, now)).toBe('今天反映 · 1 户也遇到了');
  expect(metresWords(4)).toBe('就在旁边');
});

it('tells her own from a neighbour’s', () => {
  expect(candidateWords([{ isMine: true }]).title).toContain('您');
  expect(candidateWords([{ isMine: true }, { isMine: false }]).title).toBe('附近已经有人反映');
});

it('asks nothing of a neighbour by the state of somebody else’s report', () => {
  expect(candidateState('resolved').words).not.toContain('请');
  expect(candidateState('returned').words).not.toContain('请');
  expect(candidateState('in-progress').words).toBe('处理中');
});
