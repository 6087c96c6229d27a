/** What WeChat's refusals mean and what mends them (`platform.md §2`); 43101 is no dead letter. */
const known: Readonly<Record<string, readonly [what: string, mend: string]>> = {
  '-1': ['微信系统忙', '过一会儿再发'],
  '40003': ['收的人的微信标识不对', '这个人可能换了微信，消息在应用里看得到'],
  '40037': ['模板编号不对', '请核对微信后台的模板编号，改好再发'],
  '41028': ['请求不完整', '请告诉技术人员'],
  '41029': ['请求不完整', '请告诉技术人员'],
  '41030': ['页面不存在', '小程序的新版本还没有发布，发布后再发'],
  '43108': ['微信不让给这个人发得太密', '过一会儿再发'],
  '45009': ['今天发得太多，到了微信的上限', '明天再发'],
  '45011': ['发得太快', '过一会儿再发'],
  '47003': ['内容不合格式', '请核对模板的关键词，改好再发'],
};

/** Why WeChat would not take a message, in words where the code is known, and what to do first. */
export function deadText(reason: string): { what: string; mend: string } {
  const code = /-?\d+/.exec(reason)?.[0] ?? '';
  const [what, mend] = known[code] ?? ['微信没有收', '原因不清楚，请先看微信的原话'];
  return { what, mend };
}
