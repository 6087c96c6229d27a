import type { Words } from './loop-words';

/** What an event about a notice says. No name and no phone stands in it. */
export type NoticeFacts = {
  noticeId: string;
  title: string;
  publisherId: string;
  /** Access keys of who has to decide. */
  tell?: string[];
  reason?: string;
};

const named = ({ title }: NoticeFacts) => `「${title}」`;
/** What somebody wrote as a reason, as part of a sentence. */
const because = ({ reason }: NoticeFacts) =>
  reason ? `，原因：${reason.replace(/[。！；，.\s]+$/u, '')}` : '';

/** What whoever decides about a notice reads. */
export const toNoticeReviewers = (facts: NoticeFacts): Words => ({
  title: '有一份通知等您审核',
  text: `${named(facts)}，请看一看：可以发布，也可以写明原因不发布。`,
});

/** What its writer reads of what somebody else did to it, by event. */
export const toPublisher: Readonly<Record<string, (facts: NoticeFacts) => Words>> = {
  'notice.published': (facts) => ({
    title: '您的通知已发布',
    text: `${named(facts)}，邻居已经能看到了。`,
  }),
  'notice.scheduled': (facts) => ({
    title: '您的通知审核过了',
    text: `${named(facts)}，到定好的时间发布。`,
  }),
  'notice.refused': (facts) => ({
    title: '您的通知没有发布',
    text: `${named(facts)}${because(facts)}。改好可以再发。`,
  }),
  'notice.amended': (facts) => ({
    title: '您的通知有改动',
    text: `${named(facts)}，请点开看看现在的内容。`,
  }),
  'notice.withdrawn': (facts) => ({
    title: '您的通知已被撤回',
    text: `${named(facts)}${because(facts)}。有疑问请问社区。`,
  }),
};
