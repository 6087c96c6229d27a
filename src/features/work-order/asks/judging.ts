import {
  exclusionReasons,
  exclusionReasonWords,
  ratings,
  ratingWords,
  reopenReasons,
  reopenReasonWords,
} from '#contracts/work-order';
import type { AskField } from '../ask';
import { choicesOf, type Maker, type Makers, reasoned, text, yesNo } from './making';

const scores: readonly AskField[] = [
  { kind: 'score', name: 'efficiency', label: '效率：快不快' },
  { kind: 'score', name: 'quality', label: '结果：办得好不好' },
];

/** T17 with 下评上 where a unit had it (`rules.md §4.1.7`). */
const confirming: Maker = ({ order }) => ({
  title: '核查通过？',
  intro: '通过以后，居民会收到通知，可以评价；不满意会再次办理。',
  fields: [
    {
      kind: 'switch',
      name: 'wasOnSite',
      title: '我到现场看过',
      note: order.isSampled ? '这一件抽到了现场核查，要到现场看过再通过' : '没有去也可以，如实选',
    },
    ...(order.assignment ? scores : []),
  ],
  start: { efficiency: String(order.suggestedEfficiency) },
  shape: ({ wasOnSite, efficiency, quality }) => ({
    wasOnSite,
    ...(efficiency === undefined ? {} : { unitRating: { efficiency, quality } }),
  }),
  at: { unitRating: 'quality' },
});

const byPhone: Maker = ({ values }) => ({
  intro: '如实记下反映人的话，和自己评价一样算。',
  fields: [
    {
      kind: 'one',
      name: 'rating',
      label: '反映人怎么说',
      choices: choicesOf(ratings, ratingWords),
      isEven: true,
    },
    {
      kind: 'one',
      name: 'heardBy',
      label: '怎么问到的',
      choices: [
        { value: 'phone', words: '打电话' },
        { value: 'visit', words: '上门' },
      ],
    },
    ...(values.rating === 'unsatisfied'
      ? [
          {
            kind: 'many',
            name: 'reasons',
            label: '为什么不满意',
            choices: choicesOf(reopenReasons, reopenReasonWords),
          } as const,
        ]
      : []),
    {
      kind: 'text',
      name: 'text',
      label: '原话',
      least: 0,
      most: 200,
      hint: '可以不写',
    },
  ],
});

/** What is asked once there is a result. */
export const judging: Makers = {
  'confirm-result': confirming,
  'refuse-result': reasoned('refuse-result', {
    intro: '处理的人会看到，居民看不到。时限不变。',
    label: '为什么要再办',
    hint: '例如：还有一盏灯没有亮',
  }),
  'rate-unit': ({ order }) => ({
    title: '评价承办单位',
    intro: '单位能看到分数和这一件。',
    words: '保存',
    fields: scores,
    start: {
      efficiency: String(order.unitRating?.efficiency ?? order.suggestedEfficiency),
      ...(order.unitRating && { quality: String(order.unitRating.quality) }),
    },
  }),
  'rate-by-phone': byPhone,
  explain: () => ({
    intro: '居民会读到。请写明为什么只能做到这样，还可以找谁。',
    words: '发给居民',
    fields: [
      text('explain', { name: 'text', label: '说明', least: 10, hint: '请用居民听得懂的话' }),
    ],
  }),
  recur: reasoned('recur', {
    intro: '这件事再办一次，算一次再处理。',
    label: '怎么知道的',
    hint: '例如：巡查时看到又出现了',
  }),
  'check-sample': () => ({
    title: '抽查这一件',
    intro: '当场处置的事，抽一成看看是不是真的办好了。',
    words: '记下',
    fields: [
      yesNo('isGood', '现场怎样', ['确实办好了', '没有办好']),
      { kind: 'text', name: 'text', label: '补一句', least: 0, most: 200, hint: '可以不写' },
    ],
    shape: ({ isGood, ...rest }) => ({ ...rest, isGood: isGood === 'yes' }),
  }),
  'appeal-rating': () => ({
    intro: '上级两位同事评议；成立的，这一次评价不计入单位的数字，居民的评价原样保留。',
    words: '提交申诉',
    fields: [
      {
        kind: 'one',
        name: 'reason',
        label: '理由',
        choices: choicesOf(exclusionReasons, exclusionReasonWords),
      },
      text('appeal-rating', { name: 'text', label: '说明', hint: '请写明事实' }),
    ],
  }),
  'judge-rating-appeal': () => ({
    title: '评议申诉',
    intro: '两位同事都同意，这一次评价才不计入单位的数字；居民的评价原样保留。',
    words: '提交评议',
    fields: [yesNo('isUpheld', '申诉成立吗', ['成立', '不成立'])],
    shape: ({ isUpheld }) => ({ isUpheld: isUpheld === 'yes' }),
  }),
  review: ({ order }) => ({
    title: '给邻居看吗？',
    intro: '邻居只看得到说明、楼栋和遮挡过的照片，看不到姓名和门牌。',
    words: '定下',
    fields: [
      {
        kind: 'one',
        name: 'decision',
        label: '给不给邻居看',
        choices: [
          { value: 'show', words: '给邻居看' },
          { value: 'hide', words: '不给看' },
        ],
      },
      {
        kind: 'text',
        name: 'note',
        label: '为什么',
        least: 0,
        most: 200,
        hint: '可以不写，同事会看到',
      },
    ],
    ...(order.review?.decision && { start: { decision: order.review.decision } }),
  }),
};
