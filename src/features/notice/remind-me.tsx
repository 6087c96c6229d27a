import { RemindCard } from '../../pages/home/remind-card';
import { useSubscription } from '../../platform/subscription';

/** 停水停电、应急时提醒我, below a notice she has read. */
export function RemindMe() {
  useSubscription();
  return <RemindCard />;
}
