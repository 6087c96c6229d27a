import { type WorkOrderEvent, workOrderEvents, workOrderStatuses } from '#contracts/work-order';
import { holderLine, nextText, type Progress } from '#domain/next';
import { entryFor, type Happened, herself, timelineText } from '#domain/timeline';
import { at } from '../kit/clock';

const now = at('2026-11-24 10:00');
const impolite = /不属实|居民（|登录|第\s*\d+\s*次|退回|退单|undefined|NaN|扯皮|推诿/;

const happened = (event: WorkOrderEvent, by = '网格员 赵小河') => ({
  event,
  by,
  unit: '综合执法局',
  note: '灯罩也换一下',
  rating: 'satisfied' as const,
  outcome: 'not-as-reported' as const,
});

/** What a resident never reads anything of (`rules.md §4.1`). */
const internal: readonly WorkOrderEvent[] = [
  'work-order.attended',
  'work-order.subtask-finished',
  'work-order.reminded',
  'work-order.pause-asked',
  'work-order.pause-refused',
  'work-order.sample-checked',
  'work-order.unit-rated',
  'work-order.rating-appealed',
  'work-order.rating-appeal-judged',
  'work-order.put-under-review',
  'work-order.reviewed',
  'work-order.deadline-neared',
  'work-order.put-under-supervision',
  'work-order.sign-missed',
  'work-order.contact-missed',
  'work-order.explanation-missed',
  'work-order.petition-missed',
  'work-order.reply-missing',
  'work-order.claimed',
  'work-order.redacted',
];
/** What she did herself; a neighbour reads at most that it was done. */
const own: readonly WorkOrderEvent[] = [
  'report.submitted',
  'report.supplemented',
  'report.appealed',
  'report.nudged',
  'report.joined',
  'report.left',
  'report.said',
  'work-order.withdrawn',
  'work-order.rated',
  'work-order.rated-along',
  'work-order.reopened',
  'work-order.recurred',
  'work-order.finished-unsatisfied',
];
/** What colleagues write to her. */
const toHer: readonly WorkOrderEvent[] = [
  'work-order.handled-on-spot',
  'work-order.more-asked',
  'work-order.declined',
  'work-order.appeal-upheld',
  'work-order.appeal-dismissed',
  'work-order.paused',
  'work-order.extended',
  'work-order.handed-over',
  'work-order.result-submitted',
  'work-order.explained',
  'work-order.petition-answered',
  'work-order.note-added',
  'report.revealed',
];

