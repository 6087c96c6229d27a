import type { RevealReason } from '#contracts/work-order';
import type { Order } from '#domain/order';

/** `work_orders`: what staff do about one or more reports. The rules' own part is `Order`. */
export type WorkOrderRecord = Order & {
  _id: string;
  number: string;
  title: string;
  areaId: string;
  areaPathAtCreation: string[];
  placeText: string;
  photo?: string;
  reporterText: string;
  /** Everybody who sent or joined; each sees the progress. */
  followers: string[];
};

/** `reveals`: each look at a reporter's name and phone, which she can read. */
export type RevealRecord = {
  _id: string;
  workOrderId: string;
  reporterId: string;
  viewerId: string;
  viewerText: string;
  reason: RevealReason;
  at: number;
};
