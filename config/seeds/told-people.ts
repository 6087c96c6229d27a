import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type { Crowd, Newcomer, Office } from './crowd';
import type { Moments } from './moments';
import { openidOf } from './personas';
import { liaisonDuty, type ToldPlaces, toldPlaces } from './told-places';
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
  /** Serves the vouchers of the points shop. */
  barber: PersonRecord;
  desk: PersonRecord;
  officer: PersonRecord;
  housingOfficer: PersonRecord;
  sanitationOfficer: PersonRecord;
  /** She has a card on paper and no phone that could open this. */
  paperOnly: PersonRecord;
  /** They have just said where they live and wait for the unit lead. */
  waiting: PersonRecord[];
  neighbours: Record<'near' | 'across' | 'above' | 'below', PersonRecord>;
};

type Enter = (
  name: string,
  part: Pick<Newcomer, 'openid' | 'honorific'> & Partial<Newcomer>,
) => PersonRecord;

type Officials = 'barber' | 'desk' | 'officer' | 'housingOfficer' | 'sanitationOfficer';
type Neighbours =
  | 'elder'
  | 'owner'
  | 'unitLead'
  | 'buildingLead'
  | 'moderator'
  | 'paperOnly'
  | 'waiting'
  | 'neighbours';

/** Brings in the told people and gives them their posts. */
export function castPeople(
  crowd: Crowd,
  { tree, moments }: { tree: Tree; moments: Moments },
): Cast {
  const since = moments.at(420, '09:00');
  const enter: Enter = (name, part) => crowd.add({ name, phone: 'private', since, ...part });
  const staff: Enter = (name, part) => enter(name, { phone: 'public', ...part });
  const cast: Cast = { ...paid(staff), ...living(enter, moments), ...ofDistrict(staff) };
  appointCast(crowd, cast, { places: toldPlaces(tree), moments });
  return cast;
}

const paid = (staff: Enter): Omit<Cast, Neighbours | Officials> => ({
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
    openid: openidOf('chief-grid-lead'),
    honorific: 'mr',
    photo: 'portrait-chief',
  }),
  staff: staff('罗晴', {
    openid: openidOf('community-staff'),
    honorific: 'ms',
    photo: 'portrait-staff',
  }),
  shopkeeper: staff('许青禾', {
    openid: openidOf('shopkeeper'),
    honorific: 'ms',
    photo: 'portrait-shopkeeper',
  }),
  dispatcher: staff('程远', {
    openid: openidOf('dispatcher'),
    honorific: 'mr',
    photo: 'portrait-dispatcher',
  }),
  property: staff('冯立舟', { openid: 'demo-property-manager', honorific: 'mr' }),
});

const ofDistrict = (staff: Enter): Pick<Cast, Officials> => ({
  barber: staff('尹清', { openid: 'demo-barber', honorific: 'ms' }),
  desk: staff('沈望', { openid: openidOf('district-desk'), honorific: 'mr' }),
  officer: staff('陆清川', { openid: openidOf('agency-officer'), honorific: 'mr' }),
  housingOfficer: staff('章砚', { openid: 'demo-housing-officer', honorific: 'mr' }),
  sanitationOfficer: staff('郝晓月', { openid: 'demo-sanitation-officer', honorific: 'ms' }),
});

const living = (enter: Enter, moments: Moments): Pick<Cast, Neighbours> => ({
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
  moderator: enter('周正', { openid: openidOf('moderator'), honorific: 'mr' }),
  paperOnly: enter('郑桂英', { openid: 'paper-card-1', honorific: 'ms' }),
  waiting: [
    enter('陶思雨', { openid: 'demo-waiting-1', honorific: 'ms', since: moments.at(2, '20:10') }),
    enter('何嘉树', { openid: 'demo-waiting-2', honorific: 'mr', since: moments.at(1, '12:40') }),
    enter('秦禾', { openid: 'demo-waiting-3', honorific: 'ms', since: moments.at(1, '19:05') }),
  ],
  neighbours: {
    near: enter('孙玉芬', { openid: 'demo-neighbour-1', honorific: 'ms' }),
    across: enter('郭兴柏', { openid: 'demo-neighbour-2', honorific: 'mr' }),
    above: enter('蓝月娥', { openid: 'demo-neighbour-3', honorific: 'ms' }),
    below: enter('欧阳启轩', { openid: 'demo-neighbour-4', honorific: 'mr' }),
  },
});

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
  appoint(cast.barber, { role: 'partner', area: places.community, duty: '清爽理发店' });
  appoint(cast.desk, { role: 'district-desk', area: places.district, duty: '指挥调度' });
  appoint(cast.officer, { role: 'agency-officer', area: places.agency, duty: liaisonDuty });
  appoint(cast.housingOfficer, { role: 'agency-officer', area: places.housing, duty: liaisonDuty });
  appoint(cast.sanitationOfficer, {
    role: 'agency-officer',
    area: places.sanitation,
    duty: liaisonDuty,
  });
  appoint(cast.unitLead, { role: 'unit-lead', area: places.unit });
  appoint(cast.buildingLead, { role: 'building-lead', area: places.building });
}
