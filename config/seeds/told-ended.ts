import { minuteMs } from '#domain/day';
import { steps, type Teller } from './told-steps';

/** Within the hour; and who saw the reporter's name and phone, and why, she can read. */
const revealed: Teller = ({ cast, places, moments, farWorker }) => {
  const at = moments.onWorkday(6, '18:05');
  const later = (minutes: number) => at + minutes * minuteMs;
  return {
    id: 'told-reveal',
    reporter: cast.owner,
    area: places.farUnit,
    point: '单元门口',
    category: 'safety-fire',
    text: '有人从三楼窗户拉线下来给电动车充电，线都发烫了。',
    photos: ['charging-cable-before'],
    at,
    acts: [
      steps.take(later(6), farWorker),
      steps.contact(later(6) + 1 * minuteMs, farWorker),
      { step: 'reveal', at: later(8), by: farWorker, reason: 'contact-to-verify' },
      steps.result(later(52), farWorker, {
        text: '当场断电收线，车辆已移到充电棚，也和住户当面说了风险。',
        picture: 'charging-cable',
      }),
      steps.confirm(later(95), cast.chief),
      { step: 'reveal', at: later(98), by: cast.chief, reason: 'tell-result' },
      {
        step: 'rate',
        at: later(150),
        by: cast.owner,
        rating: 'satisfied',
        text: '不到一个小时就有人来了，谢谢。',
      },
    ],
  };
};

/** Accepted, assigned and signed by the community. */
const utilities: Teller = ({ cast, places, moments }) => {
  const at = (clock: string) => moments.onWorkday(13, clock);
  return {
    id: 'told-utilities',
    reporter: cast.unitLead,
    area: places.unit,
    point: '楼道',
    detail: '一楼管道井',
    category: 'utilities',
    text: '一楼管道井漏水，水已经流到门口了，请尽快来人。',
    photos: ['leaking-pipe-before'],
    at: at('08:40'),
    acts: [
      { step: 'accept', at: at('08:52'), by: cast.staff },
      { step: 'assign', at: at('08:53'), by: cast.staff },
      steps.contact(at('08:54'), cast.staff),
      steps.result(at('11:30'), cast.staff, {
        text: '供水抢修更换了接头，已恢复供水，地面也清理干净。',
        picture: 'leaking-pipe',
      }),
      steps.confirm(at('15:10'), cast.chief),
      { step: 'rate', at: at('19:40'), by: cast.unitLead, rating: 'satisfied' },
    ],
  };
};

/** Nobody rated it within the week: closed as 未评价. */
const unrated: Teller = ({ cast, places, moments }) => ({
  id: 'told-unrated',
  reporter: cast.neighbours.near,
  area: places.grid,
  point: '南门',
  category: 'parking',
  text: '消防通道又被私家车占了，救护车都进不来。',
  photos: ['fire-lane-before'],
  at: moments.onWorkday(20, '17:50'),
  acts: [
    steps.take(moments.onWorkday(19, '08:45'), cast.worker),
    steps.contact(moments.onWorkday(19, '08:45') + 20 * minuteMs, cast.worker),
    steps.result(moments.onWorkday(18, '15:30'), cast.worker, {
      text: '已联系三位车主挪车，重新划线，并在路口装了隔离桩。',
      picture: 'fire-lane',
    }),
    steps.confirm(moments.onWorkday(17, '10:30'), cast.gridLead),
  ],
});

const withdrawn: Teller = ({ cast, places, moments }) => ({
  id: 'told-withdrawn',
  reporter: cast.elder,
  area: places.unit,
  category: 'consultation',
  text: '电视没有信号了，不知道该找谁来看看？',
  photos: [],
  at: moments.onWorkday(15, '10:02'),
  acts: [{ step: 'withdraw', at: moments.onWorkday(15, '10:20'), by: cast.elder }],
});

/** Come to an end. */
export const endedStories: readonly Teller[] = [revealed, utilities, unrated, withdrawn];
