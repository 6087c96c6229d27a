import { at, wall } from '../kit/clock';
import {
  accepted,
  agency,
  answer,
  clocked,
  friday,
  handled,
  offered,
  opened,
  signed,
  submitted,
  taken,
  told,
  water,
  whoMay,
  whyNot,
} from '../kit/order-story';

const monday = at('2026-11-23 09:00');

describe('the result (T16)', () => {
  const submit = (brings: object) => answer(taken(), { step: 'submit-result', by: 'zhao', brings });
  it('needs ten characters', () =>
    expect(submit({ text: '  换好了了了了了  ' }).fields).toEqual(['text']));
  it('needs a photo of what was repaired', () => {
    expect(submit({ photos: [] }).fields).toEqual(['photos']);
    expect(submit({ photos: [], outcome: 'answered' }).code).toBe('taken');
    const noise = told(submitted('noise'), { step: 'take', by: 'zhao' });
    const quiet = told(noise, { step: 'submit-result', by: 'zhao', brings: { photos: [] } });
    expect(quiet.status).toBe('result-submitted');
  });
  it('needs a day to look again where it cannot be solved now', () => {
    expect(submit({ outcome: 'not-now' }).fields).toEqual(['reviewOn']);
    expect(submit({ outcome: 'not-now', reviewOn: '2026-11-20' }).fields).toEqual(['reviewOn']);
    expect(submit({ outcome: 'not-now', reviewOn: '2026-12-10' }).code).toBe('taken');
  });
  it('is the assignee’s alone', () => {
    expect(whoMay(taken(), 'submit-result')).toEqual(['zhao']);
    expect(whoMay(signed(), 'submit-result')).toEqual(['officer']);
  });
  it('goes back with a reason, on the same clock', () => {
    const back = told(handled(), { step: 'refuse-result', by: 'lead' });
    expect(back).toMatchObject({ status: 'in-progress', dueAt: taken().dueAt });
    expect(back.result).toBeUndefined();
    expect(back.waitsFor).toEqual(['pe_zhao']);
  });
});

describe('协办 (F18)', () => {
  const joint = () =>
    told(
      accepted(),
      {
        step: 'assign-agency',
        by: 'staff',
        brings: { collaborators: [{ id: 'st_1', unit: water, text: '请关一下总阀' }] },
      },
      { step: 'sign', by: 'officer' },
    );
  it('waits for both, under one date', () => {
    const order = joint();
    expect(order.waitsFor).toEqual(['agency-officer@ar_water', 'pe_officer']);
    expect(order.visibleTo).toContain('agency-officer@ar_water');
    expect(whoMay(order, 'finish-subtask')).toEqual(['water']);
    expect(whoMay(order, 'submit-result')).toEqual(['officer']);
  });
  it('is finished by its own unit only', () => {
    const foreign = { step: 'finish-subtask', by: 'water', brings: { subtaskId: 'st_2' } } as const;
    expect(answer(joint(), foreign).fields).toEqual(['subtaskId']);
    const done = told(joint(), { step: 'finish-subtask', by: 'water' });
    expect(done.subtasks[0]?.done).toMatchObject({ byText: '供水公司 杨水' });
    expect(done.waitsFor).toEqual(['pe_officer']);
    expect(whoMay(done, 'finish-subtask')).toEqual([]);
  });
  it('holds up the result, unless she says why not', () => {
    const give = (brings: object) =>
      answer(joint(), { step: 'submit-result', by: 'officer', brings });
    expect(give({}).fields).toEqual(['override']);
    expect(give({ override: '总阀在我们这边也能关' }).code).toBe('taken');
    expect(
      answer(
        joint(),
        { step: 'finish-subtask', by: 'water' },
        { step: 'submit-result', by: 'officer' },
      ).code,
    ).toBe('taken');
  });
  it('is asked for from the community up, once of each', () => {
    expect(whoMay(signed(), 'invite-collaborator')).toEqual([
      'staff',
      'chief',
      'dispatcher',
      'second',
      'district',
      'counter',
    ]);
    const invited = told(signed(), { step: 'invite-collaborator', by: 'dispatcher' });
    expect(answer(invited, { step: 'invite-collaborator', by: 'staff' }).fields).toEqual([
      'unitId',
    ]);
    const lead = { step: 'invite-collaborator', by: 'staff', brings: { unit: agency } } as const;
    expect(answer(signed(), lead).fields).toEqual(['unitId']);
  });
});

