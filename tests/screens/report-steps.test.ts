import {
  appealReport,
  type ReportDetail,
  recurReport,
  sayToReport,
  submitReport,
  supplementReport,
} from '#contracts/report';
import {
  type AgainForm,
  againInput,
  againProblems,
  asksHer,
  emptyAgain,
  followingForm,
  isToldByCard,
  limits,
  waysOf,
  wordsInput,
  wordsProblems,
} from '../../src/features/report/steps';
import { inputOf } from '../../src/pages/report/form';

const seen = { id: 'rp_00000001', version: 3 };

describe('words', () => {
  const commands = { supplement: supplementReport, appeal: appealReport, say: sayToReport };

  it.each(Object.keys(limits) as (keyof typeof limits)[])(
    '%s takes and refuses exactly what its contract does',
    (name) => {
      const { least, most } = limits[name];
      for (const length of [0, least - 1, least, most, most + 1]) {
        const form = { text: ` ${'字'.repeat(length)} ` };
        const isFit = commands[name].input().safeParse(wordsInput(form, seen)).success;
        expect([length, Object.keys(wordsProblems(form, limits[name])).length === 0]).toEqual([
          length,
          isFit,
        ]);
      }
    },
  );
});

describe('又出现了', () => {
  const own = { isProxy: false };

  it('is ready to send as it opens, and passes the contract', () => {
    expect(againProblems(emptyAgain, own)).toEqual({});
    expect(recurReport.input().parse(againInput(emptyAgain, seen)).reasons).toEqual(['came-back']);
  });

  it('wants one tick, and for somebody without a phone how she was asked', () => {
    const none: AgainForm = { reasons: [], text: '' };
    expect(Object.keys(againProblems(none, { isProxy: true })).sort()).toEqual([
      'heardBy',
      'reasons',
    ]);
    expect(recurReport.input().safeParse(againInput(none, seen)).success).toBe(false);
    const heard: AgainForm = { ...emptyAgain, heardBy: 'phone' };
    expect(againInput(heard, seen)).toMatchObject({ heardBy: 'phone' });
  });
});

type Told = Parameters<typeof waysOf>[0];
const told = (parts: Partial<Told>): Told => ({
  status: 'in-progress',
  steps: [],
  isJoined: false,
  canLeave: false,
  ...parts,
});

describe('what she can do', () => {
  it('is what the cloud allows, and nothing it does not', () => {
    expect(waysOf(told({}))).toEqual(['say']);
    expect(waysOf(told({ steps: ['nudge', 'petition'] }))).toEqual(['nudge', 'petition', 'say']);
    expect(waysOf(told({ status: 'submitted', steps: ['withdraw'] }))).toEqual(['say', 'withdraw']);
    expect(waysOf(told({ isJoined: true, canLeave: true }))).toEqual(['say', 'leave']);
    expect(waysOf(told({ proxyFor: {} }))).toContain('slip');
  });

  it('within 30 days begins the same again, later a new one that follows it', () => {
    expect(waysOf(told({ status: 'closed', steps: ['recur'] }))).toEqual(['recur']);
    expect(waysOf(told({ status: 'closed' }))).toEqual(['again']);
    expect(waysOf(told({ status: 'withdrawn' }))).toEqual(['again']);
  });

  it('is no new report for a neighbour’s, nor for what does not belong here', () => {
    const decline = { reason: 'not-this-platform', channel: '12345', appealUntil: 0 } as const;
    expect(waysOf(told({ status: 'closed', decline }))).toEqual([]);
    expect(waysOf(told({ status: 'closed', isJoined: true }))).toEqual([]);
  });

  it('is no talking once it waits for her own answer or is over', () => {
    for (const status of ['returned', 'resolved', 'declined', 'closed', 'withdrawn'] as const)
      expect(waysOf(told({ status }))).not.toContain('say');
  });
});

describe('a report that goes on from another', () => {
  const old: Parameters<typeof followingForm>[0] = {
    id: 'rp_00000001',
    title: '5号楼2单元 楼道灯不亮',
    category: 'stairwell',
    placeText: '槐安花园 5号楼2单元 · 南门 · 三楼',
    place: { areaId: 'ar_h05-2', point: '南门', detail: '三楼' },
    text: '三楼的灯不亮了，老人看不清',
  };

  it('begins with its kind, place and words', () => {
    const form = followingForm(old);
    expect(form.place?.words).toBe('槐安花园 5号楼2单元');
    expect(submitReport.input().parse(inputOf(form, { isEasyMode: false }))).toMatchObject({
      category: 'stairwell',
      place: old.place,
      followsId: old.id,
    });
  });

  it('leaves the place to her where it is not known any more', () => {
    const { place: _, ...without } = old;
    expect(followingForm(without)).not.toHaveProperty('place');
  });
});

it('says a thing once: in a card of its own or below the promise', () => {
  type Shown = Parameters<typeof isToldByCard>[0];
  const pause: Shown = {
    status: 'paused',
    pause: { reason: 'season', reviewOn: '2026-12-01' },
  };
  expect(isToldByCard(pause)).toBe(true);
  expect(isToldByCard({ ...pause, status: 'in-progress' })).toBe(false);
  expect(isToldByCard({ status: 'returned' })).toBe(false);
});

it('gives the telephone the first place only while nothing is asked of her', () => {
  const asks = (parts: Partial<Pick<ReportDetail, 'status' | 'steps'>>) =>
    asksHer({ status: 'in-progress', steps: [], ...parts });
  expect(asks({})).toBe(false);
  expect(asks({ status: 'returned', steps: ['supplement'] })).toBe(true);
  expect(asks({ status: 'resolved', steps: ['rate', 'reopen'] })).toBe(true);
});
