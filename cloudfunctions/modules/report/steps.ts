import { rules } from '#config/policy';
import type { Received } from '#contracts/action';
import type { Photos } from '#contracts/file';
import {
  appealReport,
  nudgeReport,
  petitionReport,
  rateReport,
  recurReport,
  supplementReport,
  withdrawReport,
} from '#contracts/report';
import { type Move, ratingStep } from '#domain/loop';
import { underReview } from '#domain/review';
import { defineCommand } from '#runtime/action';
import type { Context } from '#runtime/context';
import type { Transaction } from '#runtime/database';
import { defined } from '#runtime/defined';
import { claimPhotos } from '#runtime/files';
import { checkText, type TextOpinion } from '#runtime/openapi';
import type { LoopFacts } from '../work-order/fact-records';
import { type WorkOrderRecord, workOrders } from '../work-order/records';
import { momentOf, takeStep } from '../work-order/step-records';
import { checkSeen, type Owned, ownOrder, versionOf } from './own-order';
import { asResident } from './told';

type Seen = { id: string; version: number };
type Stepping = { tx: Transaction; ctx: Context; input: Seen };
type Wish = { move: Move; facts?: Partial<LoopFacts>; on?: 'own' | 'order' };

/** Her report as her page saw it. */
async function seenOrder({ tx, ctx, input }: Stepping): Promise<Owned> {
  const owned = await ownOrder(tx, input.id, ctx);
  checkSeen(owned, input.version);
  return owned;
}

/** Takes her step on the order that is worked on, or on her own where it was merged; what she is answered is about her report. */
async function stepOn({ tx, ctx, input }: Stepping, owned: Owned, wish: Wish) {
  const { move, facts = {}, on = 'order' } = wish;
  const { next, told } = await takeStep(tx, owned[on], {
    move: { ...move, version: owned[on].version },
    moment: momentOf(ctx),
    facts,
  });
  const after = {
    own: owned.own._id === next._id ? next : owned.own,
    order: owned.order._id === next._id ? next : owned.order,
  };
  const answer = { id: input.id, status: after.order.status, version: versionOf(after) };
  return { next, done: { ...asResident(told), answer } };
}

/** What the event keeps of photos that came with a step; its words are `#domain/said`'s. */
const photoFacts = (photos: string[], sent: Photos | undefined): Partial<LoopFacts> => ({
  ...(photos.length > 0 && { photos }),
  ...defined({ batchId: sent?.batchId }),
});

/** A step that brings nothing but the wish. */
const bare =
  (step: 'withdraw' | 'nudge' | 'petition') =>
  async ({ tx, ctx, input }: Stepping) => {
    const stepping = { tx, ctx, input };
    const owned = await seenOrder(stepping);
    const move = { step, version: input.version };
    return (await stepOn(stepping, owned, { move })).done;
  };

type Rating = Received<typeof rateReport>;

/** Whoever reported it first decides how it goes on; those whose reports hang on it are heard beside her. */
const isAlong = ({ own, order, entry }: Owned): boolean =>
  own._id !== order._id || entry.isJoined === true;

function ratingMove(owned: Owned, input: Rating): Move {
  const { order } = owned;
  const { version, text, heardBy, rating } = input;
  const reasons = rating === 'unsatisfied' ? input.reasons : [];
  if (isAlong(owned))
    return { step: 'rate-along', version, reportId: input.id, rating, reasons, text };
  if (rating !== 'unsatisfied') return { step: 'rate', version, rating, text, heardBy };
  const step = ratingStep(order, rating, rules);
  return { step: step === 'rate' ? 'reopen' : step, version, reasons, text, heardBy };
}

const rate = defineCommand(rateReport, {
  async transact({ tx, ctx, eventId, input }) {
    const stepping = { tx, ctx, input };
    const owned = await seenOrder(stepping);
    const sent = 'photos' in input ? input.photos : undefined;
    const photos = await claimPhotos(tx, { photos: sent, ctx, eventId });
    const facts = photoFacts(photos, sent);
    return (await stepOn(stepping, owned, { move: ratingMove(owned, input), facts })).done;
  },
});

const recur = defineCommand(recurReport, {
  async transact({ tx, ctx, eventId, input }) {
    const stepping = { tx, ctx, input };
    const owned = await seenOrder(stepping);
    const photos = await claimPhotos(tx, { photos: input.photos, ctx, eventId });
    const { version, reasons, text, heardBy } = input;
    const facts = photoFacts(photos, input.photos);
    const move: Move = { step: 'recur', version, reasons, text, heardBy };
    return (await stepOn(stepping, owned, { move, facts })).done;
  },
});

/** Words WeChat doubts reach staff all the same, and withhold the matter from neighbours until somebody looked. */
export const doubted = (order: WorkOrderRecord, opinion: TextOpinion, at: number) =>
  opinion === 'review' || opinion === 'risky' ? underReview(order, 'words', at) : order;

const supplement = defineCommand(supplementReport, {
  prepare: ({ text }, { caller }) => checkText(text, caller.openid),
  async transact({ tx, ctx, eventId, input, prepared }) {
    const stepping = { tx, ctx, input };
    const owned = await seenOrder(stepping);
    const photos = await claimPhotos(tx, { photos: input.photos, ctx, eventId });
    const { text, version } = input;
    const facts = photoFacts(photos, input.photos);
    const wish: Wish = { move: { step: 'supplement', version, text }, facts };
    const { next, done } = await stepOn(stepping, owned, wish);
    const withheld = doubted(next, prepared, ctx.now);
    if (withheld !== next) await tx.set(workOrders, withheld);
    return done;
  },
});

const appeal = defineCommand(appealReport, {
  async transact({ tx, ctx, input }) {
    const stepping = { tx, ctx, input };
    const owned = await seenOrder(stepping);
    const { text, version } = input;
    const move: Move = { step: 'appeal', version, text };
    return (await stepOn(stepping, owned, { move, on: 'own' })).done;
  },
});

const withdraw = defineCommand(withdrawReport, { transact: bare('withdraw') });
const nudge = defineCommand(nudgeReport, { transact: bare('nudge') });
const petition = defineCommand(petitionReport, { transact: bare('petition') });

export const stepActions = [rate, recur, supplement, appeal, withdraw, nudge, petition];