describe('the timeline', () => {
  it.each(workOrderEvents)('tells %s to all, politely', (event) => {
    for (const reader of ['reporter', 'joined'] as const)
      for (const it of [{ event }, happened(event), happened(event, herself)]) {
        const words = timelineText(it, reader);
        expect(words.length).toBeGreaterThan(2);
        expect(words).not.toMatch(impolite);
      }
    for (const it of [{ event }, happened(event)]) {
      const words = timelineText(it, 'staff');
      expect(words.length).toBeGreaterThan(2);
      expect(words).not.toMatch(/不属实|undefined|NaN/);
    }
  });

  it.each(workOrderEvents)('of %s a resident gets nothing that is internal', (event) => {
    for (const reader of ['reporter', 'joined'] as const) {
      const entry: Happened | undefined = entryFor(happened(event), reader);
      if (internal.includes(event)) expect(entry).toBeUndefined();
      if (!toHer.includes(event)) expect(entry?.note).toBeUndefined();
      if (!toHer.includes(event))
        expect(timelineText(happened(event), reader)).not.toContain('灯罩');
      expect(entry?.rating).toBeUndefined();
      expect(entryFor({ ...happened(event), isInternal: true }, reader)).toBeUndefined();
    }
    expect(entryFor(happened(event), 'staff')).toEqual(happened(event));
  });
  it.each(toHer)('%s is written to her and reaches her', (event) =>
    expect(entryFor(happened(event), 'reporter')?.note).toBe('灯罩也换一下'),
  );
  it('every event that is neither internal nor done by a neighbour reaches her', () => {
    const silent = workOrderEvents.filter((event) => !entryFor(happened(event), 'reporter'));
    const hidden = own.filter((event) => !entryFor(happened(event), 'reporter'));
    expect(silent.toSorted()).toEqual([...internal, ...hidden].toSorted());
  });

  it.each(own)('%s is hers: her words are hers, and no neighbour reads them', (event) => {
    expect(entryFor(happened(event, herself), 'reporter')).toEqual(happened(event, herself));
    for (const by of ['网格员 赵小河', undefined]) {
      const entry = entryFor({ ...happened(event), by }, 'joined');
      expect(entry ?? { event }).toEqual({ event });
    }
  });

  it('photos go with words only', () => {
    const photos = ['a'];
    const submitted = { ...happened('report.submitted'), photos };
    expect(entryFor(submitted, 'joined')).toEqual({ event: 'report.submitted' });
    const done = { ...happened('work-order.subtask-finished'), photos };
    expect(entryFor(done, 'reporter')).toBeUndefined();
    const note = { ...happened('work-order.note-added'), photos };
    expect(entryFor(note, 'reporter')).toMatchObject({ photos });
  });

  it('says of what was sent back only that it is being found out', () => {
    const entry = entryFor(happened('work-order.sent-back'), 'reporter');
    expect(entry).toEqual({ event: 'work-order.sent-back' });
    expect(timelineText(happened('work-order.sent-back'), 'reporter')).toBe('正在确认由谁负责');
    expect(timelineText(happened('work-order.sent-back'), 'staff')).toBe(
      '网格员 赵小河退单：灯罩也换一下',
    );
  });

  it('tells in plain words who has it', () => {
    expect(timelineText(happened('work-order.signed'), 'reporter')).toBe('网格员 赵小河正在处理');
    expect(timelineText(happened('report.submitted', herself), 'reporter')).toBe(
      '您提交了，我们已经收到',
    );
    expect(timelineText(happened('report.submitted'), 'joined')).toBe('有邻居反映，我们已经收到');
    expect(timelineText(happened('work-order.assigned-agency'), 'reporter')).toBe(
      '已交给综合执法局',
    );
    expect(timelineText(happened('work-order.rated'), 'staff')).toBe('居民评价：满意');
    expect(timelineText(happened('work-order.result-submitted'), 'staff')).toBe(
      '网格员 赵小河提交结果：经核实，现场情况与反映不一致',
    );
  });
  it('keeps what colleagues say to each other among them', () => {
    const entry = happened('work-order.result-refused');
    expect(timelineText(entry, 'staff')).toContain('灯罩也换一下');
    expect(entryFor(entry, 'reporter')).toEqual({ event: entry.event });
    expect(entryFor(happened('work-order.note-added'), 'reporter')?.note).toBe('灯罩也换一下');
  });
  it('a neighbour is not told what was said to the one who reported', () => {
    for (const event of [
      'work-order.more-asked',
      'work-order.contacted',
      'work-order.appeal-upheld',
      'work-order.appeal-dismissed',
      'report.revealed',
    ] as const)
      expect(entryFor(happened(event), 'joined')).toBeUndefined();
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
  const until = at('2026-12-01 09:10');

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
    expect(nextText(progress({ status: 'resolved', rateUntil: until }), now)).toBe(
      '请您在 12月1日 09:10 前评价；不满意可以请我们再处理。',
    ));

  const declined = {
    status: 'declined',
    decline: {
      reason: 'statutory-procedure',
      channel: '区人民法院诉讼服务中心',
      appealUntil: until,
    },
  } as const;
  it.each<[string, Partial<Progress>, string]>([
    [
      'what is asked',
      { status: 'returned', question: { text: '是几楼的灯？', returnBy: until } },
      '想请您补充：是几楼的灯？请在 12月1日 09:10 前补充，补充好我们接着办。',
    ],
    [
      'why it is not taken up, where to turn, and until when to object',
      declined,
      '这件事不能在这里受理：已经或应当走法定程序（诉讼、仲裁、复议）。请走正确的渠道：区人民法院诉讼服务中心。不同意可以在 12月1日 09:10 前申诉。',
    ],
    [
      'that somebody else looks at her objection',
      { ...declined, appeal: {} },
      '这件事不能在这里受理：已经或应当走法定程序（诉讼、仲裁、复议）。请走正确的渠道：区人民法院诉讼服务中心。您的申诉已经收到，由另外的同事评议，结果会告诉您。',
    ],
    [
      'who was given it',
      { status: 'assigned', assignment: { unit: { name: '综合执法局' } } },
      '已交给综合执法局，马上开始处理，11月27日 17:30 前给您结果。着急可以打 10000001001。',
    ],
    [
      'that it is being found out whose it is',
      { status: 'accepted', sendBacks: [{}], isDisputed: false },
      '正在确认由谁负责，11月27日 17:30 前给您结果。着急可以打 10000001001。',
    ],
    [
      'why it rests, and until when',
      { status: 'paused', pause: { reason: 'site-conditions', reviewOn: '2026-12-08' } },
      '暂时不能继续：等施工条件。12月8日 我们再看，并告诉您。着急可以打 10000001001。',
    ],
    [
      'who has it outside, under which number',
      { status: 'handed-over', external: { platform: 'county-call', number: 'JH-0042' } },
      '已经转给街呼县应平台办理，编号 JH-0042，有回复会告诉您。着急可以打 10000001001。',
    ],
    [
      'the one it is part of',
      { status: 'merged', mergedInto: { number: 'LX-7', until } },
      '已并入同一个问题（编号 LX-7），进度一样会告诉您。不同意可以在 12月1日 09:10 前申诉。',
    ],
    [
      'that it was settled on the spot',
      { status: 'closed', ending: 'on-spot' },
      '发现的时候已经当场处理好了。',
    ],
    [
      'that it can be sent again',
      { status: 'closed', ending: 'not-supplemented' },
      '没有等到补充，先归档了。情况还在的话，可以重新提交，我们接着办。',
    ],
  ])('says %s', (_, over, words) => expect(nextText(progress(over), now)).toBe(words));

  it('no longer invites to object once that is over', () =>
    expect(nextText(progress(declined), until + 1)).not.toContain('申诉'));
  it('answers an objection with where else to turn', () => {
    const answered = { ...declined, appeal: { verdict: 'dismissed', answer: '…' } } as const;
    expect(nextText(progress(answered), now)).toContain('12345');
  });
  it('names where else to turn, once it is over unsatisfied, and who will explain by when', () => {
    const over = progress({ status: 'closed', isUnsatisfied: true, isRated: true });
    expect(nextText(over, now)).toContain('12345');
    const owed = nextText({ ...over, explanation: { dueAt: until } }, now);
    expect(owed).toContain('12月1日 09:10 前由街道向您书面说明原因。');
    expect(nextText({ ...over, explanation: { dueAt: until, text: '…' } }, now)).not.toContain(
      '街道',
    );
    expect(nextText(progress({ status: 'closed', isRated: true }), now)).toContain('谢谢');
    expect(nextText(progress({ status: 'closed', ending: 'rated' }), now)).toContain('谢谢');
    expect(nextText(progress({ status: 'closed', ending: 'unrated' }), now)).not.toContain('谢谢');
  });
  it('fits in a line of a list', () => {
    const line = (status: Progress['status']) => holderLine({ status, holder: '赵小河' });
    expect(line('in-progress')).toBe('赵小河正在处理');
    expect(line('submitted')).toBe('等赵小河受理');
    expect(workOrderStatuses.filter((status) => line(status).length > 12)).toEqual([]);
    expect(holderLine({ status: 'accepted', holder: '赵小河', isDisputed: true })).toBe(
      '正在确认由谁负责',
    );
    const pause = { reason: 'season', reviewOn: '2026-12-08' } as const;
    expect(holderLine({ status: 'paused', holder: '赵小河', pause })).toBe('12月8日 再看');
  });
});
