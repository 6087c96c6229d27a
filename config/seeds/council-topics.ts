import { addDays, type Day, instantOf, minuteMs } from '#domain/day';
import type { DecisionDraft, MinutesItem } from '#domain/meeting/model';
import { derivedId } from '#runtime/ids';
import {
  type BackingRecord,
  backingIdOf,
  type ProposalRecord,
} from '../../cloudfunctions/modules/council/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type { FoundedHall } from './council-halls';
import type { Scene } from './told-notices';

export type Brought = {
  key: string;
  title: string;
  text: string;
  author?: PersonRecord;
  speakers?: number;
  byText: string;
  backers?: readonly PersonRecord[];
  at: number;
};

/** A topic of the told hall. */
export function proposalOf(
  { hall }: Pick<FoundedHall, 'hall'>,
  { key, author, speakers = 1, backers = [], ...said }: Brought,
  over: Partial<ProposalRecord> = {},
): { proposal: ProposalRecord; backings: BackingRecord[] } {
  const id = derivedId('pr', key);
  return {
    proposal: {
      _id: id,
      hallId: hall._id,
      hallName: hall.name,
      communityId: hall.communityId,
      path: hall.path,
      ...said,
      ...(author && { authorId: author._id }),
      speakers,
      backers: backers.length,
      status: 'open',
      version: 1,
      ...over,
    },
    backings: backers.map((one) => ({
      _id: backingIdOf(id, one._id),
      proposalId: id,
      personId: one._id,
      at: said.at + 60 * minuteMs,
    })),
  };
}

export type Item = Omit<MinutesItem, 'itemId'> & { brought: Brought; decision: DecisionDraft };

const on = (last: Day, before: number, clock: string) => instantOf(addDays(last, -before), clock);

/** Two that became work orders: one done, one that cannot be done now. */
function toOrders({ cast, places }: Scene, last: Day): Item[] {
  const at = (before: number, clock: string) => on(last, before, clock);
  const { near, across, above, below } = cast.neighbours;
  return [
    {
      brought: {
        key: 'told-handrail',
        title: '单元门口加一段扶手',
        text: '5号楼门口三级台阶没有扶手，下雨天老人上下不稳。',
        author: near,
        byText: '5号楼居民',
        backers: [cast.elder, above, cast.buildingLead],
        at: at(10, '19:20'),
      },
      problem: '5号楼门口三级台阶没有扶手，下雨天老人上下不稳。',
      opinions: '老人们说最怕雨后结冰；有人提出扶手不要挡住婴儿车。',
      conclusion: '在台阶靠墙一侧装一段不锈钢扶手，不影响婴儿车进出。',
      decision: {
        kind: 'work-order',
        category: 'stairwell',
        areaId: places.unit._id,
        dueOn: addDays(last, 24),
      },
    },
    {
      brought: {
        key: 'told-awning',
        title: '南门口装一个遮雨棚',
        text: '接孩子的人下雨没处躲，能不能在南门口装个棚？',
        author: cast.unitLead,
        byText: '5号楼居民',
        backers: [across, below],
        at: at(9, '20:05'),
      },
      problem: '南门口没有遮雨的地方，接孩子的人下雨只能挤在门卫室。',
      opinions: '赞成的多；有人担心棚子占了消防通道。',
      conclusion: '请主管部门看现场能不能装；装不了也要告诉大家为什么、怎么办。',
      decision: {
        kind: 'work-order',
        category: 'estate-facility',
        areaId: places.grid._id,
        dueOn: addDays(last, 24),
      },
    },
  ];
}

/** A task under way, one for the next meeting, and one that was not adopted. */
function others({ cast }: Scene, last: Day): Item[] {
  const at = (before: number, clock: string) => on(last, before, clock);
  const { near, across, below } = cast.neighbours;
  return [
    {
      brought: {
        key: 'told-charging',
        title: '电动车棚加装充电口',
        text: '车棚只有 6 个充电口，晚上要排队，有人就拉线上楼。',
        speakers: 6,
        byText: '楼栋长代 6 位居民',
        backers: [cast.elder, near],
        at: at(8, '10:30'),
      },
      problem: '车棚只有 6 个充电口，晚上排队，有人拉线上楼充电，不安全。',
      opinions: '愿意付电费；希望能刷码，充满自动断电。',
      conclusion: '物业加装 10 个带自动断电的充电口，价格按物价部门的标准公示。',
      decision: { kind: 'owner-task', ownerText: '物业企业 城建物业', dueOn: addDays(last, 50) },
    },
    {
      brought: {
        key: 'told-hallway',
        title: '楼道堆放杂物的公约',
        text: '有的楼道堆满纸箱和旧家具，想定个大家都认的规矩。',
        author: across,
        byText: '5号楼居民',
        at: at(8, '21:10'),
      },
      problem: '楼道里堆纸箱和旧家具，走路要侧身，也怕着火。',
      opinions: '都同意清，对多久清一次、轮椅能不能放意见不一样。',
      conclusion: '先由各单元长听听意见，下次带着草稿再议。',
      decision: { kind: 'next-meeting', ownerText: '小区党支部' },
    },
    {
      brought: {
        key: 'told-gate',
        title: '关掉北门只留南门',
        text: '北门外来车多，建议关掉北门。',
        author: below,
        byText: '5号楼居民',
        at: at(7, '18:40'),
      },
      problem: '北门外来车穿行，孩子放学时不安全。',
      opinions: '住北边的邻居说关门要多走十分钟；消防要求留两个门。',
      conclusion: '不关北门，早晚高峰由物业加派一个人看门。',
      decision: {
        kind: 'not-adopted',
        ownerText: '小区党支部',
        reason: '消防要求小区保留两个出入口，北门不能关；高峰时段加派人员看门。',
      },
    },
  ];
}

/** What the neighbours brought a month ago, and what was decided about it: five kinds of an answer. */
export const itemsOf = (scene: Scene, last: Day): Item[] => [
  ...toOrders(scene, last),
  ...others(scene, last),
];
