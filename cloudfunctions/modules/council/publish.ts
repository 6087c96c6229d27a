import type { Received } from '#contracts/action';
import { addProof, amendMeeting, publishMeeting } from '#contracts/council-meeting';
import { AppError, type FieldProblem } from '#contracts/errors';
import { defineCommand } from '#runtime/action';
import type { Context } from '#runtime/context';
import { defined } from '#runtime/defined';
import { claimPhotos } from '#runtime/files';
import { momentOf, recheckSay, stepMeeting } from './stepping';
import { doubtedFields } from './wording';

type Said = Pick<Received<typeof publishMeeting>, 'place' | 'parties'> & {
  reasons: Record<string, string | undefined>;
};

/** What all neighbours are going to read, each with its field; WeChat looks at it before it goes out. */
const doubted = ({ place, parties, reasons }: Said, { caller }: Context) =>
  doubtedFields(
    [
      { field: 'place', text: place },
      ...parties.map(({ who = '' }, index) => ({ field: `parties.${index}.who`, text: who })),
      ...Object.entries(reasons).map(([field, text = '']) => ({ field, text })),
    ],
    caller.openid,
  );

export function refuseDoubted(fields: readonly FieldProblem[]): void {
  if (fields.length > 0) throw new AppError('invalid-input', { fields });
}

/** Parties as they stand in a meeting: who comes only where it is known. */
const partiesOf = (parties: Said['parties']) =>
  parties.map(({ party, who }) => ({ party, ...defined({ who: who || undefined }) }));

const publish = defineCommand(publishMeeting, {
  recheck: recheckSay,
  prepare: ({ place, parties, shortLeadReason, proofReason }, ctx) =>
    doubted({ place, parties, reasons: { shortLeadReason, proofReason } }, ctx),
  async transact({ tx, input, ctx, prepared }) {
    const { id, parties, ...said } = input;
    const move = { step: 'publish' as const, ...said, parties: partiesOf(parties) };
    const { before, next, told, answer } = await stepMeeting(tx, id, {
      move,
      moment: (hall) => momentOf(hall, ctx),
    });
    refuseDoubted(prepared);
    const { publishAt } = next;
    const isAgain = before.status === 'postponed';
    return {
      ...told,
      ...(publishAt !== undefined && { name: 'council.publication-planned' }),
      data: { ...told.data, ...defined({ publishAt }), ...(isAgain && { isAgain }) },
      answer,
    };
  },
});

const amend = defineCommand(amendMeeting, {
  recheck: recheckSay,
  prepare: ({ place, parties, reason }, ctx) =>
    doubted({ place, parties, reasons: { reason } }, ctx),
  async transact({ tx, input, ctx, prepared }) {
    const { id, parties, ...said } = input;
    const move = { step: 'amend' as const, ...said, parties: partiesOf(parties) };
    const { next, told, answer } = await stepMeeting(tx, id, {
      move,
      moment: (hall) => momentOf(hall, ctx),
    });
    refuseDoubted(prepared);
    const text = next.changes.at(-1)?.text;
    return { ...told, data: { ...told.data, ...defined({ text }) }, answer };
  },
});

const prove = defineCommand(addProof, {
  recheck: recheckSay,
  async transact({ tx, input: { id, version, channel, photos: sent }, ctx, eventId }) {
    const photos = await claimPhotos(tx, { photos: sent, ctx, eventId });
    const move = { step: 'add-proof' as const, version, channel, photos };
    const { next, told, answer } = await stepMeeting(tx, id, {
      move,
      moment: (hall) => momentOf(hall, ctx),
    });
    const { hallId } = next;
    const data = { meetingId: id, hallId, channel, photos, batchId: sent.batchId };
    return { ...told, data, answer };
  },
});

export const publishActions = [publish, amend, prove];
