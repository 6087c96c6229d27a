import type { PointsSheet } from '#contracts/points-sheet';
import { getSheet } from '#contracts/points-sheet';
import { defineQuery, type Served } from '#runtime/action';
import type { Caller } from '#runtime/context';
import { get } from '#runtime/database';
import { defined } from '#runtime/defined';
import { recentAreas, recentPath } from '../area/records';
import { homeOf, livesIn } from './account-records';
import { objectionIdOf } from './objecting';
import { type ObjectionRecord, type SheetRecord, sheetIdOf, sheets } from './records';
import { monthsOf, objectionsTo } from './sheet-records';

/** The community somebody works in, else the one she lives in. */
async function ownCommunity({ memberships, person }: Caller): Promise<string | undefined> {
  const home = person && homeOf(person)?.areaPath;
  for (const { areaId } of memberships) {
    const path = await recentPath(areaId);
    const found = path.find(({ level }) => level === 'community');
    if (found) return found._id;
  }
  return (await recentAreas(home ?? [])).find(({ level }) => level === 'community')?._id;
}

const waitingText = '有一条意见，社区看过后和答复一起公开';

const objectionView = ({ text, answer, at, isHeldBack }: ObjectionRecord) => ({
  text: isHeldBack && answer === undefined ? waitingText : text,
  at,
  ...defined({ answer }),
});

type Look = { sheet: SheetRecord; caller: Caller; now: number };

/** Residents of the community, within the days, once. */
function mayObject({ sheet, caller, now }: Look, found: readonly ObjectionRecord[]): boolean {
  const { communityId, month, objectionsUntil } = sheet;
  const livesHere = livesIn(caller.person, communityId);
  const own = objectionIdOf({ communityId, month, personId: caller.personId });
  return livesHere && now <= objectionsUntil && !found.some(({ _id }) => _id === own);
}

async function viewOf(look: Look): Promise<{ sheet: PointsSheet; mayObject: boolean }> {
  const { sheet } = look;
  const found = await objectionsTo(sheet.communityId, sheet.month);
  return {
    sheet: { ...sheet, objections: found.map(objectionView) },
    mayObject: mayObject(look, found),
  };
}

const look = defineQuery(getSheet, async ({ communityId: named, month }, { caller, now }) => {
  const communityId = named ?? (await ownCommunity(caller));
  if (communityId === undefined) return { months: [], mayObject: false };
  const months = await monthsOf(communityId);
  const wanted = month ?? months[0];
  const sheet = wanted && (await get(sheets, sheetIdOf(communityId, wanted)));
  return sheet
    ? { months, ...(await viewOf({ sheet, caller, now })) }
    : { months, mayObject: false };
});

export const sheetActions: readonly Served[] = [look];
