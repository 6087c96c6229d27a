import { policy } from '#config/policy';
import { batchRoles, suggestBatch, suggest as suggestTopic } from '#contracts/council-topics';
import { AppError, refusedAt } from '#contracts/errors';
import { type Role, roleWords } from '#contracts/roles';
import { isOurs, type PathOf, postsAt } from '#domain/council-scope';
import { roleKey } from '#domain/membership';
import { canSee } from '#domain/scope';
import { defineCommand } from '#runtime/action';
import type { Context } from '#runtime/context';
import type { Transaction } from '#runtime/database';
import { defined } from '#runtime/defined';
import { derivedId } from '#runtime/ids';
import { checkText } from '#runtime/openapi';
import { type AreaRecord, recentAreas } from '../area/records';
import { ownReportOf } from '../report/records';
import { orderOfNumber } from '../work-order/find-records';
import { belonging, postPaths } from './ours';
import { type HallRecord, type ProposalRecord, proposals } from './records';
import { hallIn } from './stepping';
import { countToday } from './topics-records';

/** Whether the caller may refer to a number: a report of hers, or a public order her post sees. */
async function isKnown(number: string, { caller }: Context): Promise<boolean> {
  if (await ownReportOf(number, caller.personId)) return true;
  const order = await orderOfNumber(number);
  return order !== undefined && !order.isPrivate && canSee(order, caller.keys);
}

const unknownIn = async (numbers: readonly (string | undefined)[], ctx: Context) => {
  const known = await Promise.all(numbers.map((number) => (number ? isKnown(number, ctx) : true)));
  return known.findIndex((one) => !one);
};

const unknownWords = '没有找到这个编号，请看看随手拍里的编号';

/** WeChat passed these words; whatever it did not pass is looked at by a person. */
const isPassed = async (words: readonly string[], { caller }: Context): Promise<boolean> =>
  (await checkText(words.join('\n'), caller.openid)) === 'pass';

/** A hall that takes topics from whoever belongs there; for others it does not exist. */
async function takingHall(tx: Transaction, id: string, isAllowed: (hall: HallRecord) => boolean) {
  const hall = await hallIn(tx, id);
  if (!isAllowed(hall)) throw new AppError('not-found');
  if (hall.closed) throw new AppError('step-not-allowed', { reason: '这个议事厅已经停用了' });
  return hall;
}

type Words = { title: string; text: string; linkedNumber?: string | undefined };

/** A topic on its first day. */
const topicOf = (
  _id: string,
  { title, text, linkedNumber }: Words,
  { hall, isPassed: passed, now }: { hall: HallRecord; isPassed: boolean; now: number },
) => ({
  _id,
  hallId: hall._id,
  hallName: hall.name,
  communityId: hall.communityId,
  path: hall.path,
  title,
  text,
  backers: 0,
  status: 'open' as const,
  ...defined({ linkedNumber: linkedNumber || undefined }),
  ...(!passed && { heldBackFor: roleKey('community-staff', hall.communityId) }),
  at: now,
  version: 1,
});

/** What listeners hear of topics; whoever has to look at doubted words is told. */
const toldOf = (hall: HallRecord, topics: readonly ProposalRecord[]) => {
  const tell = topics.flatMap(({ heldBackFor }) => heldBackFor ?? []).slice(0, 1);
  return {
    subjectIds: topics.map(({ _id }) => _id),
    data: {
      proposalIds: topics.map(({ _id }) => _id),
      hallId: hall._id,
      hallName: hall.name,
      isHeldBack: tell.length > 0,
      ...(tell.length > 0 && { tell }),
    },
  };
};

/** Homes of the caller by the areas she lives in, to say her building and never her name. */
const homeAreas = ({ caller }: Context): Promise<AreaRecord[]> =>
  recentAreas((caller.person?.homes ?? []).map(({ areaId }) => areaId));

