import fc from 'fast-check';
import { noticeAheadDays, noticeKinds, noticeRoles } from '#contracts/notice';
import { type Role, roles } from '#contracts/roles';
import { dayMs, minuteMs } from '#domain/day';
import {
  isListed,
  isOver,
  kindsFor,
  type Notice,
  type NoticeRules,
  publisherText,
  reviewReasonFor,
  type Said,
  takeBackUntil,
  writingPosts,
} from '#domain/notice';
import { amended, checkTimes, dueNotice, withdrawn, written } from '#domain/notice-steps';
import { at } from '../kit/clock';
import { codeOf, fieldsOf } from '../kit/refusal';

const now = at('2026-11-22 16:00');
const rules: NoticeRules = { takeBackMinutes: 5, shownDays: 14, isReviewedFirst: false };
const said: Said = {
  title: '停水通知',
  text: '明早停水，请存水',
  startsAt: at('2026-11-23 08:00'),
  endsAt: at('2026-11-23 12:00'),
};
const path = ['d', 's', 'c', 'g', 'b5', 'u52'];

type Over = {
  role?: Role;
  said?: Said;
  publishAt?: number;
  shownUntil?: number;
  isDoubted?: boolean;
};
const wrote = (
  { role = 'unit-lead', isDoubted = false, ...over }: Over = {},
  under = rules,
): Notice =>
  written(
    {
      said,
      kind: 'outage',
      target: { areaIds: ['u52'], areaText: '5号楼2单元', path },
      publisher: { personId: 'pe_lin', name: '林平', role, areaName: '2单元', unitName: '槐安' },
      photos: [],
      isDoubted,
      ...over,
    },
    under,
    now,
  );
const changedTo = (notice: Notice, it: Said, { isToldAgain = false, later = 1 } = {}) =>
  amended(
    notice,
    { said: it, byText: '林平', isToldAgain, isDoubted: false },
    { rules, at: now + later * minuteMs },
  );
const takenBack = (notice: Notice, minutes: number, reason?: string) =>
  withdrawn(
    notice,
    { byText: '林平', reason, isOwn: true },
    { rules, at: now + minutes * minuteMs },
  );
const refusing = async (step: () => unknown) => step();
const marked = async (step: () => unknown) => Object.keys(await fieldsOf(refusing(step)));

describe('who may write to what', () => {
  const post = (role: Role, areaId: string, until?: number) => ({
    role,
    areaId,
    from: 0,
    ...(until !== undefined && { until }),
  });
  const writes = (role: Role, areaId: string, until?: number) =>
    writingPosts({ path }, { memberships: [post(role, areaId, until)], at: now }).length > 0;

  it('the lead of a stairwell to her own, and to no other', () => {
    expect(writes('unit-lead', 'u52')).toBe(true);
    expect(writes('unit-lead', 'u51')).toBe(false);
    const toBuilding = { path: path.slice(0, -1) };
    const memberships = [post('unit-lead', 'u52')];
    expect(writingPosts(toBuilding, { memberships, at: now })).toEqual([]);
  });
  it('whoever holds a post above it, at whatever level', () => {
    expect(writes('building-lead', 'b5')).toBe(true);
    expect(writes('community-staff', 'c')).toBe(true);
    expect(writes('district-desk', 'd')).toBe(true);
    expect(writes('community-staff', 'c2')).toBe(false);
  });
  it('nobody once her post is over', () => {
    expect(writes('unit-lead', 'u52', now + 1)).toBe(true);
    expect(writes('unit-lead', 'u52', now)).toBe(false);
  });
  it.each(roles.filter((role) => !(noticeRoles as readonly Role[]).includes(role)))(
    '%s writes nothing',
    (role) => expect(writes(role, 'u52')).toBe(false),
  );
  it('each only the kinds that are hers', () => {
    expect(kindsFor(['unit-lead'])).toEqual([...noticeKinds]);
    expect(kindsFor(['moderator'])).toEqual(['everyday', 'meeting']);
    expect(kindsFor(['property-manager'])).toEqual(['everyday', 'outage']);
    expect(kindsFor(['moderator', 'property-manager'])).toEqual(['everyday', 'meeting', 'outage']);
    expect(kindsFor([])).toEqual([]);
  });
});

