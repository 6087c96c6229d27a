import type { Action, Sent } from '#contracts/action';
import type { Category } from '#contracts/category';
import { prepareFiles } from '#contracts/file';
import type { ReviewReason } from '#contracts/loop';
import { appealReport, getReport, rateReport, submitReport } from '#contracts/report';
import { getRates, listDuplicates, listUnits, listWorkOrders } from '#contracts/work-order';
import * as steps from '#contracts/work-order-steps';
import { addDays, dayMs, dayOf } from '#domain/day';
import type { WorkOrderRecord } from '../../cloudfunctions/modules/work-order/records';
import { area } from '../../tests/kit/world';
import type { Who } from './asking';
import type { Stage } from './stage';

type Fields<A extends Action> =
  Sent<A> extends infer I ? (I extends unknown ? Omit<I, 'id' | 'version'> : never) : never;

/** One order, and steps on the version it has now. */
type Matter = {
  id: string;
  reportId: string;
  now(): WorkOrderRecord;
  step<A extends Action>(who: Who, action: A, fields?: Fields<A>): Promise<unknown>;
};

type Sending = { category: Category; who?: Who; over?: Partial<Sent<typeof submitReport>> };

async function matter(
  { ask, one }: Stage,
  { category, who = 'wang', over = {} }: Sending,
): Promise<Matter> {
  const text = '三楼的灯不亮了，老人上楼看不清';
  const place = { areaId: area('u52') };
  const { id: reportId } = await ask(who, submitReport, { category, place, text, ...over });
  const id = `wo_${reportId.slice(3)}`;
  const now = () => {
    const order = one<WorkOrderRecord>('work_orders', id);
    if (!order) throw new Error('a report without a work order');
    return order;
  };
  return {
    id,
    reportId,
    now,
    step: (by, action, fields) =>
      ask(by, action, { id, version: now().version, ...fields } as never),
  };
}

const done = { text: '已经处理好，现场看过', outcome: 'answered' } as const;
const scores = { efficiency: 4, quality: 5 };

/** Given to an agency that sends it back twice, designated with a part for another, and judged in the end. */
async function byAgency(stage: Stage): Promise<void> {
  const { ask, cloud } = stage;
  const { id, reportId, now, step } = await matter(stage, { category: 'utilities' });
  await step('luo', steps.claimWorkOrder);
  await step('luo', steps.acceptWorkOrder);
  await ask('luo', listUnits, { id });
  await ask('luo', listDuplicates, { id });
  const law = { unitId: area('ag-law'), reason: '由执法局处理更快' };
  for (let time = 0; time < 2; time += 1) {
    await step('luo', steps.assignWorkOrder, { choice: 'agency', ...law });
    await step('officer', steps.sendBackWorkOrder, { reason: '不是我们管的管线' });
  }
  const part = { unitId: area('street'), text: '请协调停水' };
  await step('cheng', steps.designateWorkOrder, { ...law, collaborators: [part] });
  await step('officer', steps.signWorkOrder);
  await step('luo', steps.inviteCollaborator, { unitId: area('huai'), text: '请通知居民' });
  for (const subtask of now().subtasks)
    await step(subtask.unit.areaId === area('huai') ? 'luo' : 'cheng', steps.finishSubtask, {
      subtaskId: subtask.id,
      text: '已经办好',
    });
  await step('officer', steps.contactReporter, { way: 'phone' });
  await step('cheng', steps.remindHandler);
  await step('officer', steps.submitResult, done);
  await step('cheng', steps.confirmResult, { wasOnSite: true, unitRating: scores });
  await step('cheng', steps.rateUnit, scores);
  await stage.change('work_orders', id, { reopenCount: 2 });
  const { version } = await ask('wang', getReport, { id: reportId });
  await ask('wang', rateReport, {
    id: reportId,
    version,
    rating: 'unsatisfied',
    reasons: ['too-slow'],
  });
  await step('cheng', steps.explainWorkOrder, { text: '管线老化，要等改造，已经列入计划' });
  await step('officer', steps.appealRating, { reason: 'policy-forbids', text: '已经解释过' });
  await step('desk', steps.judgeRatingAppeal, { isUpheld: true });
  await ask('luo', getRates, { month: dayOf(cloud.clock.now()).slice(0, 7) });
}

