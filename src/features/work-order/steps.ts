import { type Category, categories } from '#contracts/category';
import { type Step, stepWords, type WorkOrderDetail } from '#contracts/work-order';
import { routeOf } from '#domain/routing';

/**
 * What can be pressed on the page of a work order, what moves it on first. Most are steps of the loop; `dispatch` is
 * the sheet of the four choices (`seeds.md` B43), `rate-by-phone` what somebody without a phone says.
 */
export const deskActions = [
  'take',
  'sign',
  'finish-subtask',
  'submit-result',
  'pause',
  'confirm-result',
  'accept',
  'dispatch',
  'designate',
  'assign',
  'explain',
  'answer-petition',
  'judge-rating-appeal',
  'check-sample',
  'rate-by-phone',
  'resume',
  'attend',
  'review',
  'uphold-appeal',
  'refuse-result',
  'refuse-pause',
  'dismiss-appeal',
  'send-back',
  'ask-more',
  'contact',
  'add-note',
  'remind',
  'invite-collaborator',
  'escalate',
  'take-back',
  'ask-pause',
  'extend',
  'hand-over',
  'merge',
  'unmerge',
  'decline',
  'redact-photo',
  'rate-unit',
  'appeal-rating',
  'recur',
] as const;
export type DeskAction = (typeof deskActions)[number];

/** The rest is never what the page asks for first. */
const mayLead = new Set<DeskAction>(deskActions.slice(0, deskActions.indexOf('review') + 1));

/** What stands beside the red one; two verdicts stand side by side and neither is red. */
const beside: Partial<Record<DeskAction, DeskAction>> = {
  take: 'accept',
  accept: 'ask-more',
  sign: 'send-back',
  'submit-result': 'add-note',
  pause: 'refuse-pause',
  'confirm-result': 'refuse-result',
};

const ownWords: Partial<Record<DeskAction, string>> = {
  dispatch: '派单',
  'add-note': '写进展',
  'rate-by-phone': '记下回访评价',
  'redact-photo': '遮挡照片',
  'judge-rating-appeal': '评议申诉',
};

/** What the button says. */
export const actionWords = (action: DeskAction): string =>
  ownWords[action] ?? (action in stepWords ? stepWords[action as Step] : '');

/** One line below an entry of 更多: what it does, and who will read it. */
export const actionNotes: Partial<Record<DeskAction, string>> = {
  contact: '电话、上门或没有联系上，都记一笔',
  'add-note': '告诉居民，或只给同事看',
  'ask-more': '时限停下来，等居民补充',
  remind: '提醒正在办的单位和人',
  'invite-collaborator': '主办不变，请别的单位做一部分',
  escalate: '网格、社区、街道、区，逐级上报',
  'take-back': '超时或已上报的，重新派',
  'send-back': '写明理由，建议该给谁',
  'ask-pause': '等条件的事，上级同意后停表',
  extend: '只能一次，居民会读到原因',
  'hand-over': '街呼县应、12345 等，可以打印转办单',
  merge: '和正在办的同一件合在一起',
  unmerge: '7 天内可以分开，各办各的',
  decline: '写明理由和正确渠道',
  review: '定下给不给邻居看',
  'redact-photo': '遮住人脸、车牌和门牌',
  'rate-unit': '24 小时内可以改',
  'appeal-rating': '上级两位同事评议',
  recur: '居民说又出现了，再办一次',
};

const groups = [
  {
    words: '和居民',
    actions: ['contact', 'add-note', 'ask-more', 'rate-by-phone', 'explain', 'answer-petition'],
  },
  {
    words: '派单与协办',
    actions: [
      'dispatch',
      'assign',
      'designate',
      'invite-collaborator',
      'escalate',
      'attend',
      'sign',
      'remind',
      'send-back',
      'take-back',
    ],
  },
  {
    words: '时限与转办',
    actions: ['ask-pause', 'pause', 'refuse-pause', 'resume', 'extend', 'hand-over'],
  },
  { words: '受理与合并', actions: ['take', 'accept', 'merge', 'unmerge', 'decline', 'recur'] },
  { words: '公开与照片', actions: ['review', 'redact-photo'] },
  {
    words: '结果与评价',
    actions: [
      'finish-subtask',
      'submit-result',
      'confirm-result',
      'refuse-result',
      'rate-unit',
      'appeal-rating',
      'judge-rating-appeal',
      'check-sample',
      'uphold-appeal',
      'dismiss-appeal',
    ],
  },
] as const satisfies readonly { words: string; actions: readonly DeskAction[] }[];

type Seen = Pick<
  WorkOrderDetail,
  'steps' | 'isProxy' | 'photos' | 'review' | 'canNote' | 'canRedact'
>;

const sendsOn = (steps: readonly Step[]) =>
  steps.includes('assign-below') || steps.includes('assign-agency');

const canCover = ({ photos, canRedact }: Seen) => canRedact && photos.some(({ url }) => url);

/** A proxy's words are noted by whoever asked her; a resident's own rating is given elsewhere. */
const ratesByPhone = ({ isProxy, steps }: Seen) =>
  isProxy && (['rate', 'reopen', 'finish-unsatisfied'] as const).some((one) => steps.includes(one));

function isOffered(action: DeskAction, order: Seen): boolean {
  const { steps } = order;
  if (action === 'dispatch') return sendsOn(steps);
  if (action === 'assign') return steps.includes('assign') && !sendsOn(steps);
  if (action === 'escalate') return steps.includes('escalate') && !sendsOn(steps);
  if (action === 'add-note') return order.canNote;
  if (action === 'redact-photo') return canCover(order);
  if (action === 'rate-by-phone') return ratesByPhone(order);
  return steps.includes(action);
}

/** Reviewed once, it can be reviewed again, but nobody is asked to. */
const leads = (action: DeskAction, { review }: Seen) =>
  mayLead.has(action) && (action !== 'review' || review?.decision === undefined);

/** What the page draws: at most one in red, one or two beside it, and the rest behind 更多, by what they are about. */
export type Drawn = {
  lead: DeskAction | undefined;
  near: DeskAction[];
  more: { words: string; actions: DeskAction[] }[];
};

const verdicts: readonly DeskAction[] = ['uphold-appeal', 'dismiss-appeal'];

/** The steps the cloud named, as buttons in fixed places; nothing it did not name. */
export function drawn(order: Seen): Drawn {
  const offered = deskActions.filter((action) => isOffered(action, order));
  const lead = offered.find((action) => leads(action, order));
  const companion = lead && beside[lead];
  const judged = lead ? [] : offered.filter((action) => verdicts.includes(action));
  const close = companion && offered.includes(companion) ? [companion] : judged;
  const rest = offered.filter((action) => action !== lead && !close.includes(action));
  const isFew = rest.length === 1 || (rest.length === 2 && close.length === 0);
  const near = isFew ? [...close, ...rest] : close;
  const more = groups
    .map(({ words, actions }) => ({
      words,
      actions: actions.filter((action) => rest.includes(action) && !near.includes(action)),
    }))
    .filter(({ actions }) => actions.length > 0);
  return { lead, near, more };
}

/** What came as 其他 or 不清楚 is sorted when it is accepted (`rules.md §4.1.3`). */
export const isUnsorted = (category: string): boolean =>
  categories.some(({ code }) => code === category && routeOf(code).isUnsorted);

/** The categories something unsorted can be sorted into. */
export const sortedCategories: readonly { value: Category; words: string }[] = categories
  .filter(({ code }) => !routeOf(code).isUnsorted)
  .map(({ code, words }) => ({ value: code, words }));
