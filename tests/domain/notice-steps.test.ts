import type { Role } from '#contracts/roles';
import { dayMs, minuteMs } from '#domain/day';
import { asShown, isListed, type Notice, type NoticeRules, reviewingPosts } from '#domain/notice';
import {
  amended,
  dueNotice,
  reviewed,
  revisionLimit,
  withdrawn,
  written,
} from '#domain/notice-steps';
import { at } from '../kit/clock';
import { codeOf, fieldsOf } from '../kit/refusal';

const now = at('2026-11-22 16:00');
const rules: NoticeRules = { takeBackMinutes: 5, shownDays: 14, isReviewedFirst: false };
const said = {
  title: '停水通知',
  text: '明早停水，请存水',
  startsAt: at('2026-11-23 08:00'),
  endsAt: at('2026-11-23 12:00'),
};

type Over = { role?: Role; publishAt?: number; isDoubted?: boolean };
const wrote = ({ role = 'unit-lead', publishAt, isDoubted = false }: Over = {}): Notice =>
  written(
    {
      said,
      kind: 'outage',
      target: { areaIds: ['u52'], areaText: '5号楼2单元', path: ['d', 's', 'c', 'g', 'b5', 'u52'] },
      publisher: { personId: 'pe_lin', name: '林平', role, areaName: '2单元', unitName: '槐安' },
      photos: [],
      publishAt,
      isDoubted,
    },
    rules,
    now,
  );
type Change = { isDoubted?: boolean; isToldAgain?: boolean; endsAt?: number };
const changed = (
  notice: Notice,
  { isDoubted = false, isToldAgain = false, ...times }: Change = {},
) =>
  amended(
    notice,
    { said: { ...said, ...times }, byText: '林平', isToldAgain, isDoubted },
    { rules, at: now + minuteMs },
  );
const refusing = async (step: () => unknown) => step();

describe('who decides about a notice', () => {
  const post = (role: Role, areaId: string) => ({ role, areaId, from: 0 });
  const decides = (role: Role, areaId: string, by: Role) =>
    reviewingPosts(
      { path: ['d', 's', 'c', 'b5'], publisher: { role: by } },
      { memberships: [post(role, areaId)], at: now },
    ).length > 0;

  it('is a desk of its place or above it', () => {
    expect(decides('community-staff', 'c', 'unit-lead')).toBe(true);
    expect(decides('chief-grid-lead', 'c', 'property-manager')).toBe(true);
    expect(decides('district-desk', 'd', 'unit-lead')).toBe(true);
    expect(decides('community-staff', 'c2', 'unit-lead')).toBe(false);
    expect(decides('grid-lead', 'c', 'unit-lead')).toBe(false);
  });

  it('is never a desk below the one that wrote it', () => {
    expect(decides('community-staff', 'c', 'community-staff')).toBe(true);
    expect(decides('community-staff', 'c', 'subdistrict-dispatcher')).toBe(false);
    expect(decides('subdistrict-dispatcher', 's', 'district-desk')).toBe(false);
    expect(decides('district-desk', 'd', 'subdistrict-dispatcher')).toBe(true);
  });
});

describe('a planned notice', () => {
  const publishAt = at('2026-11-23 07:00');

  it('comes out when its time has come, and not before', () => {
    const notice = wrote({ publishAt });
    expect(dueNotice(notice, publishAt - 1)).toBe(notice);
    expect(dueNotice(notice, publishAt)).toMatchObject({
      status: 'published',
      publishedAt: publishAt,
    });
  });

  it('that is over by then never comes out', () => {
    expect(dueNotice(wrote({ publishAt }), said.endsAt)).toMatchObject({
      status: 'withdrawn',
      version: 2,
      withdrawn: { at: said.endsAt, reason: '发布时间已过' },
    });
  });

  it('is not changed to end before it comes out', async () => {
    const notice = written(
      { ...wrote(), said, target: wrote(), publishAt: at('2026-11-23 10:00'), isDoubted: false },
      rules,
      now,
    );
    const endsAt = at('2026-11-23 09:30');
    expect(await fieldsOf(refusing(() => changed(notice, { endsAt })))).toHaveProperty('endsAt');
  });
});

