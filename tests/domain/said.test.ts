import { type Step, steps } from '#contracts/loop';
import { eventOf } from '#domain/loop';
import { saidOf } from '#domain/said';
import { entryFor } from '#domain/timeline';
import { moveOf, signed, taken, told } from '../kit/order-story';

const said = (step: Step, brings = {}) => saidOf(moveOf(step, 1, brings), taken());

describe('what is kept of what somebody said with a step', () => {
  it.each<[Step, object, object]>([
    [
      'submit-result',
      {},
      { note: '已经换好新灯泡，试过会亮', outcome: 'solved', photos: ['after'] },
    ],
    ['finish-subtask', {}, { note: '总阀已经关好', photos: [] }],
    ['ask-more', {}, { note: '是几楼的灯？' }],
    ['decline', {}, { note: '已经或应当走法定程序（诉讼、仲裁、复议）：区人民法院诉讼服务中心' }],
    ['merge', {}, { note: '编号 LX-1' }],
    ['send-back', {}, { note: '不是我们的路段；建议由供水公司办理' }],
    ['send-back', { suggestion: undefined }, { note: '不是我们的路段' }],
    ['hand-over', {}, { note: '街呼县应平台，编号 JH-0042' }],
    ['contact', { way: 'not-reached' }, { note: '没有联系上' }],
    ['confirm-result', { wasOnSite: true }, { note: '到现场看过' }],
    ['confirm-result', {}, {}],
    ['rate', { text: '很快' }, { rating: 'satisfied', note: '很快' }],
    ['reopen', { text: '还是不亮' }, { rating: 'unsatisfied', note: '问题还在：还是不亮' }],
    ['recur', {}, { note: '又出现了' }],
    ['rate-unit', {}, { note: '效率 3 分，结果 3 分' }],
    ['accept', {}, {}],
    ['sign', {}, {}],
  ])('of %s with %o: %o', (step, brings, kept) => expect(said(step, brings)).toEqual(kept));

  it('of a pause only its reason and day, not what the handler wrote', () => {
    const asked = told(signed(), { step: 'ask-pause', by: 'officer' });
    const paused = told(asked, { step: 'pause', by: 'chief' });
    expect(saidOf(moveOf('ask-pause', 1), asked).note).toBe('等施工条件：要等路面干透');
    expect(saidOf(moveOf('pause', 1), paused)).toEqual({ note: '等施工条件，12月4日 再看' });
  });

  it('of no step reaches a resident where it was said among colleagues', () => {
    const among: Step[] = [
      'assign-below',
      'assign-agency',
      'designate',
      'escalate',
      'attend',
      'take-back',
      'send-back',
      'invite-collaborator',
      'finish-subtask',
      'contact',
      'ask-pause',
      'refuse-pause',
      'confirm-result',
      'refuse-result',
      'check-sample',
      'rate-unit',
      'appeal-rating',
      'judge-rating-appeal',
      'review',
      'merge',
      'unmerge',
    ];
    for (const step of steps) {
      const { note } = said(step);
      if (!note) continue;
      for (const reader of ['reporter', 'joined'] as const) {
        const entry = entryFor({ event: eventOf(step), by: '网格员 赵小河', note }, reader);
        if (among.includes(step)) expect([step, entry?.note]).toEqual([step, undefined]);
      }
    }
  });
});
