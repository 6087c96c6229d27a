import { handleOnSpot } from '#contracts/report';
import { routeOf } from '#domain/routing';
import {
  emptyOnSpot,
  type OnSpotForm,
  onSpotCategories,
  onSpotInput,
  onSpotProblems,
  sidesOf,
} from '../../src/features/report/on-spot';

const full: OnSpotForm = {
  ...emptyOnSpot,
  areaId: 'ar_g03',
  category: 'waste',
  detail: ' 二楼拐角 ',
  text: '二楼拐角堆着纸箱，挡住了楼梯',
  resultText: '和住户一起搬走了，楼梯已经通',
};

it('offers what is on the list for settling on the spot, and nothing that is closed', () => {
  const offered = onSpotCategories([]).map(({ code }) => code);
  expect(offered).toContain('waste');
  expect(offered.every((code) => routeOf(code).isOnSpot)).toBe(true);
  expect(onSpotCategories(['waste']).map(({ code }) => code)).not.toContain('waste');
});

it('sends what the contract wants, without what was left empty', () => {
  const input = handleOnSpot.input().parse(onSpotInput({ ...full, point: '' }));
  expect(input.place).toEqual({ areaId: 'ar_g03', detail: '二楼拐角' });
  expect(onSpotInput(emptyOnSpot)).toBeUndefined();
});

it('names everything that is missing at once', () => {
  expect(Object.keys(onSpotProblems(emptyOnSpot, 0)).sort()).toEqual([
    'areaId',
    'category',
    'resultText',
    'text',
  ]);
  expect(onSpotProblems(full, 2)).toEqual({});
});

describe('the two photos', () => {
  it('are before and after, in this order', () => {
    expect(sidesOf(['a', 'b'], full)).toEqual({ before: 'a', after: 'b' });
  });

  it('are the one of afterwards where the first was forgotten', () => {
    expect(sidesOf(['b'], { isOnlyAfter: true })).toEqual({ before: undefined, after: 'b' });
    expect(onSpotProblems({ ...full, isOnlyAfter: true }, 1)).toEqual({});
  });

  it('are not enough where only the first was taken and the kind needs the second', () => {
    expect(onSpotProblems(full, 1).photos).toContain('处理后');
    expect(onSpotProblems({ ...full, category: 'noise' }, 0)).toEqual({});
  });
});
