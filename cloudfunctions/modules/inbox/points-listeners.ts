import type { Listener } from '#runtime/outbox';
import { signUpsOf } from '../volunteer/records';
import type { Table } from './addressed';
import { deliverAll, messagesTo } from './delivering';
import { pointsWords } from './points-words';
import { shopWords } from './shop-words';
import { cancelledWords, volunteerWords } from './volunteer-words';

const tell =
  (table: Table): Listener['hear'] =>
  async (event) => {
    await deliverAll(event, await messagesTo(event, table[event.name]?.(event) ?? []));
    return 'done';
  };

const tellPoints: Listener = {
  name: 'inbox.tell-points',
  hears: Object.keys(pointsWords),
  hear: tell(pointsWords),
};

const tellShop: Listener = {
  name: 'inbox.tell-shop',
  hears: Object.keys(shopWords),
  hear: tell(shopWords),
};

const tellVolunteers: Listener = {
  name: 'inbox.tell-volunteers',
  hears: Object.keys(volunteerWords),
  hear: tell(volunteerWords),
};

/** Everybody who has a place at a call that is off, or waits for one. */
const tellCancelled: Listener = {
  name: 'inbox.tell-cancelled-call',
  hears: ['volunteer.cancelled'],
  async hear(event) {
    const there = await signUpsOf((event.data as { callId: string }).callId);
    const to = there
      .filter(({ status }) => status !== 'cancelled')
      .flatMap(({ personId }) => personId ?? []);
    await deliverAll(event, await messagesTo(event, cancelledWords(event, to)));
    return 'done';
  },
};

export const pointsTellers: readonly Listener[] = [
  tellPoints,
  tellShop,
  tellVolunteers,
  tellCancelled,
];
