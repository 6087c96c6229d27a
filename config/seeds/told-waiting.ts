import { minuteMs } from '#domain/day';
import { steps, type Teller } from './told-steps';

/** For the grid worker to take. */
const fresh: Teller = ({ cast, places, moments }) => ({
  id: 'told-fresh',
  reporter: cast.neighbours.near,
  area: places.grid,
  point: '垃圾分类亭',
  category: 'waste',
  text: '分类亭的桶满了没人清，袋子都堆到路上了，味道很大。',
  photos: ['rubbish-before'],
  at: moments.awake(25),
  acts: [],
});

/** For the grid lead to check. */
const resultToCheck: Teller = ({ cast, places, moments }) => ({
  id: 'told-result-to-check',
  reporter: cast.neighbours.below,
  area: places.building,
  point: '楼道',
  category: 'cleaning',
  text: '5号楼楼道墙上贴满了小广告，撕了又贴，麻烦清一清。',
  photos: ['wall-adverts-before'],
  at: moments.onWorkday(3, '18:40'),
  acts: [
    steps.take(moments.onWorkday(2, '09:05'), cast.worker),
    steps.contact(moments.onWorkday(2, '09:05') + 20 * minuteMs, cast.worker),
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
});

/** For the elder resident to rate. */
const toRate: Teller = ({ cast, places, moments }) => ({
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
    steps.contact(moments.onWorkday(4, '09:41') + 20 * minuteMs, cast.worker),
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
});

/** For the community's own people to sign. */
const assigned: Teller = ({ cast, places, moments }) => ({
  id: 'told-assigned',
  reporter: cast.neighbours.across,
  area: places.grid,
  point: '南门',
  category: 'street-facility',
  text: '南门外的井盖翘起来一角，晚上骑车看不见。',
  photos: ['manhole-before'],
  at: moments.onWorkday(2, '08:50'),
  acts: [
    { step: 'accept', at: moments.onWorkday(2, '09:30'), by: cast.staff },
    { step: 'assign', at: moments.onWorkday(1, '10:05'), by: cast.staff },
  ],
});

/** For the resident to say a little more. */
const returned: Teller = ({ cast, places, moments }) => ({
  id: 'told-returned',
  reporter: cast.moderator,
  area: places.moderatorUnit,
  category: 'stairwell',
  text: '楼道里的窗户关不严，下雨天往里飘水。',
  photos: [],
  at: moments.onWorkday(2, '20:40'),
  acts: [
    {
      step: 'ask-more',
      at: moments.onWorkday(1, '09:00'),
      by: cast.staff,
      question: '请问是几层的窗户，朝哪一边？有照片更好。',
    },
  ],
});

/** For the community to say who handles it. */
const accepted: Teller = ({ cast, places, moments }) => ({
  id: 'told-accepted',
  reporter: cast.moderator,
  area: places.moderatorUnit,
  category: 'property',
  text: '电梯厅的门禁坏了一周，报修三次都没有人来。',
  photos: [],
  at: moments.onWorkday(2, '19:20'),
  acts: [{ step: 'accept', at: moments.onWorkday(1, '09:10'), by: cast.staff }],
});

/** Each waits for the next step of somebody. */
export const waitingStories: readonly Teller[] = [
  fresh,
  resultToCheck,
  toRate,
  assigned,
  returned,
  accepted,
];
