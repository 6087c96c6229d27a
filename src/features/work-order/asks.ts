import {
  contactWays,
  contactWayWords,
  declineReasons,
  declineReasonWords,
  exclusionReasons,
  exclusionReasonWords,
  pauseReasons,
  pauseReasonWords,
  platforms,
  platformWords,
  ratings,
  ratingWords,
  reopenReasons,
  reopenReasonWords,
  type WorkOrderDetail,
} from '#contracts/work-order';
import type { Ask, AskField, Values } from './ask';
import { actionWords, type DeskAction, isUnsorted, sortedCategories } from './steps';
import { templates } from './templates';

/** What a sheet needs to know to ask: the order, and what was chosen so far. */
export type Asking = { order: WorkOrderDetail; values: Values };

type Maker = (
  asking: Asking,
) => Omit<Ask, 'words' | 'title'> & Partial<Pick<Ask, 'words' | 'title'>>;

const choicesOf = <V extends string>(values: readonly V[], words: Record<V, string>) =>
  values.map((value) => ({ value, words: words[value] }));

const text = (
  action: DeskAction,
  field: Partial<Extract<AskField, { kind: 'text' }>> & { label: string; hint: string },
): AskField => ({
  kind: 'text',
  name: 'reason',
  least: 4,
  templates: templates[action] ?? [],
  ...field,
});

/** A step with one reason and nothing else. */
const reasoned =
  (action: DeskAction, words: { intro: string; label: string; hint: string }): Maker =>
  () => ({ intro: words.intro, fields: [text(action, { label: words.label, hint: words.hint })] });

const sorting: Maker = ({ order }) => ({
  title: '这是哪一类？',
  intro: '居民没有选类别，受理时请您选准，时限按这一类算。',
  fields: isUnsorted(order.category)
    ? [{ kind: 'one', name: 'category', label: '类别', choices: sortedCategories }]
    : [],
});

const yesNo = (name: string, label: string, [yes, no]: [yes: string, no: string]): AskField => ({
  kind: 'one',
  name,
  label,
  choices: [
    { value: 'yes', words: yes },
    { value: 'no', words: no },
  ],
});

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
  intro: '如实记下她说的话，她的话和自己评价一样算。',
  fields: [
    { kind: 'one', name: 'rating', label: '她怎么说', choices: choicesOf(ratings, ratingWords) },
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
      label: '她的原话',
      least: 0,
      most: 200,
      hint: '可以不写',
    },
  ],
});

