import { at, wall } from '../kit/clock';
import {
  accepted,
  agency,
  answer,
  clocked,
  deskUnit,
  dispatched,
  firm,
  friday,
  offered,
  refusedTwice,
  signed,
  submitted,
  taken,
  told,
  water,
  whoMay,
  whyNot,
} from '../kit/order-story';

const monday = at('2026-11-23 09:00');

describe('the four choices (T7)', () => {
  it('are each for those who may', () => {
    const order = accepted('stairwell');
    expect(whoMay(order, 'assign')).toEqual(['zhao', 'deputy', 'lead', 'staff', 'chief']);
    expect(whoMay(order, 'escalate')).toEqual(['zhao', 'deputy', 'lead', 'staff', 'chief']);
    expect(whoMay(order, 'assign-agency')).toEqual(['staff', 'chief']);
    expect(whoMay(order, 'assign-below')).toEqual([]);
    expect(whoMay(accepted(), 'assign-below')).toEqual(['staff', 'chief']);
    expect(whoMay(accepted(), 'assign')).toEqual(['staff', 'chief']);
  });
  it('自行处理 makes her the handler at once', () => {
    const order = told(accepted(), { step: 'assign', by: 'staff' });
    expect(order).toMatchObject({ status: 'in-progress', waitsFor: ['pe_staff'] });
    expect(order.assignee?.roleText).toBe('社区工作人员');
  });
  it('never pushes on a grid worker what is not on the list', () => {
    const order = { ...accepted('property'), level: 'grid' as const };
    expect(whoMay(order, 'assign')).toEqual(['lead', 'staff', 'chief']);
    expect(whyNot(order, { step: 'assign', by: 'zhao' })).toContain('事项清单');
    const below = { step: 'assign-below', by: 'staff' } as const;
    expect(answer(accepted('property'), below).fields).toEqual(['unitId']);
  });
  it('指派下级 says why it goes below its usual level, and lowers it', () => {
    const below = { step: 'assign-below', by: 'dispatcher' } as const;
    const high = told(
      accepted('stairwell'),
      { step: 'escalate', by: 'lead' },
      { step: 'escalate', by: 'staff' },
    );
    const whyless = { ...below, brings: { unit: deskUnit('grid'), reason: undefined } };
    expect(answer(high, whyless).code).toBe('taken');
    const property = told(accepted('property'), { step: 'escalate', by: 'staff' });
    const community = { unit: deskUnit('community') };
    expect(answer(property, { ...below, brings: { ...community, reason: undefined } }).code).toBe(
      'taken',
    );
    const order = told(high, { ...below, brings: community });
    expect(order).toMatchObject({ status: 'assigned', level: 'community' });
    expect(order.assignment).toMatchObject({ fromLevel: 'subdistrict', byText: '街道调度员 冯街' });
    expect(order.waitsFor).toEqual([
      'community-staff@ar_community',
      'chief-grid-lead@ar_community',
    ]);
  });
  it('takes no unit that is not below, nor somebody else’s', () => {
    const wrong = { ...deskUnit('grid'), areaId: 'ar_grid-10' };
    const order = told(accepted('stairwell'), { step: 'escalate', by: 'zhao' });
    for (const unit of [wrong, deskUnit('subdistrict'), agency])
      expect(
        answer(order, { step: 'assign-below', by: 'staff', brings: { unit } }).fields,
      ).toContain('unitId');
  });
  it('指派职能部门 asks why where it is not the usual one', () => {
    const give = (unit: object) =>
      answer(accepted(), { step: 'assign-agency', by: 'staff', brings: unit });
    expect(give({ unit: agency }).code).toBe('taken');
    expect(give({ unit: water }).fields).toEqual(['reason']);
    expect(give({ unit: water, reason: '是供水的井' }).code).toBe('taken');
    expect(give({ unit: deskUnit('grid') }).fields).toContain('unitId');
  });
  it('tells a property firm only what was written for it', () => {
    const give = (briefing?: string) =>
      answer(accepted('property'), {
        step: 'assign-agency',
        by: 'staff',
        brings: { unit: firm, reason: '物业的事', briefing },
      });
    expect(give().fields).toEqual(['briefing']);
    expect(give('门禁坏了').fields).toEqual(['briefing']);
    expect(give('3号楼的门禁坏了一周，请修好').code).toBe('taken');
  });
  it('is decided by one: a colleague’s claim holds it for a while', () => {
    const claim = { personId: 'pe_staff', name: '吴社', until: friday + 900_000 };
    const order = { ...accepted(), claim };
    expect(whyNot(order, { step: 'assign-agency', by: 'chief' })).toContain('吴社正在处理');
    expect(offered(order, 'staff')).toContain('assign-agency');
    expect(offered(order, 'chief', friday + 900_000)).toContain('assign-agency');
    expect(told(order, { step: 'assign', by: 'staff' }).claim).toBeUndefined();
  });
});

