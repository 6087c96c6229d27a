import type { Honorific } from '#contracts/identity';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type { Crowd, Newcomer, Office } from './crowd';
import type { Moments } from './moments';
import { openidOf } from './personas';
import type { Tree } from './tree';

/** The people the demo tells about, by the part they play. */
export type Cast = {
  elder: PersonRecord;
  owner: PersonRecord;
  unitLead: PersonRecord;
  buildingLead: PersonRecord;
  worker: PersonRecord;
  backup: PersonRecord;
  workerOnLeave: PersonRecord;
  gridLead: PersonRecord;
  chief: PersonRecord;
  staff: PersonRecord;
  shopkeeper: PersonRecord;
  moderator: PersonRecord;
  dispatcher: PersonRecord;
  property: PersonRecord;
  /** She has a card on paper and no phone that could open this. */
  paperOnly: PersonRecord;
  /** They have just said where they live and wait for the unit lead. */
  waiting: PersonRecord[];
  neighbours: PersonRecord[];
};

/** The places the demo tells about. */
export type ToldPlaces = {
  community: AreaRecord;
  /** 第三网格 of 槐安社区; `grids[2]`. */
  grid: AreaRecord;
  /** All of the community, in their order. */
  grids: AreaRecord[];
  estate: AreaRecord;
  /** 5号楼2单元. */
  unit: AreaRecord;
  building: AreaRecord;
  /** Home of the young owner. */
  farUnit: AreaRecord;
  /** Home of the moderator. */
  moderatorUnit: AreaRecord;
  subdistrict: AreaRecord;
};

/** The grid of the told community nobody works in: its card falls back to the duty phone. */
export const vacantGridOrder = 8;
/** Its A岗 is on leave at the first start. */
export const leaveGridOrder = 5;

/** Finds the places by the names people use; a RangeError where the tree has no such place. */
export function toldPlaces(tree: Tree): ToldPlaces {
  const find = (names: readonly string[]): AreaRecord => {
    const last = names.at(-1);
    const found = tree.areas.find(
      (area) => area.name === last && names.every((name) => area.pathNames.includes(name)),
    );
    if (!found) throw new RangeError(`no such place: ${names.join(' ')}`);
    return found;
  };
  const community = find(['槐安社区']);
  return {
    community,
    grid: find(['槐安社区', '第三网格']),
    grids: tree.of('grid').filter((area) => area.path.includes(community._id)),
    estate: find(['槐安社区', '槐安小区']),
    unit: find(['槐安小区', '第三网格', '5号楼', '2单元']),
    building: find(['槐安社区', '槐安小区', '5号楼']),
    farUnit: find(['槐安社区', '星河公馆', '3号楼', '1单元']),
    moderatorUnit: find(['槐安社区', '丹桂苑', '2号楼', '1单元']),
    subdistrict: find(['云渚街道']),
  };
}

type Part = { openid: string; honorific: Honorific } & Partial<Newcomer>;