it('nothing lasts or is shown for longer than a year', async () => {
  const far = now + 400 * dayMs;
  for (const over of [{ said: { ...said, endsAt: far } }, { said, shownUntil: far }]) {
    const field = 'shownUntil' in over ? 'shownUntil' : 'endsAt';
    const write = () =>
      written({ ...wrote(), target: wrote(), isDoubted: false, ...over }, rules, now);
    expect(Object.keys(await fieldsOf(refusing(write)))).toEqual([field]);
  }
});

describe('a change', () => {
  it('that takes away what was doubted lets the notice out', () => {
    const waiting = wrote({ isDoubted: true });
    expect(waiting).toMatchObject({ status: 'in-review', reviewReason: 'text-doubted' });
    const next = changed(waiting);
    expect(next).toMatchObject({ status: 'published', version: 2 });
    expect(next.reviewReason).toBeUndefined();
  });

  it('of a firm’s notice still waits', () =>
    expect(changed(wrote({ role: 'property-manager' }))).toMatchObject({ status: 'in-review' }));

  it('is one of twenty at most', async () => {
    let notice = wrote();
    for (let count = 0; count < revisionLimit; count += 1) notice = changed(notice);
    expect(notice.version).toBe(revisionLimit + 1);
    expect(await codeOf(refusing(() => changed(notice)))).toBe('step-not-allowed');
  });
});

describe('what neighbours read while a change waits', () => {
  const doubtedText = '明早停水，找林大爷';
  const doubt = (notice: Notice) =>
    amended(
      notice,
      {
        said: { ...said, text: doubtedText, place: '门口' },
        byText: '林平',
        isToldAgain: false,
        isDoubted: true,
      },
      { rules, at: now + minuteMs },
    );

  it('is what stood there before', () => {
    expect(asShown(doubt(wrote()))).toMatchObject({ ...said, status: 'published', version: 1 });
    expect(asShown(doubt(wrote()))).not.toHaveProperty('place');
    expect(asShown(doubt(doubt(wrote())))).toMatchObject({ ...said, version: 1 });
    expect(asShown(doubt(changed(wrote())))).toMatchObject({
      version: 2,
      amendedAt: now + minuteMs,
    });
    const never = wrote({ isDoubted: true });
    expect(asShown(never)).toBe(never);
    expect(isListed(doubt(wrote()), rules)).toBe(true);
    expect(isListed(doubt(never), rules)).toBe(false);
  });

  it('is withdrawn in the words they read', () => {
    const out = { rules, at: now + 10 * minuteMs };
    const taken = withdrawn(doubt(wrote()), { byText: '林平', reason: '改期', isOwn: true }, out);
    expect(taken).toMatchObject({ ...said, status: 'withdrawn', version: 3 });
    expect(taken).not.toHaveProperty('place');
    expect(taken.revisions.map(({ version, text }) => [version, text])).toEqual([
      [1, said.text],
      [2, doubtedText],
    ]);
  });
});

describe('a decision', () => {
  const refusal = { decision: 'refuse', reason: '请写清楚是哪一户', byText: '罗晴' } as const;

  it('against a change withdraws what neighbours had read', () => {
    const doubted = changed(wrote(), { isDoubted: true });
    expect(reviewed(doubted, refusal, now + 2 * minuteMs)).toMatchObject({
      status: 'withdrawn',
      version: 3,
      withdrawn: { byText: '罗晴', reason: '请写清楚是哪一户' },
    });
    expect(reviewed(wrote({ isDoubted: true }), refusal, now)).toMatchObject({ status: 'refused' });
  });

  it('no longer lets out what is over', async () => {
    const waiting = wrote({ isDoubted: true });
    const late = () => reviewed(waiting, { decision: 'publish', byText: '罗晴' }, said.endsAt);
    expect(await codeOf(refusing(late))).toBe('step-not-allowed');
    expect(reviewed(waiting, refusal, said.endsAt).status).toBe('refused');
  });
});

it('somebody else’s notice is never withdrawn without a word', async () => {
  const soon = { rules, at: now + minuteMs };
  const take = (isOwn: boolean) => withdrawn(wrote(), { byText: '罗晴', isOwn }, soon);
  expect(take(true).status).toBe('withdrawn');
  expect(await fieldsOf(refusing(() => take(false)))).toHaveProperty('reason');
});