/** Paused and resumed, lengthened, called up, handed over. */
async function slowly(stage: Stage): Promise<void> {
  const { ask, cloud } = stage;
  const { step } = await matter(stage, { category: 'parking' });
  const today = dayOf(cloud.clock.now());
  const pause = { reason: 'third-party', text: '等产权单位', reviewOn: addDays(today, 9) } as const;
  await step('zhao', steps.takeWorkOrder);
  await step('zhao', steps.askPause, pause);
  await step('he', steps.refusePause, { reason: '先试一试' });
  await step('zhao', steps.askPause, pause);
  await step('he', steps.pauseWorkOrder);
  await step('zhao', steps.resumeWorkOrder);
  await step('he', steps.extendWorkOrder, { reason: '要立项施工' });
  await step('zhao', steps.escalateWorkOrder, { reason: '要社区协调' });
  await step('luo', steps.attendWorkOrder, { text: '明天到场' });
  await step('luo', steps.escalateWorkOrder, { reason: '要街道协调' });
  await step('cheng', steps.takeBackWorkOrder, { reason: '街道来办' });
  await step('cheng', steps.assignWorkOrder, { choice: 'self' });
  await step('cheng', steps.handOverWorkOrder, {
    platform: 'hotline-12345',
    number: 'HT-1',
    on: today,
  });
  await ask('cheng', listWorkOrders, { view: 'supervised' });
}

/** Asked, declined, appealed, merged and parted. */
async function inDoubt(stage: Stage): Promise<void> {
  const { ask } = stage;
  const asked = await matter(stage, { category: 'noise' });
  await asked.step('zhao', steps.askMore, { question: '大概几点开始吵？' });
  const declined = await matter(stage, { category: 'delivery' });
  const refusal = { reason: 'not-this-platform', channel: '请联系快递公司客服' } as const;
  const appeal = async ({ reportId }: Matter) => {
    const { version } = await ask('wang', getReport, { id: reportId });
    await ask('wang', appealReport, { id: reportId, version, text: '占的是小区的地方' });
  };
  await declined.step('luo', steps.declineWorkOrder, refusal);
  await appeal(declined);
  await declined.step('cheng', steps.upholdAppeal, { answer: '重新受理' });
  await declined.step('luo', steps.declineWorkOrder, refusal);
  await appeal(declined);
  await declined.step('cheng', steps.dismissAppeal, { answer: '仍应找快递公司' });
  const master = await matter(stage, { category: 'noise', who: 'li' });
  const follower = await matter(stage, { category: 'noise', who: 'far' });
  await follower.step('luo', steps.mergeWorkOrder, { masterId: master.id });
  await follower.step('luo', steps.unmergeWorkOrder, { reason: '是另一家' });
}

/** What a photo shows is covered and reviewed; somebody without a phone is rung; patrol is looked at again. */
async function afterwards(stage: Stage): Promise<void> {
  const { ask, change } = stage;
  const photosOf = async (who: Who) => {
    const { batchId } = await ask(who, prepareFiles, { count: 1 });
    return { batchId, places: [0] };
  };
  const shown = await matter(stage, {
    category: 'cleaning',
    over: { photos: await photosOf('wang') },
  });
  await shown.step('luo', steps.redactPhoto, { index: 0, photos: await photosOf('luo') });
  const reasons: ReviewReason[] = ['words'];
  await change('work_orders', shown.id, { review: { reasons, at: 0 } });
  await shown.step('luo', steps.reviewWorkOrder, { decision: 'show' });
  const proxyFor = { name: '孙奶奶', hasConsent: true } as const;
  const proxy = await matter(stage, { category: 'noise', who: 'unitLead', over: { proxyFor } });
  await proxy.step('zhao', steps.takeWorkOrder);
  await proxy.step('zhao', steps.submitResult, done);
  await proxy.step('gu', steps.confirmResult, { wasOnSite: true });
  await proxy.step('luo', steps.rateByPhone, { rating: 'satisfied', heardBy: 'phone' });
  await proxy.step('gu', steps.recurWorkOrder, { reason: '又吵起来了' });
  const spot = await matter(stage, { category: 'parking' });
  await change('work_orders', spot.id, { status: 'closed', ending: 'on-spot', isSampled: true });
  await spot.step('gu', steps.checkSample, { isGood: true });
  const signed = await matter(stage, { category: 'property' });
  await change('work_orders', signed.id, { petition: { at: 0, households: 10, dueAt: 1 } });
  await signed.step('luo', steps.answerPetition, { isTaken: true, text: '已经受理，三天内见面' });
}

/** Everything a desk does beyond the main story. */
export async function tellDesk(stage: Stage): Promise<void> {
  await byAgency(stage);
  await slowly(stage);
  await inDoubt(stage);
  // Nobody reports more than ten times a day.
  await stage.cloud.clock.advance(dayMs);
  await afterwards(stage);
}
