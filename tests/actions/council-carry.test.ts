import { mergeArea, moveArea, renameArea } from '#contracts/area';
import { getHall, listHalls } from '#contracts/council';
import { acceptInvite, appoint, dismiss } from '#contracts/identity';
import { dayMs, dayOf } from '#domain/day';
import { roleKey } from '#domain/membership';
import { derivedId } from '#runtime/ids';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import type {
  DecisionRecord,
  HallRecord,
  ProposalRecord,
} from '../../cloudfunctions/modules/council/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import {
  councilWorld,
  decisionWith,
  hallNow,
  hallWith,
  meetingNow,
  meetingWith,
  moderator,
  proposalWith,
} from '../kit/council';
import { area, personId, type Who } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud(councilWorld());
}, 60_000);
afterAll(stopTestClouds);
beforeEach(() => cloud.restart());

const now = () => cloud.cloud.clock.now();
const pathOf = (...names: string[]) => names.map(area);
const versionOf = (name: string) => cloud.one<AreaRecord>('areas', area(name))?.version ?? 0;
/** Listeners that only the timer runs have heard everything that was said. */
const heard = async () => {
  await cloud.cloud.clock.advance(6_000);
  await cloud.tick();
};
const path = <R extends { _id: string; path: string[] }>(name: string, { _id }: { _id: string }) =>
  cloud.one<R>(name, _id)?.path;

describe('when the tree changes', () => {
  const withEverything = async () => {
    await hallWith(cloud);
    const over = await meetingWith(cloud, 'closed');
    const held = await meetingWith(cloud, 'executing');
    return {
      ...{ over, held },
      draft: await meetingWith(cloud, 'draft'),
      topic: await proposalWith(cloud),
      judged: await proposalWith(cloud, { title: '已审定的', status: 'adopted' }),
      open: await decisionWith(cloud, held),
      done: await decisionWith(cloud, held, { _id: 'dc_done0000', isFinal: true, status: 'done' }),
    };
  };

  it('a hall, its meetings and what is open move with the estate; what is over stays', async () => {
    const { over, draft, held, topic, judged, open, done } = await withEverything();
    const old = hallNow(cloud).path;
    const input = { areaId: area('estate'), version: versionOf('estate'), toParentId: area('gui') };
    await cloud.as('cheng')(moveArea, input);
    await heard();
    const moved = pathOf('district', 'street', 'gui', 'estate');
    expect(hallNow(cloud)).toMatchObject({
      path: moved,
      areaText: '桂园社区 槐安小区',
      communityId: area('gui'),
    });
    for (const { _id } of [draft, held])
      expect(meetingNow(cloud, _id)).toMatchObject({
        path: moved,
        areaText: '桂园社区 槐安小区',
        communityId: area('gui'),
      });
    expect(meetingNow(cloud, draft._id)).toMatchObject({
      version: draft.version,
      waitsFor: expect.arrayContaining([roleKey('community-staff', area('gui'))]),
    });
    expect(path<ProposalRecord>('proposals', topic)).toEqual(moved);
    expect(path<DecisionRecord>('decisions', open)).toEqual(moved);
    expect(cloud.one<DecisionRecord>('decisions', open._id)?.leadIds).toContain(
      roleKey('community-staff', area('gui')),
    );
    expect(meetingNow(cloud, over._id).path).toEqual(old);
    expect(path<ProposalRecord>('proposals', judged)).toEqual(old);
    expect(path<DecisionRecord>('decisions', done)).toEqual(old);
    const found = await cloud.as('visitor')(listHalls, { areaId: area('gui') });
    expect(found.items.map(({ id }) => id)).toEqual(['ha_huaiestate']);
  });

  it('a hall of an area that became part of another is the other one’s', async () => {
    const { _id: id } = await hallWith(cloud, {
      _id: derivedId('ha', 'grid4'),
      areaId: area('grid4'),
      path: pathOf('district', 'street', 'huai', 'estate', 'grid4'),
    });
    const input = { areaId: area('grid4'), version: versionOf('grid4'), intoId: area('grid3') };
    await cloud.as('cheng')(mergeArea, input);
    await heard();
    expect(hallNow(cloud, id)).toMatchObject({
      areaId: area('grid3'),
      path: pathOf('district', 'street', 'huai', 'estate', 'grid3'),
      areaText: '槐安社区 第三网格',
    });
  });

  it('a hall is called after its area by the name of today, and a second hearing changes nothing', async () => {
    const { draft } = await withEverything();
    const input = { areaId: area('huai'), version: versionOf('huai'), name: '新槐社区' };
    await cloud.as('cheng')(renameArea, input);
    await heard();
    expect(hallNow(cloud).areaText).toBe('新槐社区 槐安小区');
    expect(meetingNow(cloud, draft._id).areaText).toBe('新槐社区 槐安小区');
    const renamed = cloud
      .all<{ _id: string; name: string }>('events')
      .find(({ name }) => name === 'area.renamed');
    const before = cloud.all('meetings');
    await cloud.change('events', renamed?._id ?? '', {
      isPending: true,
      pending: ['council.carry-halls'],
    });
    await heard();
    expect([hallNow(cloud).areaText, cloud.all('meetings')]).toEqual(['新槐社区 槐安小区', before]);
  });

  it('more halls than one page holds go along', async () => {
    for (let index = 0; index < 105; index += 1)
      await hallWith(cloud, { _id: derivedId('ha', `${index}`), order: index });
    const input = { areaId: area('estate'), version: versionOf('estate'), name: '新槐小区' };
    await cloud.as('cheng')(renameArea, input);
    await heard();
    await heard();
    const texts = cloud.all<HallRecord>('halls').map(({ areaText }) => areaText);
    expect(new Set(texts)).toEqual(new Set(['槐安社区 新槐小区']));
  }, 90_000);
});

