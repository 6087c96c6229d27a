import { minuteMs } from '#domain/day';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type { Moments } from './moments';
import type { Act, Story } from './story';
import type { Cast, ToldPlaces } from './told-people';

type Told = { cast: Cast; places: ToldPlaces; moments: Moments; farWorker: PersonRecord };

/** What one sees in 槐安社区 at the first start, a story for everything the demo wants to show. */
export function toldStories(told: Told): Story[] {
  return [
    ...waitingStories(told),
    ...runningStories(told),
    ...ratedStories(told),
    ...unhappyStories(told),
  ];
}

type Steps = {
  take(at: number, by: PersonRecord): Act;
  result(at: number, by: PersonRecord, said: { text: string; picture?: string }): Act;
  confirm(at: number, by: PersonRecord): Act;
};

const steps: Steps = {
  take: (at, by) => ({ step: 'take', at, by }),
  result: (at, by, { text, picture }) => ({
    step: 'submit-result',
    at,
    by,
    text,
    outcome: 'solved',
    photos: picture === undefined ? [] : [`${picture}-after`],
  }),
  confirm: (at, by) => ({ step: 'confirm-result', at, by, wasOnSite: false }),
};

/** Each waits for the next step of somebody in the bar. */
function waitingStories({ cast, places, moments }: Told): Story[] {
  const [first, second] = cast.neighbours;
  const third = cast.neighbours[3];
  if (!first || !second || !third) throw new RangeError('the elder has too few neighbours');
  return [
    {
      id: 'told-fresh',
      reporter: first,
      area: places.grid,
      point: '垃圾分类亭',
      category: 'waste',
      text: '分类亭的桶满了没人清，袋子都堆到路上了，味道很大。',
      photos: ['rubbish-before'],
      at: moments.awake(25),
      acts: [],
    },
    {
      id: 'told-result-to-check',
      reporter: third,
      area: places.building,
      point: '楼道',
      category: 'cleaning',
      text: '5号楼楼道墙上贴满了小广告，撕了又贴，麻烦清一清。',
      photos: ['wall-adverts-before'],
      at: moments.onWorkday(3, '18:40'),
      acts: [
        steps.take(moments.onWorkday(2, '09:05'), cast.worker),
        {
          step: 'note',
          at: moments.onWorkday(2, '15:20'),
          by: cast.worker,
          text: '物业明天上午来铲除，并把墙面刷白。',
        },
        steps.result(moments.onWorkday(1, '16:35'), cast.worker, {
          text: '小广告已全部铲除，墙面重新刷白，并装了信息栏供大家张贴。',
          picture: 'wall-adverts',
        }),
      ],
    },
    {
      id: 'told-to-rate',
      reporter: cast.elder,
      area: places.unit,
      point: '单元门口',
      category: 'stairwell',
      text: '单元门口台阶缺了一大块，我上下楼都要扶着墙走。',
      photos: ['broken-step-before'],
      at: moments.onWorkday(4, '09:12'),
      acts: [
        steps.take(moments.onWorkday(4, '09:41'), cast.worker),
        {
          step: 'note',
          at: moments.onWorkday(4, '15:02'),
          by: cast.worker,
          text: '已到现场看过，维修师傅明天上午到。',
        },
        steps.result(moments.onWorkday(2, '11:20'), cast.worker, {
          text: '台阶已经用水泥补好，贴了黄色防滑条，养护两天后可以走。',
          picture: 'broken-step',
        }),
        steps.confirm(moments.lately(1, '10:15'), cast.gridLead),
      ],
    },
    {
      id: 'told-assigned',
      reporter: second,
      area: places.grid,
      point: '南门',
      category: 'street-facility',
      text: '南门外人行道一下雨就积一大片水，推婴儿车过不去。',
      photos: ['puddle-before'],
      at: moments.onWorkday(2, '08:50'),
      acts: [
        { step: 'accept', at: moments.onWorkday(2, '09:30'), by: cast.staff },
        { step: 'assign', at: moments.onWorkday(1, '10:05'), by: cast.staff, choice: 'self' },
      ],
    },
    {
      id: 'told-accepted',
      reporter: cast.moderator,
      area: places.moderatorUnit,
      category: 'property',
      text: '电梯厅的门禁坏了一周，报修三次都没有人来。',
      photos: [],
      at: moments.onWorkday(2, '19:20'),
      acts: [{ step: 'accept', at: moments.onWorkday(1, '09:10'), by: cast.staff }],
    },
  ];
}

