import { minuteMs } from '#domain/day';
import { steps, type Teller } from './told-steps';

/** Long too late: called up by the clock, taken notice of above, and supervised since. */
const overdue: Teller = ({ cast, places, moments }) => ({
  id: 'told-overdue',
  reporter: cast.neighbours.above,
  area: places.grid,
  point: '小区广场',
  category: 'estate-facility',
  text: '广场的长椅断了两根木条，老人坐着会夹手。',
  photos: ['bench-before'],
  at: moments.onWorkday(13, '07:50'),
  acts: [
    steps.take(moments.onWorkday(13, '09:20'), cast.worker),
    steps.contact(moments.onWorkday(13, '09:20') + 20 * minuteMs, cast.worker),
    {
      step: 'note',
      at: moments.onWorkday(9, '16:00'),
      by: cast.worker,
      text: '同款木条缺货，厂家说还要等，先用胶带围起来了。',
    },
    {
      step: 'attend',
      at: moments.onWorkday(6, '10:15'),
      by: cast.chief,
      text: '已请物业另找一家定做，这周内给回话。',
    },
  ],
});

const inProgress: Teller = ({ cast, places, moments }) => ({
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
    steps.contact(moments.onWorkday(1, '09:05') + 20 * minuteMs, cast.worker),
    {
      step: 'note',
      at: moments.onWorkday(1, '10:20'),
      by: cast.worker,
      text: '维修师傅约好下一个工作日上午到。',
    },
  ],
});

/** The grid lead was not content and said why. */
const sentBack: Teller = ({ cast, places, moments }) => ({
  id: 'told-sent-back',
  reporter: cast.neighbours.near,
  area: places.grid,
  point: '北门',
  category: 'delivery',
  text: '快递随便堆在北门口，走路都得绕着，下雨就淋湿。',
  photos: ['parcels-before'],
  at: moments.onWorkday(4, '12:30'),
  acts: [
    steps.take(moments.onWorkday(4, '14:25'), cast.worker),
    steps.contact(moments.onWorkday(4, '14:25') + 20 * minuteMs, cast.worker),
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
});

/** Being handled. */
export const runningStories: readonly Teller[] = [overdue, inProgress, sentBack];
