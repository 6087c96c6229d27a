import { declineReasons, declineReasonWords } from '#contracts/work-order';
import { isUnsorted, sortedCategories } from '../steps';
import { choicesOf, type Maker, type Makers, reasoned, text } from './making';

const sorting: Maker = ({ order }) => ({
  title: '这是哪一类？',
  intro: '居民没有选类别，受理时请您选准，时限按这一类算。',
  fields: isUnsorted(order.category)
    ? [{ kind: 'one', name: 'category', label: '类别', choices: sortedCategories }]
    : [],
});

/** What is asked while it is received: sorting, asking, declining, merging and appeals against that. */
export const receiving: Makers = {
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
};
