import type { Served } from '#runtime/action';
import { handOver, refuse, reverse } from './hand-over';
import { keepingActions } from './keeping';
import { handedOver, lookUp } from './look-up';
import { cancel, ownRedemption, ownRedemptions } from './own';
import { reserve } from './reserve';
import { sell } from './sell';
import { shelf } from './shelf';
import { toWitness, witness } from './witness';

const redeemingActions: readonly Served[] = [
  shelf,
  reserve,
  cancel,
  ownRedemption,
  ownRedemptions,
  lookUp,
  handedOver,
  handOver,
  refuse,
  reverse,
  sell,
  toWitness,
  witness,
];

export const shopActions: Served[] = [...redeemingActions, ...keepingActions];
