import {
  contactWays,
  contactWayWords,
  pauseReasons,
  pauseReasonWords,
  platforms,
  platformWords,
} from '#contracts/work-order';
import { choicesOf, type Makers, reasoned, text, yesNo } from './making';

/** What is asked while it is handled. */
export const handling: Makers = {
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
  'answer-petition': () => ({
    title: '答复联名',
    intro: '联名的住户都会读到：受不受理，为什么，接着怎么办。',
    words: '发出答复',
    fields: [
      yesNo('isTaken', '受理吗', ['受理', '不受理']),
      text('answer-petition', {
        name: 'text',
        label: '答复',
        least: 10,
        hint: '请写清楚接着怎么办，或者应当走哪条渠道',
      }),
    ],
    shape: ({ isTaken, ...rest }) => ({ ...rest, isTaken: isTaken === 'yes' }),
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
