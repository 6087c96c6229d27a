import { minuteMs } from '#domain/day';
import type { Unit } from '#domain/order';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import { steps, type Teller } from './told-steps';

const agencyOf = ({ _id, name }: AreaRecord): Unit => ({ kind: 'agency', areaId: _id, name });

/** Sent back twice: the subdistrict says whose it is. */
const disputed: Teller = ({ cast, places, moments }) => ({
  id: 'told-disputed',
  reporter: cast.neighbours.below,
  area: places.grid,
  point: '东门',
  category: 'street-facility',
  text: '东门口人行道的地砖松了一片，下雨一踩一身水，不知道归谁修。',
  photos: ['manhole-before'],
  at: moments.onWorkday(3, '16:20'),
  acts: [
    { step: 'accept', at: moments.onWorkday(3, '16:50'), by: cast.staff },
    { step: 'contact', at: moments.onWorkday(3, '17:05'), by: cast.staff, way: 'phone' },
    {
      step: 'assign-agency',
      at: moments.onWorkday(2, '08:50'),
      by: cast.staff,
      unit: agencyOf(places.agency),
      reason: '先请综合执法局看看是不是占道施工留下的。',
    },
    {
      step: 'send-back',
      at: moments.onWorkday(2, '10:15'),
      by: cast.officer,
      reason: '现场没有占道施工，属于设施维修。',
      suggestion: '住建局',
    },
    {
      step: 'assign-agency',
      at: moments.onWorkday(2, '14:20'),
      by: cast.staff,
      unit: agencyOf(places.housing),
      reason: '按退单意见转住建局。',
    },
    {
      step: 'send-back',
      at: moments.onWorkday(1, '09:40'),
      by: cast.housingOfficer,
      reason: '这一段还没有移交，仍由建设单位管。',
      suggestion: '综合执法局',
    },
  ],
});

/** One leads, two help; one of them is done. */
const joint: Teller = ({ cast, places, moments }) => ({
  id: 'told-joint',
  reporter: cast.neighbours.near,
  area: places.grid,
  point: '西侧围墙',
  category: 'street-facility',
  text: '围墙外的小吃摊把油水倒进雨水口，臭味一直飘到楼里。',
  photos: ['puddle-before'],
  at: moments.onWorkday(4, '18:10'),
  acts: [
    { step: 'accept', at: moments.onWorkday(3, '08:45'), by: cast.staff },
    { step: 'contact', at: moments.onWorkday(3, '09:00'), by: cast.staff, way: 'phone' },
    {
      step: 'assign-agency',
      at: moments.onWorkday(3, '09:20'),
      by: cast.staff,
      unit: agencyOf(places.agency),
      reason: '占道经营由执法局牵头，环境和清运一起来。',
      collaborators: [
        { id: 'st_joint-1', unit: agencyOf(places.environment), text: '查油烟和污水排放' },
        { id: 'st_joint-2', unit: agencyOf(places.sanitation), text: '清掏雨水口' },
      ],
    },
    { step: 'sign', at: moments.onWorkday(3, '10:30'), by: cast.officer },
    {
      step: 'finish-subtask',
      at: moments.onWorkday(1, '15:40'),
      by: cast.sanitationOfficer,
      subtaskId: 'st_joint-2',
      text: '三个雨水口都掏干净了，拉走两车淤泥。',
      photos: ['puddle-after'],
    },
  ],
});

/** Waits for the materials; the clock stands until the day of review. */
const paused: Teller = ({ cast, places, moments }) => {
  const at = moments.onWorkday(3, '11:00');
  return {
    id: 'told-paused',
    reporter: cast.neighbours.above,
    area: places.grid,
    point: '健身角',
    category: 'estate-facility',
    text: '健身角的漫步机坏了一个踏板，孩子总去踩，怕夹到。',
    photos: ['bench-before'],
    at: moments.onWorkday(5, '19:00'),
    acts: [
      steps.take(moments.onWorkday(4, '09:00'), cast.worker),
      steps.contact(moments.onWorkday(4, '09:20'), cast.worker),
      {
        step: 'ask-pause',
        at,
        by: cast.worker,
        reason: 'third-party',
        text: '踏板要厂家定做，两周后到货；已经贴了停用标识并围起来。',
        reviewOn: moments.day(-14),
      },
      { step: 'pause', at: at + 90 * minuteMs, by: cast.chief },
    ],
  };
};

/** Beyond the subdistrict: with another platform, under its number there. */
const handedOver: Teller = ({ cast, places, moments }) => ({
  id: 'told-handed-over',
  reporter: cast.moderator,
  area: places.moderatorUnit,
  category: 'street-facility',
  text: '丹桂苑门前的路口没有红绿灯，早上送孩子的车堵成一团，过马路很怕。',
  photos: [],
  at: moments.onWorkday(4, '07:50'),
  acts: [
    { step: 'accept', at: moments.onWorkday(4, '09:00'), by: cast.staff },
    { step: 'contact', at: moments.onWorkday(4, '09:10'), by: cast.staff, way: 'phone' },
    {
      step: 'escalate',
      at: moments.onWorkday(4, '10:30'),
      by: cast.staff,
      reason: '设红绿灯要交警和住建一起论证，社区办不了。',
    },
    { step: 'assign', at: moments.onWorkday(3, '09:00'), by: cast.dispatcher },
    {
      step: 'hand-over',
      at: moments.onWorkday(3, '11:15'),
      by: cast.dispatcher,
      platform: 'county-call',
      number: '街呼-000318',
      on: moments.workday(3),
    },
  ],
});

/** Refused with the right way, and still to be appealed against. */
const declined: Teller = ({ cast, places, moments }) => ({
  id: 'told-declined',
  reporter: cast.owner,
  area: places.farUnit,
  category: 'property',
  text: '我和物业的官司法院已经判了，物业不执行，请社区强制他们退钱。',
  photos: [],
  at: moments.onWorkday(2, '20:15'),
  acts: [
    {
      step: 'decline',
      at: moments.onWorkday(1, '09:30'),
      by: cast.chief,
      reason: 'statutory-procedure',
      channel:
        '法院判决可以在判决生效后两年内向云河区人民法院申请强制执行，带判决书和身份证到立案大厅。',
    },
  ],
});

/** What the four choices of dispatch lead to. */
export const dispatchStories: readonly Teller[] = [disputed, joint, paused, handedOver, declined];