describe('whether the community looks first', () => {
  const reason = (role: Role, over: { isReviewedFirst?: boolean; isDoubted?: boolean } = {}) =>
    reviewReasonFor(role, { isReviewedFirst: false, isDoubted: false, ...over });

  it('at a firm’s always', () => {
    expect(reason('property-manager')).toBe('property');
    expect(wrote({ role: 'property-manager' })).toMatchObject({ status: 'in-review', version: 1 });
  });
  it('at a neighbour’s only where the district says so, or its words are doubted', () => {
    for (const role of ['unit-lead', 'building-lead', 'moderator'] as const) {
      expect(reason(role)).toBeUndefined();
      expect(reason(role, { isReviewedFirst: true })).toBe('review-first');
      expect(reason(role, { isDoubted: true })).toBe('text-doubted');
    }
  });
  it('at a grid worker’s only where its words are doubted', () => {
    expect(reason('grid-worker', { isReviewedFirst: true })).toBeUndefined();
    expect(reason('grid-worker', { isDoubted: true })).toBe('text-doubted');
  });
  it('never at a desk’s that would look at it itself', () => {
    const both = { isReviewedFirst: true, isDoubted: true };
    for (const role of ['community-staff', 'chief-grid-lead', 'district-desk'] as const)
      expect(reason(role, both)).toBeUndefined();
  });
});

describe('a new notice', () => {
  it('is shown at once, until two weeks after what it announces', () => {
    const notice = wrote();
    expect(notice).toMatchObject({ status: 'published', publishedAt: now, version: 1, round: 1 });
    expect(notice.shownUntil).toBe(at('2026-11-23 12:00') + 14 * dayMs);
    expect(isListed(notice, rules)).toBe(true);
    expect(wrote({ said: { title: '提醒', text: '请关好门窗' } }).shownUntil).toBe(
      now + 14 * dayMs,
    );
  });
  it('waits for its time where it has one, unlisted', () => {
    const publishAt = at('2026-11-23 07:00');
    const notice = wrote({ publishAt });
    expect(notice).toMatchObject({ status: 'scheduled', publishAt });
    expect(notice.publishedAt).toBeUndefined();
    expect(isListed(notice, rules)).toBe(false);
    expect(isListed(dueNotice(notice, publishAt), rules)).toBe(true);
  });
  it('planned for a moment ago comes out now', () =>
    expect(wrote({ publishAt: now - 1 })).toMatchObject({ status: 'published', publishedAt: now }));
  it('says who wrote it and as what', () =>
    expect(publisherText(wrote().publisher)).toBe('林平 · 2单元 单元长'));
});

describe('times that cannot be', () => {
  const words = { title: '停水', text: '请提前存水' };
  it.each<[string, Said & { publishAt?: number; shownUntil?: number }, string]>([
    ['an end without a beginning', { ...words, endsAt: now + 1 }, 'startsAt'],
    ['an end before the beginning', { ...words, startsAt: now + 2, endsAt: now + 1 }, 'endsAt'],
    ['an end at the beginning', { ...words, startsAt: now + 1, endsAt: now + 1 }, 'endsAt'],
    ['an end in the past', { ...words, startsAt: now - 2, endsAt: now - 1 }, 'endsAt'],
    ['a beginning days ago', { ...words, startsAt: now - 2 * dayMs }, 'startsAt'],
    ['off the list before it is on it', { ...words, shownUntil: now }, 'shownUntil'],
    [
      'a plan too far ahead',
      { ...words, publishAt: now + noticeAheadDays * dayMs + 1 },
      'publishAt',
    ],
    ['a plan for after its end', { ...said, publishAt: at('2026-11-23 12:00') }, 'publishAt'],
    [
      'a plan for days after its beginning',
      { ...words, startsAt: now + dayMs, publishAt: now + 3 * dayMs },
      'publishAt',
    ],
  ])('are refused at their field: %s', async (_, it, field) =>
    expect(await marked(() => checkTimes(it, it, now))).toEqual([field]),
  );
  it('what has begun and is not over may still be told', () => {
    expect(() =>
      checkTimes({ ...words, startsAt: now - 1, endsAt: now + 1 }, {}, now),
    ).not.toThrow();
    expect(() => checkTimes({ ...words, startsAt: now - 60 * minuteMs }, {}, now)).not.toThrow();
  });
  it('whatever is let through is not over when it comes out', () => {
    const instant = fc.option(fc.integer({ min: now - 3 * dayMs, max: now + 70 * dayMs }), {
      nil: undefined,
    });
    fc.assert(
      fc.property(instant, instant, instant, (startsAt, endsAt, publishAt) => {
        const times = {
          ...(startsAt !== undefined && { startsAt }),
          ...(endsAt !== undefined && { endsAt }),
        };
        const it = { said: { ...words, ...times }, ...(publishAt !== undefined && { publishAt }) };
        let notice: Notice;
        try {
          notice = wrote(it);
        } catch {
          return;
        }
        const from = notice.publishAt ?? now;
        expect(isOver(notice, from)).toBe(false);
        expect(dueNotice(notice, from).status).toBe('published');
      }),
    );
  });
});

