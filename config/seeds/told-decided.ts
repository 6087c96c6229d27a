import { addDays, dayOf, minuteMs } from '#domain/day';
import type { Matter } from '../../cloudfunctions/modules/report/opened-records';
import type { Story } from './story';
import { steps, type Told } from './told-steps';

type Deciding = Told & {
  /** When the minutes became final. */
  confirmedAt: number;
  matters: { handrail: Matter; awning: Matter };
};

/** What the neighbours decided, done: work orders begin when the minutes are final. */
export function decidedStories({ cast, places, moments, confirmedAt, matters }: Deciding): Story[] {
  const later = (minutes: number) => confirmedAt + minutes * minuteMs;
  const handrail: Story = {
    id: 'told-handrail',
    reporter: cast.neighbours.near,
    area: places.unit,
    category: 'stairwell',
    text: matters.handrail.text,
    photos: [],
    at: later(1),
    matter: matters.handrail,
    acts: [
      steps.take(later(35), cast.worker),
      steps.contact(later(55), cast.worker),
      steps.result(moments.onWorkday(6, '15:30'), cast.worker, {
        text: '扶手装好了，靠墙一侧，婴儿车能过。',
        picture: 'broken-step',
      }),
      steps.confirm(moments.onWorkday(5, '10:10'), cast.gridLead),
      {
        step: 'rate',
        at: moments.onWorkday(5, '19:30'),
        by: cast.neighbours.near,
        rating: 'satisfied',
        text: '下雨天也敢出门了。',
      },
    ],
  };
  const awning: Story = {
    id: 'told-awning',
    reporter: cast.unitLead,
    area: places.grid,
    category: 'estate-facility',
    text: matters.awning.text,
    photos: [],
    at: later(1),
    matter: matters.awning,
    acts: [
      steps.take(later(40), cast.worker),
      steps.contact(later(60), cast.worker),
      {
        step: 'submit-result',
        at: moments.onWorkday(6, '11:20'),
        by: cast.worker,
        text: '南门口地下有燃气管，现在不能挖基础。计划：先在门卫室放 8 把公用雨伞，明年管网改造时把雨棚一起做。',
        outcome: 'not-now',
        reviewOn: addDays(dayOf(moments.start), 60),
        photos: [],
      },
      steps.confirm(moments.onWorkday(5, '10:40'), cast.gridLead),
    ],
  };
  return [handrail, awning];
}