describe('先行联系', () => {
  it('is noted once she was reached', () => {
    const tried = told(taken(), { step: 'contact', by: 'zhao', brings: { way: 'not-reached' } });
    expect(tried.contact?.doneAt).toBeUndefined();
    const reached = told(tried, { step: 'contact', by: 'zhao', at: monday });
    expect(reached.contact?.doneAt).toBe(monday);
    const later = told(reached, { step: 'contact', by: 'zhao', at: monday + 1 });
    expect(later.contact?.doneAt).toBe(monday);
  });
  it('missed is noted once, and does not stop her from calling', () => {
    const due = taken().contact?.dueAt ?? 0;
    const { events, order } = clocked(taken(), due + 1);
    expect(events).toContain('work-order.contact-missed');
    expect(order.contact?.isMissed).toBe(true);
    expect(clocked(order, due + 60_000).events).toEqual([]);
    expect(offered(order, 'zhao')).toContain('contact');
  });
  it('is for whoever has it and the desk', () => {
    expect(whoMay(signed(), 'contact')).toEqual(['staff', 'chief', 'officer', 'colleague']);
    expect(whoMay(taken(), 'contact')).toEqual(['zhao', 'deputy', 'lead', 'staff', 'chief']);
  });
});

describe('催一催 and 催办', () => {
  const most = taken().promise.marks.mostAt;
  it('is hers from 80 % of the time on, once a day', () => {
    expect(wall(most)).toBe('2026-11-26 16:24');
    expect(whyNot(taken(), { step: 'nudge', by: 'wang', at: most - 1 })).toContain('再等一等');
    expect(whoMay(taken(), 'nudge', most)).toEqual(['wang']);
    const nudged = told(taken(), { step: 'nudge', by: 'wang', at: most });
    expect(nudged.nudge?.at).toBe(most);
    expect(whyNot(nudged, { step: 'nudge', by: 'wang', at: most + 60_000 })).toContain('今天已经');
    expect(offered(nudged, 'wang', at('2026-11-27 08:00'))).toContain('nudge');
  });
  it('for somebody without a phone is whoever sent it', () => {
    const proxied = told(opened({ isProxy: true }), { step: 'take', by: 'zhao' });
    expect(whoMay(proxied, 'nudge', most)).toEqual(['wang']);
  });
  it('from above is for those who do not have it themselves', () => {
    expect(whoMay(taken(), 'remind')).toEqual([
      'lead',
      'staff',
      'chief',
      'dispatcher',
      'second',
      'leader',
      'district',
      'counter',
    ]);
    expect(whoMay(submitted(), 'remind')).toEqual([
      'dispatcher',
      'second',
      'leader',
      'district',
      'counter',
    ]);
    expect(whoMay(handled(), 'remind')).toEqual([
      'dispatcher',
      'second',
      'leader',
      'district',
      'counter',
    ]);
  });
});

describe('挂起 (T13, T14)', () => {
  const asked = told(
    signed(),
    { step: 'contact', by: 'officer' },
    { step: 'ask-pause', by: 'officer', at: monday },
  );
  const paused = told(asked, { step: 'pause', by: 'chief', at: monday });
  it('is asked for by who handles it, and agreed by somebody above', () => {
    expect(whoMay(signed(), 'ask-pause')).toEqual(['officer']);
    expect(whoMay(asked, 'pause')).toEqual([
      'chief',
      'dispatcher',
      'second',
      'district',
      'counter',
    ]);
    expect(asked.waitsFor).toContain('chief-grid-lead@ar_community');
    expect(whyNot(asked, { step: 'ask-pause', by: 'officer' })).toContain('已经提交');
    expect(whyNot(signed(), { step: 'pause', by: 'chief' })).toContain('没有等着审批');
  });
  it('nobody agrees to her own', () => {
    const own = told(
      accepted(),
      { step: 'assign', by: 'chief' },
      { step: 'ask-pause', by: 'chief' },
    );
    expect(whyNot(own, { step: 'pause', by: 'chief' })).toContain('另一位同事');
    expect(whyNot(own, { step: 'refuse-pause', by: 'chief' })).toContain('另一位同事');
    expect(offered(own, 'dispatcher')).toContain('pause');
  });
  it('stops the clock in working minutes until the day of review', () => {
    expect(paused).toMatchObject({ status: 'paused', pauseCount: 1, waitsFor: [] });
    expect(paused.pause && wall(paused.pause.reviewAt)).toBe('2026-12-04 08:30');
    expect(paused.pause?.frozen).toEqual({ usedMinutes: 360, leftMinutes: 2070 });
    expect(paused.pauseAsked).toBeUndefined();
  });
  it('goes on by itself on that day, with what was left', () => {
    const wakes = paused.pause?.reviewAt ?? 0;
    expect(clocked(paused, wakes - 1).events).toEqual([]);
    const { events, order } = clocked(paused, wakes);
    expect(events).toEqual(['work-order.resumed-due']);
    expect(order).toMatchObject({ status: 'in-progress', waitsFor: ['pe_officer'] });
    expect(wall(order.dueAt)).toBe('2026-12-10 17:00');
    expect(order.pause).toBeUndefined();
  });
  it('or when she says so', () => {
    const early = told(paused, { step: 'resume', by: 'officer', at: at('2026-11-25 09:00') });
    expect(wall(early.dueAt)).toBe('2026-12-01 17:30');
    expect(whoMay(paused, 'resume')).toEqual(['officer']);
  });
  it('is possible twice, within thirty days, never for what presses', () => {
    const again = told(
      paused,
      { step: 'resume', by: 'officer' },
      { step: 'ask-pause', by: 'officer' },
      { step: 'pause', by: 'chief' },
      { step: 'resume', by: 'officer' },
    );
    expect(whyNot(again, { step: 'ask-pause', by: 'officer' })).toContain('挂起过两次');
    const ask = (reviewOn: string) =>
      answer(signed(), { step: 'ask-pause', by: 'officer', brings: { reviewOn } });
    expect(ask('2026-11-20').fields).toEqual(['reviewOn']);
    expect(ask('2026-12-20').code).toBe('taken');
    expect(ask('2026-12-21').fields).toEqual(['reviewOn']);
    for (const category of ['safety-fire', 'safety-other'] as const) {
      const urgent = told(submitted(category), { step: 'take', by: 'zhao' });
      expect(whyNot(urgent, { step: 'ask-pause', by: 'zhao' })).toContain('紧急');
    }
  });
  it('refused leaves everything as it was', () => {
    const kept = told(asked, { step: 'refuse-pause', by: 'chief' });
    expect(kept).toMatchObject({ status: 'in-progress', dueAt: signed().dueAt, pauseCount: 0 });
    expect(offered(kept, 'officer')).toContain('ask-pause');
  });
});