describe('up and down (T11, T12)', () => {
  it('goes one level up with a reason, and waits there', () => {
    const order = told(taken(), { step: 'escalate', by: 'zhao' });
    expect(order).toMatchObject({ status: 'in-progress', level: 'community' });
    expect(order.hops).toMatchObject([
      { from: 'grid', to: 'community', byText: '网格员 赵小河', isAutomatic: false },
    ]);
    expect(order.waitsFor).toEqual([
      'community-staff@ar_community',
      'chief-grid-lead@ar_community',
      'pe_zhao',
    ]);
    expect(whoMay(order, 'attend')).toEqual(['staff', 'chief']);
    const noted = told(order, { step: 'attend', by: 'chief', at: monday });
    expect(noted.hops.at(-1)?.attendedAt).toBe(monday);
    expect(noted.waitsFor).toEqual(['pe_zhao']);
    expect(noted.assignee?.personId).toBe('pe_zhao');
  });
  it('ends at the district', () => {
    const top = { ...taken(), level: 'district' as const };
    expect(whyNot(top, { step: 'escalate', by: 'zhao' })).toContain('已经在区一级');
  });
  it('is noticed by deciding on it', () => {
    const up = told(accepted('stairwell'), { step: 'escalate', by: 'zhao' });
    const order = told(up, { step: 'assign', by: 'staff' });
    expect(order.hops.at(-1)?.attendedAt).toBe(friday);
    expect(offered(order, 'chief')).not.toContain('attend');
  });
  it('does not play ping-pong', () => {
    const up = told(accepted('stairwell'), { step: 'escalate', by: 'zhao' });
    const down = told(up, { step: 'assign-below', by: 'staff' });
    expect(down).toMatchObject({ level: 'grid', status: 'assigned' });
    const back = told(down, { step: 'send-back', by: 'zhao' });
    expect(back).toMatchObject({ level: 'community', status: 'accepted' });
    expect(whyNot(back, { step: 'assign-below', by: 'staff' })).toContain('派下去过');
    expect(offered(back, 'staff')).toContain('assign');
  });
});

describe('签收 (T8)', () => {
  it('is by somebody of the unit, who handles it from then on', () => {
    const order = dispatched();
    expect(order).toMatchObject({ status: 'assigned', holderText: '综合执法局' });
    expect(order.waitsFor).toEqual(['agency-officer@ar_agency']);
    expect(order.visibleTo).toContain('agency-officer@ar_agency');
    expect(order.assignment && wall(order.assignment.signBy)).toBe('2026-11-23 17:30');
    expect(whoMay(order, 'sign')).toEqual(['officer', 'colleague']);
    const taken = told(order, { step: 'sign', by: 'colleague' });
    expect(taken).toMatchObject({ status: 'in-progress', waitsFor: ['pe_colleague'] });
    expect(whoMay(taken, 'submit-result')).toEqual(['colleague']);
  });
  it.each([
    ['safety-gas', '2026-11-20 10:15'],
    ['utilities', '2026-11-20 11:00'],
    ['street-facility', '2026-11-23 17:30'],
  ] as const)('of %s is due at %s', (category, due) => {
    const order = told(
      submitted(category),
      { step: 'accept', by: 'staff' },
      { step: 'assign-agency', by: 'staff' },
    );
    expect(order.assignment && wall(order.assignment.signBy)).toBe(due);
  });
  it('missed is noted once, and sending back is over', () => {
    const order = dispatched();
    const late = (order.assignment?.signBy ?? 0) + 1;
    expect(whyNot(order, { step: 'send-back', by: 'officer', at: late })).toContain('签收时限已过');
    const { events, order: marked } = clocked(order, late);
    expect(events).toContain('work-order.sign-missed');
    expect(marked.assignment?.isSignMissed).toBe(true);
    expect(clocked(marked, late).events).toEqual([]);
    expect(offered(marked, 'staff', late)).toContain('take-back');
  });
});