/** Brings in the told people and gives them their posts. */
export function castPeople(
  crowd: Crowd,
  { tree, moments }: { tree: Tree; moments: Moments },
): Cast {
  const places = toldPlaces(tree);
  const since = moments.at(420, '09:00');
  const enter = (name: string, part: Part) => crowd.add({ name, phone: 'private', since, ...part });
  const staff = (name: string, part: Part) => enter(name, { phone: 'public', ...part });
  const cast: Cast = {
    elder: enter('王秀兰', {
      openid: openidOf('elder-resident'),
      honorific: 'ms',
      isEasyMode: true,
    }),
    owner: enter('林小满', { openid: openidOf('young-owner'), honorific: 'ms' }),
    unitLead: enter('林平', {
      openid: openidOf('unit-lead'),
      honorific: 'mr',
      phone: 'public',
      photo: 'portrait-unit-lead',
    }),
    buildingLead: enter('吴桂珍', {
      openid: 'demo-building-lead',
      honorific: 'ms',
      phone: 'public',
    }),
    worker: staff('赵小河', {
      openid: openidOf('grid-worker'),
      honorific: 'mr',
      photo: 'portrait-grid-worker',
    }),
    backup: staff('陈安', {
      openid: 'demo-grid-worker-backup',
      honorific: 'ms',
      photo: 'portrait-backup',
    }),
    workerOnLeave: staff('高川', {
      openid: 'demo-grid-worker-on-leave',
      honorific: 'mr',
      photo: 'portrait-worker-on-leave',
    }),
    gridLead: staff('顾明岚', {
      openid: openidOf('grid-lead'),
      honorific: 'ms',
      photo: 'portrait-grid-lead',
    }),
    chief: staff('何建舟', {
      openid: 'demo-chief-grid-lead',
      honorific: 'mr',
      photo: 'portrait-chief',
    }),
    staff: staff('罗晴', {
      openid: 'demo-community-staff',
      honorific: 'ms',
      photo: 'portrait-staff',
    }),
    shopkeeper: staff('许青禾', {
      openid: openidOf('shopkeeper'),
      honorific: 'ms',
      photo: 'portrait-shopkeeper',
    }),
    moderator: enter('周正', { openid: openidOf('moderator'), honorific: 'mr' }),
    dispatcher: staff('程远', {
      openid: openidOf('dispatcher'),
      honorific: 'mr',
      photo: 'portrait-dispatcher',
    }),
    property: staff('冯立舟', { openid: 'demo-property-manager', honorific: 'mr' }),
    paperOnly: enter('郑桂英', { openid: 'paper-card-1', honorific: 'ms' }),
    waiting: [
      enter('陶思雨', { openid: 'demo-waiting-1', honorific: 'ms', since: moments.at(2, '20:10') }),
      enter('何嘉树', { openid: 'demo-waiting-2', honorific: 'mr', since: moments.at(1, '12:40') }),
      enter('秦禾', { openid: 'demo-waiting-3', honorific: 'ms', since: moments.at(1, '19:05') }),
    ],
    neighbours: [
      enter('孙玉芬', { openid: 'demo-neighbour-1', honorific: 'ms' }),
      enter('郭兴柏', { openid: 'demo-neighbour-2', honorific: 'mr' }),
      enter('蓝月娥', { openid: 'demo-neighbour-3', honorific: 'ms' }),
      enter('欧阳启轩', { openid: 'demo-neighbour-4', honorific: 'mr' }),
    ],
  };
  appointCast(crowd, cast, { places, moments });
  return cast;
}

function appointCast(
  crowd: Crowd,
  cast: Cast,
  { places, moments }: { places: ToldPlaces; moments: Moments },
): void {
  const from = moments.at(400, '09:00');
  const appoint = (person: PersonRecord, office: Omit<Office, 'from'>) =>
    crowd.appoint(person, { from, ...office });
  const [, , third, fourth, fifth, sixth] = places.grids;
  if (!third || !fourth || !fifth || !sixth)
    throw new RangeError('the told community is too small');
  appoint(cast.worker, { role: 'grid-worker', area: third, post: 'primary', duty: '专职网格员' });
  appoint(cast.backup, { role: 'grid-worker', area: third, post: 'backup', duty: '专职网格员' });
  appoint(cast.backup, { role: 'grid-worker', area: fourth, post: 'primary', duty: '专职网格员' });
  appoint(cast.backup, { role: 'grid-worker', area: fifth, post: 'backup', duty: '专职网格员' });
  appoint(cast.worker, { role: 'grid-worker', area: fourth, post: 'backup', duty: '专职网格员' });
  appoint(cast.workerOnLeave, {
    role: 'grid-worker',
    area: fifth,
    post: 'primary',
    duty: '专职网格员',
    leaves: [{ fromOn: moments.day(1), untilOn: moments.day(-4) }],
  });
  appoint(cast.workerOnLeave, {
    role: 'grid-worker',
    area: sixth,
    post: 'backup',
    duty: '专职网格员',
  });
  for (const area of places.grids.slice(0, 4))
    appoint(cast.gridLead, { role: 'grid-lead', area, duty: '社区两委委员、网格支部书记' });
  appoint(cast.chief, { role: 'chief-grid-lead', area: places.community, duty: '社区书记' });
  appoint(cast.staff, { role: 'community-staff', area: places.community, duty: '民生服务' });
  appoint(cast.shopkeeper, { role: 'shopkeeper', area: places.community, duty: '积分超市专管员' });
  appoint(cast.moderator, {
    role: 'moderator',
    area: places.community,
    duty: '槐安红色议事厅话事员',
  });
  appoint(cast.dispatcher, {
    role: 'subdistrict-dispatcher',
    area: places.subdistrict,
    duty: '综合调度',
  });
  appoint(cast.property, {
    role: 'property-manager',
    area: places.estate,
    duty: '城建物业 项目经理',
  });
  appoint(cast.unitLead, { role: 'unit-lead', area: places.unit });
  appoint(cast.buildingLead, { role: 'building-lead', area: places.building });
}
