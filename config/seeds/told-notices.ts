import { policy } from '#config/policy';
import type { NoticeKind, NoticeTemplate } from '#contracts/notice';
import type { Role } from '#contracts/roles';
import type { Notice, NoticeRules, Said } from '#domain/notice';
import { reviewed, withdrawn } from '#domain/notice-steps';
import { filled } from '#domain/notice-words';
import { shortAddress } from '#domain/place';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type { Moments } from './moments';
import type { Cast } from './told-people';
import type { ToldPlaces } from './told-places';
import type { Tree } from './tree';

export type Writing = {
  by: PersonRecord;
  role: Role;
  /** The area of the post she writes through. */
  post: AreaRecord;
  to: readonly AreaRecord[];
  kind: NoticeKind;
  at: number;
  said: Said;
  /** The community let it out, or took it back. */
  later?: (notice: Notice) => Notice;
};

export type Scene = { cast: Cast; places: ToldPlaces; tree: Tree; moments: Moments };

export const noticeRules: NoticeRules = {
  takeBackMinutes: policy.takeBackMinutes.value,
  shownDays: policy.noticeShownDays.value,
  isReviewedFirst: policy.areNoticesReviewedFirst.value,
};

/** A template filled in for tomorrow morning, or whenever its span is. */
function fromTemplate(
  template: NoticeTemplate,
  area: AreaRecord,
  span: { startsAt: number; endsAt?: number; place?: string; now: number },
): Said {
  const { now, ...rest } = span;
  return { ...filled(template, { areaText: shortAddress(area), ...rest }, now), ...rest };
}

/** From the district and the street office. */
function fromAbove({ cast, places, moments }: Scene): Writing[] {
  const { at } = moments;
  return [
    {
      by: cast.desk,
      role: 'district-desk',
      post: places.district,
      to: [places.district],
      kind: 'everyday',
      at: at(9, '09:30'),
      said: {
        title: '冬天用电用气请留心',
        text: '天冷了，取暖设备不要离人，插线板不要一个接一个；燃气热水器装在通风的地方，睡前看一眼阀门。闻到气味先开窗，不要开关电灯，到屋外再打电话。',
      },
    },
    {
      by: cast.dispatcher,
      role: 'subdistrict-dispatcher',
      post: places.subdistrict,
      to: [places.subdistrict],
      kind: 'everyday',
      at: at(6, '10:15'),
      said: {
        title: '便民服务大厅周六上午开门',
        text: '街道便民服务大厅每周六 08:30–12:00 开门，社保、老年卡、居住证都能办。走不动的老人，打社区电话，我们上门。',
      },
    },
  ];
}

/** From the community, its moderator and its grid worker. */
function fromCommunity({ cast, places, moments }: Scene): Writing[] {
  const { at } = moments;
  const community = { role: 'community-staff', post: places.community } as const;
  return [
    {
      by: cast.staff,
      ...community,
      to: [places.estate],
      kind: 'outage',
      at: at(4, '16:05'),
      said: fromTemplate('power-off', places.estate, {
        startsAt: at(-2, '09:00'),
        endsAt: at(-2, '17:00'),
        now: moments.start,
      }),
      later: (notice) =>
        withdrawn(
          notice,
          { isOwn: true, byText: '罗晴', reason: '供电公司改期，新的时间定下来再告诉大家' },
          { rules: noticeRules, at: at(2, '11:20') },
        ),
    },
    {
      by: cast.moderator,
      role: 'moderator',
      post: places.community,
      to: [places.community],
      kind: 'meeting',
      at: at(3, '18:40'),
      said: fromTemplate('meeting', places.community, {
        startsAt: at(-3, '19:00'),
        endsAt: at(-3, '20:30'),
        place: '社区二楼议事厅',
        now: moments.start,
      }),
    },
    {
      by: cast.worker,
      role: 'grid-worker',
      post: places.grid,
      to: [places.grid],
      kind: 'everyday',
      at: at(2, '14:30'),
      said: {
        title: '流感疫苗还有名额',
        text: '60 岁以上的邻居，本周五上午 08:30–11:00 在社区卫生站免费接种，带身份证。要人陪着去的，打我的电话。',
      },
    },
    {
      by: cast.chief,
      role: 'chief-grid-lead',
      post: places.community,
      to: [places.community],
      kind: 'emergency',
      at: at(1, '10:00'),
      said: {
        title: '大风天气应急演练',
        text: '这两天有大风，也是一次应急演练：请关好门窗，把阳台上的花盆收进屋，看完点开就算知道了；邻居家老人没有手机的，敲门说一声。有危险请打 119。',
        startsAt: at(1, '18:00'),
        endsAt: at(-1, '08:00'),
      },
    },
    {
      by: cast.staff,
      ...community,
      to: [places.unit],
      kind: 'everyday',
      at: at(12, '15:00'),
      said: {
        title: '楼道灯换好了',
        text: '5号楼2单元三楼的灯换了新的声控灯，谢谢反映的邻居。',
      },
    },
  ];
}

/** From leads of building and stairwell, and from the firm. */
function fromNeighbours({ cast, places, moments }: Scene): Writing[] {
  const { at } = moments;
  return [
    {
      by: cast.buildingLead,
      role: 'building-lead',
      post: places.building,
      to: [places.building],
      kind: 'everyday',
      at: at(1, '17:20'),
      said: fromTemplate('cleaning', places.building, {
        startsAt: at(-1, '09:00'),
        endsAt: at(-1, '11:00'),
        now: moments.start,
      }),
    },
    {
      by: cast.unitLead,
      role: 'unit-lead',
      post: places.unit,
      to: [places.unit],
      kind: 'outage',
      at: at(1, '19:10'),
      said: fromTemplate('water-off', places.unit, {
        startsAt: at(-1, '08:00'),
        endsAt: at(-1, '12:00'),
        now: moments.start,
      }),
    },
    {
      by: cast.property,
      role: 'property-manager',
      post: places.estate,
      to: [places.estate],
      kind: 'everyday',
      at: at(1, '16:45'),
      said: fromTemplate('roadworks', places.estate, {
        startsAt: at(-4, '09:00'),
        endsAt: at(-6, '17:00'),
        now: moments.start,
      }),
    },
    {
      by: cast.property,
      role: 'property-manager',
      post: places.estate,
      to: [places.estate],
      kind: 'everyday',
      at: at(11, '09:10'),
      said: { title: '消防水带检查', text: '本周检查各楼消防水带，不停水，会有人进楼道。' },
      later: (notice) => reviewed(notice, { decision: 'publish', byText: '罗晴' }, at(11, '10:30')),
    },
  ];
}

/** What was written in and above the told community. */
export const toldWritings = (scene: Scene): Writing[] => [
  ...fromAbove(scene),
  ...fromCommunity(scene),
  ...fromNeighbours(scene),
];