describe('退单 and 指定主办 (T9, T10)', () => {
  it('goes back with a reason, on the same clock', () => {
    const order = told(dispatched(), { step: 'send-back', by: 'officer', at: monday });
    expect(order).toMatchObject({ status: 'accepted', isDisputed: false, dueAt: accepted().dueAt });
    expect(order.sendBacks).toMatchObject([
      { byText: '综合执法局 沈执', reason: '不是我们的路段', suggestion: '供水公司' },
    ]);
    expect(order.assignment).toBeUndefined();
    expect(order.visibleTo).not.toContain('agency-officer@ar_agency');
    expect(order.waitsFor).toEqual([
      'community-staff@ar_community',
      'chief-grid-lead@ar_community',
    ]);
  });
  it('twice ends the quarrel: the subdistrict or the district designates', () => {
    const order = refusedTwice();
    expect(order).toMatchObject({ status: 'accepted', isDisputed: true });
    expect(order.waitsFor).toEqual([
      'subdistrict-dispatcher@ar_subdistrict',
      'district-desk@ar_district',
    ]);
    expect(whoMay(order, 'designate')).toEqual(['dispatcher', 'second', 'district', 'counter']);
    expect(whyNot(order, { step: 'assign-agency', by: 'staff' })).toContain('指定主办');
    expect(whyNot(order, { step: 'designate', by: 'staff' })).toBe('forbidden');
  });
  it('what was designated is not sent back, and its designator answers for it', () => {
    const order = told(refusedTwice(), { step: 'designate', by: 'dispatcher' });
    expect(order).toMatchObject({ status: 'assigned', level: 'subdistrict' });
    expect(order.assignment).toMatchObject({ isDesignated: true, fromLevel: 'subdistrict' });
    expect(whyNot(order, { step: 'send-back', by: 'officer' })).toContain('指定');
    expect(order.hops.at(-1)).toMatchObject({ to: 'subdistrict', why: '指定主办单位' });
    const done = told(
      order,
      { step: 'sign', by: 'officer' },
      { step: 'submit-result', by: 'officer' },
    );
    expect(whoMay(done, 'confirm-result')).toEqual(['dispatcher', 'second', 'district', 'counter']);
  });
  it('needs a quarrel or several units', () =>
    expect(whyNot(accepted(), { step: 'designate', by: 'dispatcher' })).toContain(
      '还没有退过两次单',
    ));
  it('sent back from below rises again, and that is written down', () => {
    const order = told(
      told(accepted('stairwell'), { step: 'escalate', by: 'lead' }),
      { step: 'assign-below', by: 'staff' },
      { step: 'send-back', by: 'lead' },
    );
    expect(order.hops.map(({ from, to }) => `${from} ${to}`)).toEqual([
      'grid community',
      'community grid',
      'grid community',
    ]);
    expect(offered(order, 'staff')).not.toContain('attend');
  });
});

describe('收回重派', () => {
  it('is not while it runs well', () =>
    expect(whyNot(signed(), { step: 'take-back', by: 'staff' })).toContain('先催办'));
  it('is for who dispatched it, once it is late', () => {
    const { order } = clocked(signed(), signed().dueAt + 1);
    const late = order.dueAt + 60_000;
    expect(whoMay(order, 'take-back', late)).toContain('staff');
    const back = told(order, { step: 'take-back', by: 'staff', at: late });
    expect(back).toMatchObject({ status: 'accepted', holderText: '槐安社区', level: 'community' });
    expect(back.assignee).toBeUndefined();
    expect(back.assignment).toBeUndefined();
    expect(back.dueAt).toBe(order.dueAt);
  });
  it('brings it back to the level that sent it down', () => {
    const high = told(accepted(), { step: 'escalate', by: 'staff' });
    const unit = deskUnit('community');
    const down = told(high, { step: 'assign-below', by: 'dispatcher', brings: { unit } });
    const { order } = clocked(down, (down.assignment?.signBy ?? 0) + 1);
    const back = told(order, { step: 'take-back', by: 'second', at: at('2026-11-24 09:00') });
    expect(back).toMatchObject({ status: 'accepted', level: 'subdistrict' });
    expect(back.hops.at(-1)).toMatchObject({ to: 'subdistrict', why: '收回重派' });
  });
  it('forgets what the one before had asked for', () => {
    const asked = told(signed(), { step: 'ask-pause', by: 'officer' });
    const { order } = clocked(asked, asked.dueAt + 1);
    const back = told(order, { step: 'take-back', by: 'staff', at: order.dueAt + 60_000 });
    expect(back.pauseAsked).toBeUndefined();
  });
});
