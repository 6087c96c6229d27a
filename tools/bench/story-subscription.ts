import {
  answerSubscription,
  getSubscription,
  getTold,
  listDead,
  retryDead,
} from '#contracts/subscription';
import { canSee } from '#domain/scope';
import type { DeliveryRecord } from '../../cloudfunctions/modules/subscription/records';
import type { WorkOrderRecord } from '../../cloudfunctions/modules/work-order/records';
import { area, personId } from '../../tests/kit/world';
import type { Stage } from './stage';

/** A message WeChat would not take, as an old one stands there. */
async function deadMessage({ change, cloud }: Stage): Promise<string> {
  const at = cloud.clock.now();
  const { _id, ...fields }: DeliveryRecord = {
    _id: 'dl_benchdead1',
    personId: personId('wang'),
    template: 'outcome',
    worth: 'outcome',
    isUrgent: false,
    subjectId: 'rp_benchdead1',
    page: '',
    content: {},
    state: 'dead',
    at,
    dueAt: at,
    tries: 1,
    reason: '47003 argument invalid! data.thing3.value invalid',
  };
  await change('deliveries', _id, fields);
  return _id;
}

/** A resident says yes, a desk looks whether she was told, the district sends again what WeChat refused. */
export async function tellMessages(stage: Stage): Promise<void> {
  const { ask, all } = stage;
  await ask('wang', getSubscription, {});
  await ask('wang', answerSubscription, {
    answers: [
      { key: 'progress', answer: 'accept' },
      { key: 'outcome', answer: 'accept' },
      { key: 'outage', answer: 'reject' },
    ],
  });
  const seen = all<WorkOrderRecord>('work_orders').find((one) => canSee(one, [area('grid3')]));
  if (!seen) throw new Error('the grid has no order');
  await ask('zhao', getTold, { workOrderId: seen._id });
  const id = await deadMessage(stage);
  await ask('desk', listDead, {});
  await ask('desk', retryDead, { ids: [id] });
}
