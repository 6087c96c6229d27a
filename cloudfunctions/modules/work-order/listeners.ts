import { closeFollowers } from './following';
import { takeBackFromLeavers, takeBackOrphans } from './leaving';

export const workOrderListeners = [closeFollowers, takeBackFromLeavers, takeBackOrphans];
