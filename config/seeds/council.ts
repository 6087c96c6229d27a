import { dayOf } from '#domain/day';
import { matterOfDecision } from '../../cloudfunctions/modules/council/order-matter';
import type {
  AttendanceRecord,
  BackingRecord,
  DecisionRecord,
  HallRecord,
  MeetingRecord,
  PropertyReviewRecord,
  ProposalRecord,
  VoteRecord,
} from '../../cloudfunctions/modules/council/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import { foundHalls } from './council-halls';
import { tellMain } from './council-main';
import { tellOther } from './council-others';
import type { ToldHall } from './council-stage';
import { type ConvenedCouncil, eveningsOf, tellEvening } from './council-told';
import { openedOnOf, playHall } from './council-volume';
import type { Played } from './player';
import type { Scene } from './told-notices';

/** Everything of the halls, by collection. */
export type ToldCouncil = {
  halls: HallRecord[];
  meetings: MeetingRecord[];
  proposals: ProposalRecord[];
  backings: BackingRecord[];
  attendances: AttendanceRecord[];
  decisions: DecisionRecord[];
  votes: VoteRecord[];
  reviews: PropertyReviewRecord[];
};

type Gathered = {
  people: ReadonlyMap<string, PersonRecord>;
  fileIdOf: (name: string) => string;
};

/** The five halls of the community that is told in full. */
function toldHalls({ cast, places, tree }: Scene, people: Gathered['people']) {
  const estateOf = (name: string) => {
    const found = tree
      .of('estate')
      .find((one) => one.name === name && one.path.includes(places.community._id));
    if (!found) throw new RangeError(`no estate ${name}`);
    return found;
  };
  const others = places.community.duties
    .filter(({ role, personId }) => role === 'moderator' && personId !== cast.moderator._id)
    .flatMap(({ personId }) => people.get(personId) ?? []);
  const [second = cast.moderator, third = cast.moderator] = others;
  return [
    {
      area: places.estate,
      name: '槐安红色议事厅',
      place: '槐安小区党群服务站一楼',
      moderators: [cast.moderator],
    },
    {
      area: estateOf('丹桂苑'),
      name: '丹桂苑红色议事厅',
      place: '丹桂苑南门党群服务站',
      moderators: [cast.moderator, second],
    },
    {
      area: estateOf('纺织新村'),
      name: '纺织新村红色议事厅',
      place: '纺织新村活动室',
      moderators: [second],
    },
    {
      area: estateOf('河沿里'),
      name: '河沿里凉亭议事厅',
      place: '河沿里凉亭',
      moderators: [third],
    },
    {
      area: places.community,
      name: '槐安社区议事厅',
      place: '社区党群服务中心二楼',
      moderators: [third],
    },
  ];
}

/** Founds the halls and holds the evening of the told one. */
export function convene(scene: Scene, { people, fileIdOf }: Gathered): ConvenedCouncil {
  const { tree, moments } = scene;
  const told = toldHalls(scene, people);
  const openedOn = openedOnOf(dayOf(moments.start));
  const founded = foundHalls({ tree, people, openedOn }, told);
  const [main] = founded;
  if (!main) throw new RangeError('no halls');
  const proofs = { board: fileIdOf('notice-board'), card: fileIdOf('group-card') };
  const evening = tellEvening(scene, main, proofs);
  const [handrail, awning] = evening.decisions;
  if (!handrail || !awning) throw new RangeError('nothing was decided');
  return {
    founded,
    evening,
    proofs,
    confirmedAt: eveningsOf(moments.start).confirmedAt,
    matters: {
      handrail: matterOfDecision(handrail, main.hall),
      awning: matterOfDecision(awning, main.hall),
    },
  };
}

const noneOf = { proposals: [], backings: [], attendances: [] };

/** What happened in all halls, once the work orders of the told one were played. */
export function tellCouncil(
  scene: Scene,
  council: ConvenedCouncil,
  played: ReadonlyMap<string, Played>,
): ToldCouncil {
  const { start } = scene.moments;
  const [, ...others] = council.founded;
  const today = dayOf(start);
  const told: ToldHall[] = [
    tellMain(scene, council, played),
    ...others.map((founded): ToldHall => {
      const past = playHall(founded, { today, start });
      return { ...noneOf, ...(founded.isTold ? tellOther(past, founded, scene) : past) };
    }),
  ];
  return {
    halls: told.map(({ hall }) => hall),
    meetings: told.flatMap(({ meetings }) => meetings),
    proposals: told.flatMap(({ proposals }) => proposals),
    backings: told.flatMap(({ backings }) => backings),
    attendances: told.flatMap(({ attendances }) => attendances),
    decisions: told.flatMap(({ decisions }) => decisions),
    votes: council.evening.votes,
    reviews: council.evening.reviews,
  };
}
