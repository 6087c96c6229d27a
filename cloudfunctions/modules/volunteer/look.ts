import { policy } from '#config/policy';
import { AppError } from '#contracts/errors';
import { type CallLine, getAttendance, getCall, listCalls } from '#contracts/volunteer';
import { dayOf } from '#domain/day';
import { ruleFor, rulesOn, ruleText } from '#domain/earning';
import { maskedName } from '#domain/mask';
import { defineQuery } from '#runtime/action';
import type { Context } from '#runtime/context';
import { cursorOf, readCursor } from '#runtime/cursor';
import { get, getAll } from '#runtime/database';
import { defined } from '#runtime/defined';
import { areasWithin } from '../area/records';
import { concernedAreas } from '../notice/records';
import { recentRules } from '../points/rules-records';
import {
  type CallRecord,
  calls,
  callsFor,
  type SignUpRecord,
  signUpIdOf,
  signUps,
  signUpsOf,
} from './records';
import { ledCall, mayLead } from './standing';

const pageSize = 20;

const lineOf = (call: CallRecord, mine: SignUpRecord | undefined, now: number): CallLine => ({
  id: call._id,
  title: call.title,
  status: call.status === 'open' && call.endsAt <= now ? 'over' : call.status,
  areaText: call.areaText,
  place: call.place,
  startsAt: call.startsAt,
  endsAt: call.endsAt,
  places: call.places,
  signedCount: call.signedCount,
  ...(mine && mine.status !== 'cancelled' && { mine: mine.status }),
});

/** Areas whose calls one reads; a visitor those of the whole district. */
async function readAreas({ caller }: Context): Promise<string[]> {
  const concerned = await concernedAreas(caller);
  if (concerned.length > 0) return concerned;
  return (await areasWithin(undefined, 'district')).map(({ _id }) => _id);
}

export const list = defineQuery(listCalls, async ({ cursor }, ctx) => {
  const page = { now: ctx.now, after: readCursor(cursor), limit: pageSize };
  const found = await callsFor(await readAreas(ctx), page);
  const shown = found.slice(0, pageSize);
  const last = found.length > pageSize ? shown.at(-1) : undefined;
  const hers = shown.map(({ _id }) => signUpIdOf(_id, ctx.caller.personId));
  const mine = new Map((await getAll(signUps, hers)).map((one) => [one.callId, one]));
  return {
    items: shown.map((call) => lineOf(call, mine.get(call._id), ctx.now)),
    nextCursor: last && cursorOf({ at: last.startsAt, id: last._id }),
  };
});

/** Why she cannot sign up; undefined where she can. */
function obstacleFor(call: CallRecord, mine: SignUpRecord | undefined, ctx: Context) {
  if (call.status === 'cancelled') return '这次招募取消了';
  if (ctx.now >= call.endsAt) return '这次招募已经结束了';
  if (mine && mine.status !== 'cancelled') return '您已经报过名了';
  return ctx.caller.roles.has('resident') ? undefined : '先选您住哪个单元，再报名';
}

/** What an hour earns by the rules that hold on the day of the call, as far as they are known; nothing where points are off. */
async function pointsTextOf({ path: [districtId = ''], startsAt }: CallRecord) {
  if (!policy.hasResidentPoints.value) return undefined;
  const versions = await recentRules(districtId);
  return ruleText(ruleFor(rulesOn(versions, dayOf(startsAt)), 'volunteer-hours'));
}

export const look = defineQuery(getCall, async ({ id }, ctx) => {
  const [call, mine] = await Promise.all([
    get(calls, id),
    get(signUps, signUpIdOf(id, ctx.caller.personId)),
  ]);
  if (!call) throw new AppError('not-found');
  const obstacle = obstacleFor(call, mine, ctx);
  const { version, text, publisherText, isForFamilies, phone, insuranceNote } = call;
  const { cancelledReason } = call;
  const pointsText = await pointsTextOf(call);
  return {
    call: {
      ...lineOf(call, mine, ctx.now),
      ...{ version, text, publisherText, isForFamilies },
      ...defined({ phone, insuranceNote, cancelledReason, pointsText }),
    },
    ...(mine && {
      mine: {
        status: mine.status,
        version: mine.version,
        children: mine.children,
        ...defined({
          checkedInAt: mine.checkedInAt,
          checkedOutAt: mine.checkedOutAt,
          minutes: mine.minutes,
        }),
      },
    }),
    maySignUp: obstacle === undefined,
    ...defined({ obstacle }),
    mayLead: mayLead(call, ctx.caller),
  };
});

export const attendance = defineQuery(getAttendance, async ({ id }, ctx) => {
  const call = await ledCall(id, ctx.caller);
  const people = (await signUpsOf(id)).filter(({ status }) => status !== 'cancelled');
  return {
    title: call.title,
    status: lineOf(call, undefined, ctx.now).status,
    version: call.version,
    startsAt: call.startsAt,
    endsAt: call.endsAt,
    secret: call.secret,
    people: people.map(({ _id, version, name, children, status, minutes, accountId }) => ({
      ...{ id: _id, version, children, status, isPaper: accountId !== undefined },
      name: maskedName(name),
      ...defined({ minutes }),
    })),
  };
});
