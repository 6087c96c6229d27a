import { useRouter } from '@tarojs/taro';
import { Page } from '../../../../components';
import { hasActions, OrderActions } from '../../order-actions';
import { OrderBody } from '../../order-body';
import { useWorkOrder } from '../../use-work-order';

/** One work order on a phone. */
export default function Screen() {
  const { id = '' } = useRouter().params;
  const state = useWorkOrder(id);
  return (
    <Page
      title="工单"
      footer={hasActions(state.loaded.data) ? <OrderActions state={state} /> : undefined}
    >
      <OrderBody state={state} />
    </Page>
  );
}
