import { dayOf } from '../../src/domain/day';
import { availableOn, faultOfStock, reservedOf } from '../../src/domain/stock';
import { found, fridayMorning } from './founding';

const district = found(fridayMorning);
const accountOf = (name: string) => {
  const person = district.people.find((one) => one.name === name);
  return district.point_accounts.find(
    (one) => one.name === name || (person && one.personId === person._id),
  );
};

describe('the passbooks of the demo', () => {
  it('are the sum of their entries, and every entry sums to zero', () => {
    for (const { postings } of district.journal_entries)
      expect(postings.reduce((sum, { delta }) => sum + delta, 0)).toBe(0);
    for (const account of district.point_accounts) {
      const sum = (name: string) =>
        district.journal_entries
          .flatMap(({ postings }) => postings)
          .filter((one) => one.account === `${name}:${account._id}`)
          .reduce((all, { delta }) => all + delta, 0);
      expect(account.balance).toBe(sum('member'));
    }
    expect(district.journal_entries.length).toBeGreaterThan(40);
  });

  it('leave the elder 26 points and her soap, and the one on paper enough for a mop', () => {
    expect(accountOf('王秀兰')?.balance).toBe(26);
    expect(accountOf('郑桂英')).toMatchObject({ kind: 'paper', balance: 29 });
    expect(accountOf('林小满')).toMatchObject({ held: 10 });
  });

  it('belong to nobody who is paid', () => {
    for (const name of ['许青禾', '罗晴', '赵小河', '何建舟'])
      expect(accountOf(name)).toBeUndefined();
  });

  it('wait for the shopkeeper, one of them from her own stairwell', () => {
    const waiting = district.point_candidates.filter(({ status }) => status === 'waiting');
    expect(waiting.length).toBeGreaterThanOrEqual(3);
    const keeper = district.people.find(({ name }) => name === '许青禾');
    const unitId = keeper?.homes[0]?.areaId ?? '';
    expect(waiting.some(({ areaPath }) => areaPath.includes(unitId))).toBe(true);
  });
});

describe('the shelves of the demo', () => {
  it('hold what came in and did not leave; the last mop waits', () => {
    for (const reward of district.rewards) expect(faultOfStock(reward)).toBeUndefined();
    const told = district.shops.find(({ name }) => name === '槐安社区积分超市');
    const mop = district.rewards.find((one) => one.shopId === told?._id && one.name === '拖把');
    expect(mop && availableOn(mop, dayOf(fridayMorning))).toBe(1);
    const detergent = district.rewards.find(
      (one) => one.shopId === told?._id && one.name === '洗洁精',
    );
    expect(detergent && reservedOf(detergent)).toBe(1);
    expect(district.shops.length).toBeGreaterThanOrEqual(20);
  });
});
