import { rules } from '#config/policy';
import {
  appealCandidate,
  closeAccount,
  getAccount,
  getPassbook,
  listOwnActs,
  openAccount,
} from '#contracts/points';
import {
  findAccounts,
  getPaperPassbook,
  linkPaperAccount,
  openPaperAccount,
} from '#contracts/points-accounts';
import {
  approveCandidate,
  getBudget,
  judgePointsAppeal,
  listCandidates,
  proposeCandidate,
  rejectCandidate,
  reverseEntry,
  setBudget,
} from '#contracts/points-desk';
import { confirmMediation, listMediations, recordMediation } from '#contracts/points-mediation';
import { getPointsRules, setPointsRules } from '#contracts/points-rules';
import {
  answerObjection,
  getProof,
  getSheet,
  listObjections,
  objectToSheet,
} from '#contracts/points-sheet';
import { addDays, dayMs, dayOf } from '#domain/day';
import { publicationOf } from '#domain/sheet';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type {
  AccountRecord,
  JournalEntryRecord,
} from '../../cloudfunctions/modules/points/records';
import { area, personId } from '../../tests/kit/world';
import type { Stage } from './stage';

type Held = Pick<AccountRecord, '_id' | 'number'>;

const accountOf = ({ all }: Stage, who: 'wang' | 'li'): Held => {
  const found = all<AccountRecord>('point_accounts').find((one) => one.personId === personId(who));
  if (!found) throw new Error(`${who} has no account`);
  return found;
};

/** Passbooks are opened, on the phone and on paper; one of paper is moved to the phone. */
async function openPassbooks(stage: Stage): Promise<Held> {
  const { ask, cloud, change, one } = stage;
  await ask('wang', openAccount, { hasAgreed: true });
  await ask('li', openAccount, { hasAgreed: true });
  const consent = { consent: 'spoken' as const, consentOn: dayOf(cloud.clock.now()) };
  const home = { areaId: area('u51'), ...consent };
  const his = { ...home, areaId: area('u61'), door: '201', name: '方师傅' };
  const linked = await ask('qian', openPaperAccount, his);
  const li = one<PersonRecord>('people', personId('li'));
  const homes = li?.homes.map((at) => ({ ...at, door: '201', status: 'verified' as const }));
  await change('people', personId('li'), { homes });
  const paper = await ask('qian', openPaperAccount, { ...home, door: '101', name: '郑奶奶' });
  const { number: memberNumber } = accountOf(stage, 'li');
  await ask('qian', findAccounts, { name: '方师傅', areaId: area('b6') });
  await ask('qian', linkPaperAccount, { paperNumber: linked.number, memberNumber });
  // Long enough ago to have done something since.
  const openedAt = cloud.clock.now() - 20 * dayMs;
  await change('point_accounts', paper.id, { openedAt });
  return { _id: paper.id, number: paper.number };
}

/** Somebody is named and gets her points; another is refused, appeals and is heard. */
async function earn(stage: Stage, { _id: paperId }: Held): Promise<void> {
  const { ask, cloud } = stage;
  const doneOn = dayOf(cloud.clock.now());
  const { _id: wang } = accountOf(stage, 'wang');
  await ask('luo', setBudget, { month: doneOn.slice(0, 7), planned: 500 });
  const note = '大家都看见了';
  const helped = { act: 'volunteer-hours' as const, units: 4, note };
  const given = await ask('luo', proposeCandidate, { accountId: wang, doneOn, ...helped });
  for (let days = 1; days <= 6; days += 1) {
    const earlier = { accountId: paperId, doneOn: addDays(doneOn, -days) };
    await ask('luo', proposeCandidate, { ...earlier, ...helped });
  }
  const gift = { accountId: wang, act: 'donation' as const, doneOn, note };
  const refused = await ask('luo', proposeCandidate, gift);
  await ask('qian', rejectCandidate, { id: refused.id, version: 1, reason: '没有收到' });
  await ask('wang', appealCandidate, {
    id: refused.id,
    version: 2,
    text: '东西放在柜台了，有收条',
  });
  const verdict = { isUpheld: true, reason: '收条在' };
  await ask('cheng', judgePointsAppeal, { id: refused.id, version: 3, ...verdict });
  await ask('qian', listCandidates, {});
  await ask('qian', approveCandidate, { id: given.id, version: 1 });
  await ask('luo', getBudget, {});
  await ask('wang', listOwnActs, {});
  await ask('wang', getPassbook, {});
}

