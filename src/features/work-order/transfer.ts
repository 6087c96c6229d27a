import { categoryWords } from '#contracts/report';
import { platformWords, slaTierWords, type WorkOrderDetail } from '#contracts/work-order';
import { datedText, dateText, dayOf } from '#domain/day';

/** One line of the form: what, and what is written there. */
export type FormLine = { label: string; words: string };

/** 转办单: what goes along on paper, without name, phone or door of the reporter. */
export function transferLines(order: WorkOrderDetail, at: number): FormLine[] {
  const { external } = order;
  const to = external && `${platformWords[external.platform]}，编号 ${external.number}`;
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['工单编号', order.number],
    ['转往', to],
    ['转出日期', external && dateText(external.on, dayOf(at))],
    ['类别', `${categoryWords(order.category)}（${slaTierWords[order.tier]}）`],
    ['地点', order.placeText],
    ['反映时间', datedText(order.submittedAt, at)],
    ['反映户数', `${order.households} 户`],
    ['反映内容', order.text || '见所附照片'],
    ['经办人', order.assignee && `${order.assignee.roleText} ${order.assignee.name}`],
    ['办结时限', order.promised.isStopped ? undefined : datedText(order.promised.dueAt, at)],
  ];
  return lines.flatMap(([label, words]) => (words ? [{ label, words }] : []));
}