/** Being handled, one of them too late. */
function runningStories({ cast, places, moments }: Told): Story[] {
  const [first, , third] = cast.neighbours;
  if (!first || !third) throw new RangeError('the elder has too few neighbours');
  return [
    {
      id: 'told-overdue',
      reporter: third,
      area: places.grid,
      point: '小区广场',
      category: 'estate-facility',
      text: '广场的长椅断了两根木条，老人坐着会夹手。',
      photos: ['bench-before'],
      at: moments.onWorkday(10, '07:50'),
      acts: [
        steps.take(moments.onWorkday(10, '09:20'), cast.worker),
        {
          step: 'note',
          at: moments.onWorkday(7, '16:00'),
          by: cast.worker,
          text: '同款木条缺货，厂家说还要等，先用胶带围起来了。',
        },
      ],
    },
    {
      id: 'told-in-progress',
      reporter: cast.elder,
      area: places.unit,
      point: '楼道',
      detail: '三楼',
      category: 'stairwell',
      text: '三楼的灯坏了好几天，晚上看不见台阶。',
      photos: ['stairwell-lamp-before'],
      at: moments.onWorkday(2, '19:30'),
      acts: [
        steps.take(moments.onWorkday(1, '09:05'), cast.worker),
        {
          step: 'note',
          at: moments.onWorkday(1, '10:20'),
          by: cast.worker,
          text: '维修师傅约好下一个工作日上午到。',
        },
      ],
    },
    {
      id: 'told-sent-back',
      reporter: first,
      area: places.grid,
      point: '北门',
      category: 'delivery',
      text: '快递随便堆在北门口，走路都得绕着，下雨就淋湿。',
      photos: ['parcels-before'],
      at: moments.onWorkday(4, '12:30'),
      acts: [
        steps.take(moments.onWorkday(4, '14:25'), cast.worker),
        steps.result(moments.onWorkday(2, '10:00'), cast.worker, {
          text: '已和快递点说好改到柜子里投放，门口不再堆放。',
        }),
        {
          step: 'refuse-result',
          at: moments.onWorkday(2, '16:20'),
          by: cast.gridLead,
          reason: '傍晚去看，门口还有十几件，请再和另一家快递点说一下。',
        },
      ],
    },
  ];
}

/** Ended well, or seen by somebody who had a reason. */
function ratedStories({ cast, places, moments, farWorker }: Told): Story[] {
  const seenAt = moments.onWorkday(6, '18:05');
  const [first] = cast.neighbours;
  if (!first) throw new RangeError('the elder has no neighbours');
  return [
    {
      id: 'told-reveal',
      reporter: cast.owner,
      area: places.farUnit,
      point: '单元门口',
      category: 'safety-fire',
      text: '有人从三楼窗户拉线下来给电动车充电，线都发烫了。',
      photos: ['charging-cable-before'],
      at: seenAt,
      acts: [
        steps.take(seenAt + 6 * minuteMs, farWorker),
        { step: 'reveal', at: seenAt + 8 * minuteMs, by: farWorker, reason: 'contact-to-verify' },
        steps.result(seenAt + 52 * minuteMs, farWorker, {
          text: '当场断电收线，车辆已移到充电棚，也和住户当面说了风险。',
          picture: 'charging-cable',
        }),
        steps.confirm(seenAt + 95 * minuteMs, cast.chief),
        { step: 'reveal', at: seenAt + 98 * minuteMs, by: cast.chief, reason: 'tell-result' },
        {
          step: 'rate',
          at: seenAt + 150 * minuteMs,
          by: cast.owner,
          rating: 'satisfied',
          text: '不到一个小时就有人来了，谢谢。',
        },
      ],
    },
    {
      id: 'told-utilities',
      reporter: cast.unitLead,
      area: places.unit,
      point: '楼道',
      detail: '一楼管道井',
      category: 'utilities',
      text: '一楼管道井漏水，水已经流到门口了，请尽快来人。',
      photos: ['leaking-pipe-before'],
      at: moments.onWorkday(13, '08:40'),
      acts: [
        { step: 'accept', at: moments.onWorkday(13, '08:52'), by: cast.staff },
        { step: 'assign', at: moments.onWorkday(13, '08:53'), by: cast.staff, choice: 'self' },
        { step: 'sign', at: moments.onWorkday(13, '08:54'), by: cast.staff },
        steps.result(moments.onWorkday(13, '11:30'), cast.staff, {
          text: '供水抢修更换了接头，已恢复供水，地面也清理干净。',
          picture: 'leaking-pipe',
        }),
        steps.confirm(moments.onWorkday(13, '15:10'), cast.chief),
        {
          step: 'rate',
          at: moments.onWorkday(13, '19:40'),
          by: cast.unitLead,
          rating: 'satisfied',
        },
      ],
    },
    {
      id: 'told-unrated',
      reporter: first,
      area: places.grid,
      point: '南门',
      category: 'parking',
      text: '消防通道又被私家车占了，救护车都进不来。',
      photos: ['fire-lane-before'],
      at: moments.onWorkday(20, '17:50'),
      acts: [
        steps.take(moments.onWorkday(19, '08:45'), cast.worker),
        steps.result(moments.onWorkday(18, '15:30'), cast.worker, {
          text: '已联系三位车主挪车，重新划线，并在路口装了隔离桩。',
          picture: 'fire-lane',
        }),
        steps.confirm(moments.onWorkday(17, '10:30'), cast.gridLead),
      ],
    },
    {
      id: 'told-withdrawn',
      reporter: cast.elder,
      area: places.unit,
      category: 'consultation',
      text: '电视没有信号了，不知道该找谁来看看？',
      photos: [],
      at: moments.onWorkday(15, '10:02'),
      acts: [{ step: 'withdraw', at: moments.onWorkday(15, '10:20'), by: cast.elder }],
    },
  ];
}