describe('taking it back', () => {
  it('goes without a word for five minutes, and leaves nothing on a list', () => {
    const notice = wrote();
    expect(takeBackUntil(notice, rules)).toBe(now + 5 * minuteMs);
    const gone = takenBack(notice, 5);
    expect(gone).toMatchObject({ status: 'withdrawn', version: 2, withdrawn: { byText: '林平' } });
    expect(gone.withdrawn?.reason).toBeUndefined();
    expect(isListed(gone, rules)).toBe(false);
  });
  it('later takes a reason, which whoever read it finds', async () => {
    expect(await marked(() => takenBack(wrote(), 6))).toEqual(['reason']);
    const gone = takenBack(wrote(), 6, '改到后天');
    expect(gone.withdrawn).toEqual({ at: now + 6 * minuteMs, byText: '林平', reason: '改到后天' });
    expect(isListed(gone, rules)).toBe(true);
  });
  it('of what nobody read takes none', () => {
    expect(takenBack(wrote({ role: 'property-manager' }), 600).status).toBe('withdrawn');
    const planned = wrote({ publishAt: at('2026-11-23 07:00') });
    expect(takeBackUntil(planned, rules)).toBeUndefined();
    expect(isListed(takenBack(planned, 600), rules)).toBe(false);
  });
  it('of what was read, and waits since it was changed, takes one', async () => {
    const change = { said, byText: '林平', isToldAgain: false, isDoubted: true };
    const waiting = amended(wrote(), change, { rules, at: now + 10 * minuteMs });
    expect(waiting.status).toBe('in-review');
    expect(await marked(() => takenBack(waiting, 11))).toEqual(['reason']);
    expect(takenBack(waiting, 11, '写错了')).toMatchObject({ status: 'withdrawn' });
  });
  it('happens once', async () => {
    const gone = takenBack(wrote(), 1);
    expect(await codeOf(refusing(() => takenBack(gone, 2, '再来')))).toBe('step-not-allowed');
    expect(await codeOf(refusing(() => changedTo(gone, said)))).toBe('step-not-allowed');
  });
});

describe('saying something else', () => {
  const later = { ...said, startsAt: at('2026-11-24 08:00'), endsAt: at('2026-11-24 12:00') };

  it('is a new version that keeps what it said before', () => {
    const notice = wrote();
    const next = changedTo(
      changedTo(notice, later),
      { ...later, text: '后天停水，请存水' },
      { later: 2 },
    );
    expect(next).toMatchObject({ version: 3, round: 1, publishedAt: now, status: 'published' });
    expect(next.revisions).toEqual([
      { ...said, version: 1, at: now, byText: '林平' },
      { ...later, version: 2, at: now + minuteMs, byText: '林平' },
    ]);
    expect(next.shownUntil).toBe(later.endsAt + 14 * dayMs);
  });
  it('counts doors afresh only where everybody is to be told again', () =>
    expect(changedTo(wrote(), later, { isToldAgain: true })).toMatchObject({ round: 2 }));
  it('leaves nothing of a time or place that is gone', () => {
    const next = changedTo(wrote({ said: { ...said, place: '南门' } }), {
      title: '不停水了',
      text: '修好了，不停水',
    });
    expect(next).not.toHaveProperty('startsAt');
    expect(next).not.toHaveProperty('endsAt');
    expect(next).not.toHaveProperty('place');
  });
  it('never shortens how long it is shown', () => {
    const shownUntil = now + 60 * dayMs;
    expect(changedTo(wrote({ shownUntil }), later).shownUntil).toBe(shownUntil);
  });
});

describe('what it announces is over', () => {
  it.each<[string, Partial<Notice>, number]>([
    ['at its end', {}, at('2026-11-23 12:00')],
    [
      'a day after its beginning where it has no end',
      { endsAt: undefined as never },
      at('2026-11-24 08:00'),
    ],
    [
      'when its days on the list are',
      { shownUntil: at('2026-11-23 09:00') },
      at('2026-11-23 09:00'),
    ],
  ])('%s', (_, over, end) => {
    const notice = { ...wrote(), ...over };
    expect(isOver(notice, end - 1)).toBe(false);
    expect(isOver(notice, end)).toBe(true);
  });
});
