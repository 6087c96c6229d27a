import { minuteMs } from '#domain/day';
import { steps, type Teller } from './told-steps';

/** 不满意 once: being handled again, with a shorter promise. */
const reopened: Teller = ({ cast, places, moments }) => {
  const confirmedAt = moments.lately(2, '16:10');
  const reporter = cast.neighbours.across;
  return {
    id: 'told-reopened',
    reporter,
    area: places.grid,
    point: '健身角',
    category: 'estate-facility',
    text: '健身角下雨就积水，好几天不干，走路要绕。',
    photos: ['puddle-before'],
    at: moments.onWorkday(6, '07:40'),
    acts: [
      steps.take(moments.onWorkday(6, '08:50'), cast.worker),
      steps.contact(moments.onWorkday(6, '08:50') + 20 * minuteMs, cast.worker),
      steps.result(moments.onWorkday(4, '11:10'), cast.worker, {
        text: '已疏通健身角旁边的雨水口，水已经退了。',
        picture: 'puddle',
      }),
      steps.confirm(confirmedAt, cast.gridLead),
      {
        step: 'reopen',
        at: confirmedAt + 150 * minuteMs,
        by: reporter,
        reasons: ['came-back'],
        text: '昨晚一场雨，又积了，地面还是低。',
      },
    ],
  };
};

/** 不满意 twice: it rises to the community. */
const risen: Teller = ({ cast, places, moments }) => {
  const by = cast.neighbours.above;
  return {
    id: 'told-risen',
    reporter: by,
    area: places.grid,
    point: '小区广场',
    category: 'noise',
    text: '晚上九点半以后音响还开得很大，孩子睡不着。',
    photos: [],
    at: moments.onWorkday(14, '21:10'),
    acts: [
      steps.take(moments.onWorkday(13, '09:00'), cast.worker),
      steps.contact(moments.onWorkday(13, '09:00') + 20 * minuteMs, cast.worker),
      steps.result(moments.onWorkday(11, '17:00'), cast.worker, {
        text: '已和两支活动队说好晚上八点半结束，音量调低。',
      }),
      steps.confirm(moments.onWorkday(10, '09:30'), cast.gridLead),
      {
        step: 'reopen',
        at: moments.onWorkday(10, '20:30'),
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
        at: moments.onWorkday(7, '21:50'),
        by,
        reasons: ['still-there', 'too-slow'],
        text: '安静了一天，又开始了。',
      },
    ],
  };
};

/** 不满意, and what follows. */
export const unhappyStories: readonly Teller[] = [reopened, risen];
