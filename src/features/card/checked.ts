import type { Got } from '#contracts/action';
import type { checkBadge } from '#contracts/card-prints';

type Checked = Got<typeof checkBadge>;

type Verdict = { tone: 'jade' | 'amber' | 'red'; words: string; advice: string };

/** What somebody behind a door reads of a badge (feature F06), and what she does with it. */
export function verdictOf({
  isValid,
  isOfMyPlace,
}: Pick<Checked, 'isValid' | 'isOfMyPlace'>): Verdict {
  if (!isValid)
    return {
      tone: 'red',
      words: '已失效',
      advice: '这张工作证不能证明来人是网格工作人员。请不要开门，先打电话问社区。',
    };
  if (isOfMyPlace === false)
    return {
      tone: 'amber',
      words: '是工作人员，不是您家这一片的',
      advice: '请先看照片是不是本人，再问清为什么来；不放心就打电话问社区。',
    };
  return {
    tone: 'jade',
    words: '是本网格工作人员',
    advice: '请看照片和名字是不是眼前这个人；不放心就打电话问社区。',
  };
}
