import { deliveryStates, deliveryWords } from '#contracts/subscription';
import { deadText } from '../../src/features/subscription/reasons';
import { toldText } from '../../src/features/work-order/told';

it.each([
  ['40037 invalid template_id', '模板编号不对'],
  ['47003 argument invalid', '内容不合格式'],
  ['41030 invalid page', '页面不存在'],
  ['errCode: -1 system error', '微信系统忙'],
])('%s is said in words, with what mends it', (reason, what) => {
  const said = deadText(reason);
  expect(said.what).toBe(what);
  expect(said.mend.length).toBeGreaterThan(3);
});

it('a reason nobody knows is not explained away', () => {
  for (const reason of ['49999 something new', 'no answer', ''])
    expect(deadText(reason).what).toBe('微信没有收');
});

describe('what staff read of the newest news', () => {
  const at = Date.UTC(2026, 10, 22, 2, 20);
  const told = { title: '您反映的事已经受理', at, isRead: false, delivery: 'no-credit' as const };

  it('is when, whether it was read, and what WeChat did', () => {
    expect(toldText(told, at)).toBe(
      '最近一次告诉反映人：您反映的事已经受理，今天 10:20 · 未读 · 没有额度，微信没有发',
    );
  });

  it('says no more of WeChat than that it sent nothing, where it was given nothing', () => {
    const { title, isRead } = told;
    expect(toldText({ title, at, isRead }, at)).toMatch(/未读 · 微信没有发$/);
  });

  it('is never that somebody was informed', () => {
    for (const delivery of deliveryStates) {
      const words = toldText({ ...told, isRead: true, delivery }, at);
      expect(words).toContain(deliveryWords[delivery]);
      expect(words).not.toContain('已通知');
    }
  });
});