/** 不满意: once, and twice so that it rises to the community. */
function unhappyStories({ cast, places, moments }: Told): Story[] {
  const [, second, third] = cast.neighbours;
  if (!second || !third) throw new RangeError('the elder has too few neighbours');
  const confirmedAt = moments.lately(2, '16:10');
  return [
    {
      id: 'told-reopened',
      reporter: second,
      area: places.grid,
      point: '健身角',
      category: 'estate-facility',
      text: '健身角下雨就积水，好几天不干，走路要绕。',
      photos: ['puddle-before'],
      at: moments.onWorkday(6, '07:40'),
      acts: [
        steps.take(moments.onWorkday(6, '08:50'), cast.worker),
        steps.result(moments.onWorkday(4, '11:10'), cast.worker, {
          text: '已疏通健身角旁边的雨水口，水已经退了。',
          picture: 'puddle',
        }),
        steps.confirm(confirmedAt, cast.gridLead),
        {
          step: 'reopen',
          at: confirmedAt + 150 * minuteMs,
          by: second,
          reasons: ['came-back'],
          text: '昨晚一场雨，又积了，地面还是低。',
        },
      ],
    },
    {
      id: 'told-risen',
      reporter: third,
      area: places.grid,
      point: '小区广场',
      category: 'noise',
      text: '晚上九点半以后音响还开得很大，孩子睡不着。',
      photos: [],
      at: moments.onWorkday(14, '21:10'),
      acts: twiceUnhappy({ cast, by: third, moments }),
    },
  ];
}

function twiceUnhappy({
  cast,
  by,
  moments,
}: {
  cast: Cast;
  by: PersonRecord;
  moments: Moments;
}): Act[] {
  const complainAt = moments.onWorkday(9, '20:30');
  return [
    steps.take(moments.onWorkday(13, '09:00'), cast.worker),
    steps.result(moments.onWorkday(11, '17:00'), cast.worker, {
      text: '已和两支活动队说好晚上八点半结束，音量调低。',
    }),
    steps.confirm(moments.onWorkday(10, '09:30'), cast.gridLead),
    {
      step: 'reopen',
      at: complainAt,
      by,
      reasons: ['still-there'],
      text: '昨天还是跳到九点四十。',
    },
    steps.result(moments.onWorkday(8, '16:30'), cast.worker, {
      text: '又去现场劝了两次，队长答应从今晚起提前。',
    }),
    steps.confirm(moments.onWorkday(7, '10:00'), cast.gridLead),
    {
      step: 'reopen',
      at: moments.onWorkday(6, '21:50'),
      by,
      reasons: ['still-there', 'too-slow'],
      text: '安静了一天，又开始了。',
    },
  ];
}