const makers: Partial<Record<DeskAction, Maker>> = {
  take: sorting,
  accept: sorting,
  'ask-more': () => ({
    intro: '问题会发给居民，3 个工作日内补充；这段时间不算在时限里。',
    words: '发给居民',
    fields: [
      text('ask-more', { name: 'question', label: '请居民补充什么', hint: '例如：请补一张照片' }),
    ],
  }),
  decline: () => ({
    intro: '居民会读到理由和正确渠道，可以申诉。',
    fields: [
      {
        kind: 'one',
        name: 'reason',
        label: '理由',
        choices: choicesOf(declineReasons, declineReasonWords),
      },
      text('decline', {
        name: 'channel',
        label: '应该到哪里办',
        least: 6,
        hint: '例如：请拨打 12345，由主管部门答复',
      }),
    ],
  }),
  unmerge: reasoned('unmerge', {
    intro: '取消后两件各办各的，原来的经过都在。',
    label: '为什么分开',
    hint: '例如：看过现场，不是同一处',
  }),
  escalate: reasoned('escalate', {
    intro: '上一级会收到，并要报到。时限不变。',
    label: '为什么要上级协调',
    hint: '例如：涉及两个单位，请上级牵头',
  }),
  attend: () => ({
    title: '报到',
    intro: '告诉下面的同事：已经看到，打算怎么办。',
    fields: [text('attend', { name: 'text', label: '打算怎么办', hint: '例如：今天下午到现场' })],
  }),
  'take-back': reasoned('take-back', {
    intro: '收回以后重新派单，时限不变。',
    label: '为什么收回',
    hint: '例如：已经超过时限',
  }),
  'send-back': () => ({
    intro: '退回派单的单位，时限不重新算。退过两次由街道指定。',
    fields: [
      text('send-back', { label: '为什么退', hint: '例如：不在我单位职责范围内' }),
      {
        kind: 'line',
        name: 'suggestion',
        label: '建议给谁办',
        most: 40,
        hint: '可以不写，例如：综合执法局',
      },
    ],
  }),
  contact: () => ({
    intro: '没有联系上也如实记，时限照走。',
    words: '记下',
    fields: [
      {
        kind: 'one',
        name: 'way',
        label: '怎么联系的',
        choices: choicesOf(contactWays, contactWayWords),
      },
      text('contact', { name: 'text', label: '说了什么', least: 0, hint: '可以不写' }),
    ],
  }),
  'ask-pause': () => ({
    intro: '上级同意后停表，到复核的日子自动恢复。最多 30 天，至多两次。',
    words: '提交申请',
    fields: [
      {
        kind: 'one',
        name: 'reason',
        label: '原因',
        choices: choicesOf(pauseReasons, pauseReasonWords),
      },
      { kind: 'day', name: 'reviewOn', label: '哪天复核', from: 1, to: 30, near: [7, 14, 30] },
      text('ask-pause', { name: 'text', label: '说明', hint: '居民会读到，例如：配件下周到货' }),
    ],
  }),
  'refuse-pause': reasoned('refuse-pause', {
    intro: '申请的同事会看到。',
    label: '为什么不同意',
    hint: '例如：可以先做临时处理',
  }),
  extend: () => ({
    intro: '改为 15 个工作日，只能延长一次，居民会读到原因。',
    fields: [text('extend', { label: '为什么延长', hint: '例如：需要几个部门一起施工' })],
  }),
  'hand-over': () => ({
    intro: '转出后仍由您跟踪，每 30 天提醒一次；可以打印转办单。',
    fields: [
      {
        kind: 'one',
        name: 'platform',
        label: '转到哪里',
        choices: choicesOf(platforms, platformWords),
      },
      {
        kind: 'line',
        name: 'number',
        label: '对方的编号',
        most: 40,
        hint: '例如：2026112300456',
        isNeeded: true,
      },
      { kind: 'day', name: 'on', label: '转出的日期', from: -60, to: 0, near: [0, -1] },
    ],
  }),
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
  'uphold-appeal': () => ({
    title: '申诉成立？',
    intro: '这件事重新受理，时限重新算。居民会读到您的答复。',
    words: '申诉成立，重新受理',
    fields: [
      text('uphold-appeal', { name: 'answer', label: '答复居民', hint: '请写清楚接着怎么办' }),
    ],
  }),
  'dismiss-appeal': () => ({
    title: '维持原来的决定？',
    intro: '居民会读到您的答复，以及还可以走的渠道。',
    words: '维持原来的决定',
    fields: [text('dismiss-appeal', { name: 'answer', label: '答复居民', hint: '请写清楚为什么' })],
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
  'add-note': ({ values }) => ({
    title: '写一句进展',
    intro: values.isInternal ? '只有同事看得到这一句。' : '居民在进度里能看到这一句。',
    words: values.isInternal ? '记下' : '发给居民',
    fields: [
      text('add-note', {
        name: 'text',
        label: '进展',
        least: 2,
        hint: '例如：配件明天到，后天来换',
      }),
      { kind: 'switch', name: 'isInternal', title: '只给同事看', note: '不打开，居民也能看到' },
    ],
  }),
};

/** What a step has to ask before it is sent, with what was chosen so far; undefined where it asks nothing. */
export function askOf(action: DeskAction, asking: Asking): Ask | undefined {
  const made = makers[action]?.(asking);
  if (!made || made.fields.length === 0) return undefined;
  const words = actionWords(action);
  return { title: words, words, ...made };
}
