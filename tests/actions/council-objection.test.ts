import { policy } from '#config/policy';
import { objectToResolution } from '#contracts/council-minutes';
import { getReport } from '#contracts/report';
import { getWorkOrder } from '#contracts/work-order';
import { dayMs, dayOf } from '#domain/day';
import type { EventRecord } from '#runtime/records';
import type { MeetingRecord } from '../../cloudfunctions/modules/council/records';
import type { WorkOrderRecord } from '../../cloudfunctions/modules/work-order/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { councilWorld, decisionWith, meetingWith, moderator } from '../kit/council';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import { area, personId, type Who } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud(councilWorld());
}, 60_000);
afterAll(stopTestClouds);
beforeEach(() => cloud.restart());

const text = '东侧空地是消防通道，不能做充电棚，请再商量';
const object = (who: Who, { _id: id }: Pick<MeetingRecord, '_id'>, over: object = {}) =>
  cloud.as(who)(objectToResolution, { id, text, ...over });
const orders = () => cloud.all<WorkOrderRecord>('work_orders');

describe('an objection while the resolution hangs out', () => {
  it('becomes a report of hers in her words, which knows the meeting it is about', async () => {
    const meeting = await meetingWith(cloud, 'resolved');
    const decision = await decisionWith(cloud, meeting);
    const { reportId, number } = await object('wang', meeting, { decisionId: decision._id });
    const report = await cloud.as('wang')(getReport, { id: reportId });
    expect(report).toMatchObject({
      text,
      number,
      category: 'suggestion',
      status: 'submitted',
      source: { as: 'objection', meetingId: meeting._id, meetingTitle: meeting.title },
    });
    expect(report.timeline.map(({ event, by }) => [event, by])).toEqual([
      ['report.submitted', '您'],
    ]);
    const [order] = orders();
    expect(order).toMatchObject({
      areaId: area('estate'),
      reporterText: '王女士',
      notHandledBy: [personId(moderator)],
    });
    expect(order).not.toHaveProperty('decisionIds');
    const seen = await cloud.as('luo')(getWorkOrder, { id: order?._id ?? '' });
    expect(seen.source?.as).toBe('objection');
    const told = cloud.all<EventRecord>('events').find(({ name }) => name === 'council.objected');
    expect(told?.data).toMatchObject({ meetingId: meeting._id, reportId });
    expect(JSON.stringify(told?.data)).not.toContain('王');
  });

  it('is one a person and decision, and one about the meeting as a whole', async () => {
    const meeting = await meetingWith(cloud, 'resolved');
    const { _id: decisionId } = await decisionWith(cloud, meeting);
    const { number } = await object('wang', meeting, { decisionId });
    const again = await refusalOf(object('wang', meeting, { decisionId, text: `${text}！` }));
    expect([again.code, again.details?.reason]).toEqual([
      'step-not-allowed',
      expect.stringContaining(number),
    ]);
    await object('wang', meeting);
    expect(await codeOf(object('wang', meeting))).toBe('step-not-allowed');
    expect(orders()).toHaveLength(2);
  });

  it('sent twice with one request is one, with the same answer', async () => {
    const meeting = await meetingWith(cloud, 'resolved');
    const request = {
      action: objectToResolution.name,
      input: { id: meeting._id, text },
      requestId: '00000000-0000-4000-8000-000000000001',
    };
    const ask = async () => ({ ...(await cloud.send('wang', request)), at: 0 });
    expect(await ask()).toEqual(await ask());
    expect(orders()).toHaveLength(1);
  });

  it('counts among the reports of the day', async () => {
    const meeting = await meetingWith(cloud, 'resolved');
    await object('wang', meeting);
    const { reported } = cloud.one<{ _id: string; reported?: { eventIds: string[] } }>(
      'people',
      personId('wang'),
    ) ?? { reported: undefined };
    expect(reported?.eventIds).toHaveLength(1);
    const eventIds = Array.from({ length: policy.reportsPerDay.value }, (_, i) => `e${i}`);
    const on = dayOf(cloud.cloud.clock.now());
    await cloud.change('people', personId('unitLead'), { reported: { on, eventIds } });
    expect(await codeOf(object('unitLead', meeting))).toBe('too-many');
  });

  it('is too late once it hangs out no more', async () => {
    const meeting = await meetingWith(cloud, 'resolved');
    await cloud.cloud.clock.advance(11 * dayMs);
    const { code, details } = await refusalOf(object('wang', meeting));
    expect([code, details?.reason]).toEqual([
      'step-not-allowed',
      expect.stringContaining('公示已经结束'),
    ]);
  });

  it('is for those of the place, about what was decided there', async () => {
    const meeting = await meetingWith(cloud, 'resolved');
    expect(await codeOf(object('far', meeting))).toBe('not-found');
    expect(await codeOf(object('visitor', meeting))).toBe('forbidden');
    expect(await codeOf(object('wang', meeting, { decisionId: 'dc_0123456789' }))).toBe(
      'not-found',
    );
    expect(await codeOf(object('wang', { _id: 'mt_0123456789' }))).toBe('not-found');
    const collecting = await meetingWith(cloud, 'collecting');
    expect(await codeOf(object('wang', collecting))).toBe('not-found');
    expect(orders()).toEqual([]);
  });

  it('has to say something, and words in doubt reach the desk all the same', async () => {
    const meeting = await meetingWith(cloud, 'resolved');
    expect(await fieldsOf(object('wang', meeting, { text: '不同意' }))).toHaveProperty('text');
    await object('wang', meeting, { text: `${text}，辱骂示例词` });
    expect(orders()[0]?.review?.reasons).toEqual(['words']);
  });
});