describe('延长 (P4)', () => {
  it('is fifteen working days from acceptance, once', () => {
    const order = told(signed(), { step: 'extend', by: 'dispatcher' });
    expect(order).toMatchObject({ tier: 'p4', isExtended: true });
    expect(wall(order.dueAt)).toBe('2026-12-11 17:30');
    expect(whyNot(order, { step: 'extend', by: 'dispatcher' })).toContain('延长一次');
    expect(whoMay(signed(), 'extend')).toEqual([
      'chief',
      'dispatcher',
      'second',
      'district',
      'counter',
    ]);
  });
  it('does not take away what a pause had given', () => {
    const paused = told(
      signed(),
      { step: 'ask-pause', by: 'officer', at: monday, brings: { reviewOn: '2026-12-18' } },
      { step: 'pause', by: 'chief', at: monday },
    );
    const { order } = clocked(paused, paused.pause?.reviewAt ?? 0);
    const longer = told(order, { step: 'extend', by: 'chief', at: at('2026-12-18 10:00') });
    expect(longer.dueAt).toBeGreaterThan(order.dueAt);
    expect(wall(longer.dueAt)).toBe('2027-01-08 17:00');
  });
  it('is not for the second try, nor for what is urgent', () => {
    const urgent = told(
      submitted('utilities'),
      { step: 'accept', by: 'staff' },
      { step: 'assign', by: 'staff' },
    );
    expect(whyNot(urgent, { step: 'extend', by: 'dispatcher' })).toContain('一般的');
    const again = told(
      handled(),
      { step: 'confirm-result', by: 'lead' },
      { step: 'reopen', by: 'wang' },
    );
    expect(whyNot(again, { step: 'extend', by: 'chief' })).toContain('再次办理');
  });
});

describe('转外部平台 (T15)', () => {
  const over = told(signed(), { step: 'hand-over', by: 'dispatcher' });
  it('leaves it in the hands of who handed it over', () => {
    expect(over).toMatchObject({ status: 'handed-over', waitsFor: ['pe_dispatcher'] });
    expect(over.external).toMatchObject({ platform: 'county-call', number: 'JH-0042' });
    expect(over.assignment).toBeUndefined();
    expect(whoMay(over, 'submit-result')).toEqual(['dispatcher']);
  });
  it('is for the subdistrict and the district, on a day that has been', () => {
    expect(whoMay(signed(), 'hand-over')).toEqual(['dispatcher', 'second', 'district', 'counter']);
    const tomorrow = { step: 'hand-over', by: 'district', brings: { on: '2026-11-21' } } as const;
    expect(answer(signed(), tomorrow).fields).toEqual(['on']);
  });
  it('is asked after every thirty days', () => {
    const first = over.external?.nagAt ?? 0;
    expect(wall(first)).toBe('2026-12-20 09:00');
    const { events, order } = clocked(over, first);
    expect(events.filter((one) => one === 'work-order.reply-missing')).toHaveLength(1);
    expect(order.external && wall(order.external.nagAt)).toBe('2027-01-19 09:00');
  });
  it('is verified by a colleague of hers or above', () => {
    const done = told(over, { step: 'submit-result', by: 'dispatcher' });
    expect(whoMay(done, 'confirm-result')).toEqual(['second', 'district', 'counter']);
    expect(friday).toBeLessThan(done.dueAt);
  });
});