describe('when a post of 话事员 begins or ends', () => {
  const lead: Who = 'visitor-named';
  const appointed = async () => {
    const input = { areaId: area('huai'), role: 'moderator', name: '方静' } as const;
    const { code } = await cloud.as('he')(appoint, input);
    await cloud.as(lead)(acceptInvite, { code });
    await heard();
  };
  const mayLead = async (id = 'ha_huaiestate') => (await cloud.as(lead)(getHall, { id })).mayLead;
  const dismissed = async (over: { untilOn?: string } = {}) => {
    const person = cloud.one<PersonRecord>('people', personId(lead));
    const membershipId = person?.memberships[0]?.id ?? '';
    await cloud.as('he')(dismiss, { personId: personId(lead), membershipId, ...over });
    await heard();
  };

  it('whom a list named leads in the halls of that community, and whose turn it is says so', async () => {
    await hallWith(cloud, { namedOnly: ['方静', '别人'] });
    await hallWith(cloud, {
      _id: derivedId('ha', 'gui'),
      areaId: area('gui'),
      path: pathOf('district', 'street', 'gui'),
      namedOnly: ['方静'],
    });
    const draft = await meetingWith(cloud, 'draft');
    await appointed();
    expect(hallNow(cloud)).toMatchObject({
      namedOnly: ['别人'],
      moderatorIds: [personId(moderator), personId(lead)],
      version: 2,
    });
    expect(hallNow(cloud, derivedId('ha', 'gui')).namedOnly).toEqual(['方静']);
    expect(meetingNow(cloud, draft._id).waitsFor).toContain(personId(lead));
    expect(await mayLead()).toBe(true);
  });

  it('a hall that has six already stays as it is', async () => {
    const six = Array.from({ length: 6 }, (_, at) => ({ personId: `pe_${at}`, name: `第${at}位` }));
    await hallWith(cloud, { namedOnly: ['方静'], moderators: six });
    await appointed();
    expect(hallNow(cloud)).toMatchObject({ namedOnly: ['方静'], moderators: six, version: 1 });
  });

  it('whoever has none any more is taken off, and nobody waits for her', async () => {
    await hallWith(cloud, { namedOnly: ['方静'] });
    const draft = await meetingWith(cloud, 'draft');
    await appointed();
    await dismissed();
    expect(hallNow(cloud).moderatorIds).toEqual([personId(moderator)]);
    expect(meetingNow(cloud, draft._id).waitsFor).not.toContain(personId(lead));
    expect(await mayLead()).toBe(false);
  });

  it('one that ends on a day leads until then, and her page says so', async () => {
    await hallWith(cloud, { namedOnly: ['方静'] });
    await appointed();
    const untilOn = dayOf(now() + 3 * dayMs);
    await dismissed({ untilOn });
    const { hall } = await cloud.as('wang')(getHall, { id: 'ha_huaiestate' });
    expect(hall.moderators).toEqual([{ name: '周正' }, { name: '方静', untilOn }]);
    expect(await mayLead()).toBe(true);
    await cloud.cloud.clock.advance(5 * dayMs);
    expect(await mayLead()).toBe(false);
    const later = await cloud.as('wang')(getHall, { id: 'ha_huaiestate' });
    expect(later.hall.moderators).toEqual([{ name: '周正' }]);
  });

  it('another post that ends changes nothing', async () => {
    await hallWith(cloud, { namedOnly: ['方静'] });
    await appointed();
    const input = { areaId: area('huai'), role: 'volunteer', name: '方静' } as const;
    const { code } = await cloud.as('he')(appoint, input);
    await cloud.as(lead)(acceptInvite, { code });
    const membershipId =
      cloud
        .one<PersonRecord>('people', personId(lead))
        ?.memberships.find(({ role }) => role === 'volunteer')?.id ?? '';
    await cloud.as('he')(dismiss, { personId: personId(lead), membershipId });
    await heard();
    expect(hallNow(cloud).moderatorIds).toContain(personId(lead));
  });
});