/** Both sides agree, the secretary confirms; something is taken back; rules change from tomorrow. */
async function settle(stage: Stage): Promise<void> {
  const { ask, all } = stage;
  const { _id: wang } = accountOf(stage, 'wang');
  const parties = ['三楼', '四楼'].map((name) => ({ name, hasAgreed: true }));
  const { id } = await ask('luo', recordMediation, {
    areaId: area('u52'),
    parties,
    outcome: 'settled',
    note: '漏水的事说开了',
    mediatorIds: [wang],
    isAboutNamedPerson: false,
  });
  await ask('luo', listMediations, {});
  await ask('he', confirmMediation, { id, version: 1 });
  const entry = all<JournalEntryRecord>('journal_entries').find(
    (one) => one.kind === 'earned' && one.accountId === wang && one.path === 'relief',
  );
  await ask('he', reverseEntry, { entryId: entry?._id ?? '', reason: '记重了' });
  const { current } = await ask('wang', getPointsRules, {});
  const { version } = current;
  const changed = current.rules.map((rule) =>
    rule.act === 'volunteer-hours' ? { ...rule, points: rule.points + 1 } : rule,
  );
  await ask('desk', setPointsRules, { version, rules: changed, reason: '按街道会议调整' });
}

/** Points are earned, decided, taken back; the paper passbook is printed. Answers the paper passbook. */
export async function tellPoints(stage: Stage): Promise<string> {
  const { ask } = stage;
  const paper = await openPassbooks(stage);
  await earn(stage, paper);
  await settle(stage);
  await ask('wang', getAccount, {});
  await ask('qian', getPaperPassbook, { number: paper.number });
  await grantAll(stage, paper._id);
  return paper._id;
}

/** What waits for the shopkeeper of one account is agreed to, so that she can buy something. */
async function grantAll({ ask, all }: Stage, accountId: string): Promise<void> {
  type Waiting = { _id: string; accountId: string; status: string; version: number };
  const waiting = all<Waiting>('point_candidates').filter(
    (one) => one.accountId === accountId && one.status === 'waiting',
  );
  for (const { _id: id, version } of waiting) await ask('qian', approveCandidate, { id, version });
}

/** A month later: the sheet hangs there, an entry is proven, somebody objects and is answered, and an account closes. */
export async function tellSheet(stage: Stage): Promise<void> {
  const { ask, all, cloud, tick } = stage;
  const { _id: wang } = accountOf(stage, 'wang');
  const outAt = publicationOf(dayOf(cloud.clock.now()).slice(0, 7), rules.calendar);
  for (let turn = 0; turn < 3; turn += 1) {
    await cloud.clock.advance(turn === 0 ? outAt - cloud.clock.now() : 60 * 60_000);
    await tick();
  }
  const { sheet } = await ask('wang', getSheet, {});
  if (!sheet) throw new Error('no sheet was published');
  const entry = all<JournalEntryRecord>('journal_entries').find((one) => one.accountId === wang);
  await ask('wang', getProof, { entryId: entry?._id ?? '' });
  const { communityId, month } = sheet;
  await ask('wang', objectToSheet, { communityId, month, text: '肥皂好像少记了一块' });
  const { items } = await ask('he', listObjections, {});
  const [objection] = items;
  if (!objection) throw new Error('nobody objects');
  const { id, version } = objection;
  await ask('he', answerObjection, { id, version, answer: '查过了，已经补记' });
  const { account } = await ask('li', getAccount, {});
  await ask('li', closeAccount, { balance: account?.balance ?? 0 });
}
