import { type WorkOrderEvent, workOrderEvents, workOrderStatuses } from '#contracts/work-order';
import { holderLine, nextText, type Progress } from '#domain/next';
import { entryFor, timelineText } from '#domain/timeline';
import { at } from '../kit/clock';

const now = at('2026-11-24 10:00');
const impolite = /不属实|居民（|登录|第\s*\d+\s*次|退回|undefined|NaN/;

const happened = (event: WorkOrderEvent) => ({
  event,
  by: '网格员 赵小河',
  note: '灯罩也换一下',
  rating: 'satisfied' as const,
  outcome: 'not-as-reported' as const,
});

describe('the timeline', () => {
  it.each(workOrderEvents)('tells %s to both, politely', (event) => {
    for (const reader of ['reporter', 'staff'] as const) {
      const bare = timelineText({ event }, reader);
      const full = timelineText(happened(event), reader);
      for (const words of [bare, full]) {
        expect(words.length).toBeGreaterThan(2);
        expect(words).not.toMatch(impolite);
      }
    }
  });
  it('tells in plain words who has it', () => {
    expect(timelineText(happened('work-order.signed'), 'reporter')).toBe('网格员 赵小河正在处理');
    expect(timelineText(happened('report.submitted'), 'reporter')).toBe('您提交了，我们已经收到');
    expect(timelineText(happened('work-order.rated'), 'staff')).toBe('居民评价：满意');
    expect(timelineText(happened('work-order.result-submitted'), 'staff')).toBe(
      '网格员 赵小河提交结果：经核实，现场情况与反映不一致',
    );
  });
  it('keeps what colleagues say to each other among them', () => {
    const entry = happened('work-order.result-refused');
    expect(timelineText(entry, 'staff')).toContain('灯罩也换一下');
    expect(timelineText(entry, 'reporter')).not.toContain('灯罩');
    expect(timelineText(entry, 'reporter')).not.toContain('赵小河');
    expect(entryFor(entry, 'reporter')).not.toMatchObject({ note: expect.anything() });
    expect(entryFor(entry, 'reporter')).not.toMatchObject({ by: expect.anything() });
    expect(entryFor(entry, 'staff')).toEqual(entry);
    expect(entryFor(happened('work-order.note-added'), 'reporter').note).toBe('灯罩也换一下');
  });
});

describe('what happens next', () => {
  const progress = (over: Partial<Progress>): Progress => ({
    status: 'in-progress',
    holder: '赵小河',
    phone: '10000001001',
    promised: {
      dueAt: at('2026-11-27 17:30'),
      isProvisional: false,
      isOverdue: false,
      isStopped: false,
      what: 'finish',
      clock: 'working',
    },
    ...over,
  });

  it.each(workOrderStatuses)('is one whole sentence for %s', (status) => {
    const words = nextText(progress({ status }), now);
    expect(words).toMatch(/[。？]$/);
    expect(words).not.toMatch(impolite);
  });
  it('says what, by when, whom to call', () =>
    expect(nextText(progress({}), now)).toBe(
      '赵小河正在处理，11月27日 17:30 前给您结果。着急可以打 10000001001。',
    ));
  it('says sorry when it is late', () => {
    const late = progress({ promised: { ...progress({}).promised, isOverdue: true } });
    expect(nextText(late, now)).toBe(
      '赵小河正在处理，比约定的时间晚了，很抱歉。着急可以打 10000001001。',
    );
  });
  it('asks for a rating until its day', () =>
    expect(nextText(progress({ status: 'resolved', rateUntil: at('2026-12-01 09:10') }), now)).toBe(
      '请您在 12月1日 09:10 前评价；不满意可以请我们再处理。',
    ));
  it('names where else to turn, once it is over unsatisfied', () => {
    const over = progress({ status: 'closed', isUnsatisfied: true, isRated: true });
    expect(nextText(over, now)).toContain('12345');
    expect(nextText(progress({ status: 'closed', isRated: true }), now)).toContain('谢谢');
    expect(nextText(progress({ status: 'closed' }), now)).not.toContain('谢谢');
  });
  it('fits in a line of a list', () => {
    const line = (status: Progress['status']) => holderLine({ status, holder: '赵小河' });
    expect(line('in-progress')).toBe('赵小河正在处理');
    expect(line('submitted')).toBe('等赵小河受理');
    expect(workOrderStatuses.filter((status) => line(status).length > 12)).toEqual([]);
  });
});