/** 「5号楼居民」 by her home in the hall's area; by her post where she only works there. */
function authorText(
  hall: HallRecord,
  { areas, pathOf }: { areas: readonly AreaRecord[]; pathOf: PathOf },
  { caller }: Context,
): string {
  const home = areas.find(({ path }) => path.includes(hall.areaId));
  const building = home?.pathNames[home.pathLevels.indexOf('building')];
  if (building !== undefined) return `${building}居民`;
  const [post] = home ? [] : postsAt(caller.memberships, hall, pathOf);
  return post ? roleWords[post.role] : '居民';
}

export const suggest = defineCommand(suggestTopic, {
  async prepare({ title, text, linkedNumber }, ctx) {
    const [today, passed, unknown, pathOf, areas] = await Promise.all([
      countToday(ctx.caller.personId, ctx.now, policy.topicsPerDay.value),
      isPassed([title, text], ctx),
      unknownIn([linkedNumber], ctx),
      postPaths(ctx.caller),
      homeAreas(ctx),
    ]);
    return { today, isPassed: passed, isUnknown: unknown >= 0, pathOf, areas };
  },
  async transact({ tx, input, ctx, eventId, prepared }) {
    const who = belonging(ctx.caller);
    const hall = await takingHall(tx, input.hallId, (it) => isOurs(who, it, prepared.pathOf));
    if (prepared.today >= policy.topicsPerDay.value) throw new AppError('too-many');
    if (prepared.isUnknown) throw refusedAt('linkedNumber', unknownWords);
    const topic: ProposalRecord = {
      ...topicOf(derivedId('pr', eventId), input, { ...prepared, hall, now: ctx.now }),
      authorId: ctx.caller.personId,
      byText: authorText(hall, prepared, ctx),
      speakers: 1,
    };
    await tx.set(proposals, topic);
    return {
      answer: { id: topic._id, isHeldBack: topic.heldBackFor !== undefined },
      name: 'council.topic-suggested',
      ...toldOf(hall, [topic]),
    };
  },
});

const isBatchRole = (role: Role): boolean => (batchRoles as readonly Role[]).includes(role);

/** The post by which somebody writes down what others said in a hall's area: the nearest to them. */
function writingPost(hall: HallRecord, pathOf: PathOf, { caller }: Context) {
  const depth = (areaId: string) => pathOf(areaId)?.length ?? 0;
  return postsAt(caller.memberships, hall, pathOf)
    .filter(({ role }) => isBatchRole(role))
    .sort((a, b) => depth(b.areaId) - depth(a.areaId))[0];
}

export const enterBatch = defineCommand(suggestBatch, {
  async prepare({ topics, place }, ctx) {
    const [passed, unknown, pathOf] = await Promise.all([
      Promise.all(topics.map(({ title, text }) => isPassed([title, text, place], ctx))),
      unknownIn(
        topics.map(({ linkedNumber }) => linkedNumber),
        ctx,
      ),
      postPaths(ctx.caller),
    ]);
    return { passed, unknown, pathOf };
  },
  async transact({ tx, input, ctx, eventId, prepared: { passed, unknown, pathOf } }) {
    const isAllowed = (it: HallRecord) => writingPost(it, pathOf, ctx) !== undefined;
    const hall = await takingHall(tx, input.hallId, isAllowed);
    if (unknown >= 0) throw refusedAt(`topics.${unknown}.linkedNumber`, unknownWords);
    const post = writingPost(hall, pathOf, ctx);
    const entered = input.topics.map(({ speakers, ...words }, index): ProposalRecord => {
      const first = { hall, isPassed: passed[index] === true, now: ctx.now };
      return {
        ...topicOf(derivedId('pr', eventId, String(index)), words, first),
        enteredById: ctx.caller.personId,
        byText: `${post ? roleWords[post.role] : ''}代 ${speakers} 位居民（${input.place}）`,
        speakers,
      };
    });
    for (const topic of entered) await tx.set(proposals, topic);
    return {
      answer: { ids: entered.map(({ _id }) => _id) },
      name: 'council.topics-entered',
      ...toldOf(hall, entered),
      callerText: [post && roleWords[post.role], ctx.caller.person?.name].filter(Boolean).join(' '),
    };
  },
});
