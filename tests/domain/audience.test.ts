import { workOrderEvents } from '#contracts/loop';
import { tellOf } from '#domain/audience';
import {
  accepted,
  clocked,
  dispatched,
  handled,
  opened,
  refusedTwice,
  resolved,
  signed,
  submitted,
  taken,
  told,
} from '../kit/order-story';

const gridDesk = ['grid-worker@ar_grid', 'grid-lead@ar_grid'];
const community = ['community-staff@ar_community', 'chief-grid-lead@ar_community'];
const dispatchers = ['subdistrict-dispatcher@ar_subdistrict'];
const now = (order: ReturnType<typeof submitted>) => ({ after: order });

describe('who is told', () => {
  it('of a new report: the desk, and reviewers where words are in doubt', () => {
    expect(tellOf('report.submitted', now(submitted()))).toEqual({ desk: gridDesk });
    const doubted = opened({ reviewReasons: ['words'] });
    expect(tellOf('report.submitted', now(doubted))).toEqual({
      desk: gridDesk,
      reviewers: community,
    });
  });
  it('of work: the unit that has it, and those who help', () => {
    expect(tellOf('work-order.assigned-agency', now(dispatched()))).toEqual({
      holder: ['agency-officer@ar_agency'],
    });
    const helped = told(dispatched(), { step: 'invite-collaborator', by: 'staff' });
    expect(tellOf('work-order.collaborator-invited', now(helped))).toEqual({
      partners: ['agency-officer@ar_water'],
    });
  });
  it('of what was sent back twice: who designates', () => {
    expect(tellOf('work-order.sent-back', now(refusedTwice()))).toEqual({
      holder: [...dispatchers, 'district-desk@ar_district'],
    });
    const once = told(dispatched(), { step: 'send-back', by: 'officer' });
    expect(tellOf('work-order.sent-back', now(once))).toEqual({ holder: community });
  });
  it('of what is late: who has it and who leads there, then the desk above, then the leaders', () => {
    const late = clocked(taken(), taken().dueAt + 1).order;
    expect(tellOf('work-order.became-overdue', now(late))).toEqual({
      holder: ['pe_zhao'],
      lead: ['grid-lead@ar_grid'],
    });
    const risen = clocked(late, late.promise.marks.escalateAt).order;
    expect(tellOf('work-order.escalated-overdue', now(risen))).toEqual({
      desk: community,
      holder: ['pe_zhao'],
    });
    expect(tellOf('work-order.put-under-supervision', now(risen))).toEqual({
      holder: ['pe_zhao'],
      supervisors: [...dispatchers, 'subdistrict-lead@ar_subdistrict'],
    });
    expect(tellOf('work-order.sign-missed', now(dispatched()))).toEqual({
      holder: ['agency-officer@ar_agency'],
      dispatcher: community,
    });
    expect(tellOf('work-order.became-overdue', now(signed()))).toMatchObject({
      lead: ['agency-officer@ar_agency'],
    });
  });
  it('of what she loses: whoever had it', () => {
    const before = clocked(signed(), signed().dueAt + 1).order;
    const back = told(before, { step: 'take-back', by: 'staff', at: before.dueAt + 60_000 });
    expect(tellOf('work-order.taken-back', { before, after: back })).toEqual({
      desk: community,
      former: ['pe_officer'],
    });
    const again = { ...resolved(), reopenCount: 1 };
    const risen = told(again, { step: 'reopen', by: 'wang' });
    expect(tellOf('work-order.reopened', { before: again, after: risen })).toEqual({
      holder: community,
      former: ['pe_zhao'],
    });
    const same = told(resolved(), { step: 'reopen', by: 'wang' });
    expect(tellOf('work-order.reopened', { before: resolved(), after: same })).toEqual({
      holder: ['pe_zhao'],
    });
  });
  it('of a result: who verifies; of a call-back: who makes it', () => {
    expect(tellOf('work-order.result-submitted', now(handled()))).toEqual({
      verifiers: ['grid-lead@ar_grid'],
    });
    const proxied = { ...resolved(), isProxy: true };
    expect(tellOf('work-order.result-confirmed', now(proxied))).toEqual({
      holder: ['pe_zhao'],
      caller: ['pe_wang'],
    });
  });
  it('of an appeal: who judges it', () => {
    const appealed = told(
      submitted(),
      { step: 'decline', by: 'chief' },
      { step: 'appeal', by: 'wang' },
    );
    expect(tellOf('report.appealed', now(appealed))).toEqual({ judges: dispatchers });
  });
  it('of a pause: who agrees', () => {
    const asked = told(signed(), { step: 'ask-pause', by: 'officer' });
    expect(tellOf('work-order.pause-asked', now(asked)).approvers).toContain(
      'chief-grid-lead@ar_community',
    );
  });
  it('never the person it is about', () => {
    const about = { personId: 'pe_staff', level: 'grid' } as const;
    const conduct = told(opened({ category: 'staff-conduct', about }), {
      step: 'accept',
      by: 'chief',
    });
    const held = {
      ...conduct,
      assignee: { personId: 'pe_staff', name: '', role: 'community-staff', roleText: '' },
    } as const;
    for (const event of workOrderEvents)
      expect(Object.values(tellOf(event, { before: held, after: held })).flat()).not.toContain(
        'pe_staff',
      );
  });
  it('of what is only kept in the timeline: nobody', () => {
    for (const event of ['work-order.claimed', 'work-order.note-added', 'report.revealed'] as const)
      expect(tellOf(event, now(accepted()))).toEqual({});
  });
});
