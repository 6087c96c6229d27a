import { getPrint, notePrinted } from '#contracts/card-prints';
import { AppError } from '#contracts/errors';
import { printRoles } from '#contracts/roles';
import { gridDuties, type PrintPart, type PrintSaid, saidByPart } from '#domain/card-prints';
import { numberAlphabet } from '#domain/number';
import { defineCommand, defineQuery } from '#runtime/action';
import type { Caller, Context } from '#runtime/context';
import { hashOf, lettersFrom } from '#runtime/ids';
import { plateImage } from '#runtime/openapi';
import { type AreaRecord, areasNow } from '../area/records';
import { cardOf, cardsOf } from './card';
import { platePrints } from './records';

const editionLetters = 8;

/** The areas she may print for lie in these. */
const printAreasOf = (caller: Caller): string[] =>
  caller.memberships
    .filter(({ role }) => printRoles.some((one) => one === role))
    .map(({ areaId }) => areaId);

/** What the print of an area says today; `path` runs from the district down to it. */
export function saidOf(path: readonly AreaRecord[], now: number): PrintSaid | undefined {
  const card = cardOf(path, now);
  const area = path.at(-1);
  if (!card || !area) return undefined;
  return {
    card,
    title: area.pathNames.slice(1).join(' ') || area.name,
    partyLines: card.labels,
    dutyLines: gridDuties,
  };
}

/** The edition of a print and of each part of it. */
export function editionOf(said: PrintSaid): { edition: string; parts: Record<PrintPart, string> } {
  const { workers, leads, phones, rest } = saidByPart(said);
  const parts = {
    workers: hashOf(workers),
    leads: hashOf(leads),
    phones: hashOf(phones),
    rest: hashOf(rest),
  };
  return { edition: lettersFrom(numberAlphabet, editionLetters, hashOf(parts)), parts };
}

/** The area with everything above it, where the caller may print for it; else empty. */
async function printPath(areaId: string, { caller }: Context): Promise<AreaRecord[]> {
  const [area] = await areasNow([areaId]);
  const isOwn = printAreasOf(caller).some((own) => area?.path.includes(own));
  return area && isOwn && area.endedAt === undefined ? areasNow(area.path) : [];
}

const print = defineQuery(getPrint, async ({ areaId }, ctx) => {
  const path = await printPath(areaId, ctx);
  const said = saidOf(path, ctx.now);
  const area = path.at(-1);
  if (!said || !area) throw new AppError('not-found');
  const [[card], { buffer, contentType }] = await Promise.all([
    cardsOf([path], ctx.now),
    plateImage(area.code),
  ]);
  if (!card) throw new AppError('not-found');
  return {
    card,
    title: said.title,
    partyLines: [...said.partyLines],
    dutyLines: [...said.dutyLines],
    code: area.code,
    imageBase64: buffer.toString('base64'),
    contentType,
    edition: editionOf(said).edition,
  };
});

const note = defineCommand(notePrinted, {
  async prepare({ areaId }, ctx) {
    const path = await printPath(areaId, ctx);
    const said = saidOf(path, ctx.now);
    return said && { areaPath: path.map(({ _id }) => _id), ...editionOf(said) };
  },
  async transact({ tx, input: { areaId, edition }, ctx: { caller, now }, prepared }) {
    if (!prepared) throw new AppError('not-found');
    if (prepared.edition !== edition)
      throw new AppError('conflict', { reason: '内容刚刚改过，请打印新的一版再换上' });
    await tx.set(platePrints, {
      _id: areaId,
      ...prepared,
      printedAt: now,
      byId: caller.personId,
    });
    return {
      answer: {},
      name: 'card.plate-printed',
      subjectIds: [areaId],
      data: { areaId, edition },
    };
  },
});

export const printActions = [print, note];
