/** Somebody of the demo whom a visitor can be. The same shape as the bar of the local cloud expects. */
export type SeedPersona = {
  id: string;
  openid: string;
  name: string;
  /** Who it is, in a few words. */
  what: string;
  /** One sentence on what to try. */
  tryThis: string;
  isStaff: boolean;
  isEasyMode: boolean;
  /** Whether the stage opens the desktop frame first. */
  isWide: boolean;
};

const persona = (
  id: string,
  name: string,
  said: Pick<SeedPersona, 'what' | 'tryThis'> & Partial<SeedPersona>,
): SeedPersona => ({
  id,
  openid: `demo-${id}`,
  name,
  isStaff: false,
  isEasyMode: false,
  isWide: false,
  ...said,
});

/** The people of the bar, in the order of the story. */
export const personas: readonly SeedPersona[] = [
  persona('elder-resident', '王秀兰', {
    what: '70 岁居民 · 关怀版',
    tryThis:
      '拍一张楼道灯的照片反映，再打开「红色议事厅」，看上个月提的扶手装好没有，报名三天后的会。',
    isEasyMode: true,
  }),
  persona('young-owner', '林小满', {
    what: '年轻业主 · 也替父母看着',
    tryThis: '看看自己家和父母家两张联心卡，再打开反映过的飞线充电，看谁看过您的信息。',
  }),
  persona('unit-lead', '林平', {
    what: '单元长 · 5号楼2单元',
    tryThis: '发一条明早停水的通知：五下就好；再看演练通知还有哪几户不知道。',
  }),
  persona('grid-worker', '赵小河', {
    what: '网格员 · 第三网格 A岗',
    tryThis: '把刚来的一件「受理并由我处理」，办好后拍照提交结果。',
    isStaff: true,
  }),
  persona('grid-lead', '顾明岚', {
    what: '网格长 · 第一至第四网格',
    tryThis: '核查赵小河提交的结果：通过，或写明原因退回再办。',
    isStaff: true,
  }),
  persona('community-staff', '罗晴', {
    what: '社区工作人员 · 槐安社区',
    tryThis: '审一审物业的施工通知，看看大风演练哪栋楼还有人不知道，再抽一户回访。',
    isStaff: true,
    isWide: true,
  }),
  persona('chief-grid-lead', '何建舟', {
    what: '社区书记 · 总网格长',
    tryThis: '确认纺织新村议事会的议题，给要见证的纸质兑换点个头，看看上月的积分公示表。',
    isStaff: true,
  }),
  persona('shopkeeper', '许青禾', {
    what: '积分超市专管员 · 槐安社区',
    tryThis: '在柜台输入领取码 H7K3MP，再给拿纸质存折的郑桂英兑一块肥皂，审一审待记的积分。',
    isStaff: true,
  }),
  persona('moderator', '周正', {
    what: '话事员 · 退役军人，住丹桂苑',
    tryThis:
      '在「我的」里打开「议事厅工作」：丹桂苑的纪要等大家核对，槐安的会三天后开，看看到会的六位码。',
  }),
  persona('dispatcher', '程远', {
    what: '街道调度员 · 云渚街道',
    tryThis: '在宽屏上看全街道的工单：哪些快到期，哪一件已经超期。',
    isStaff: true,
    isWide: true,
  }),
  persona('district-desk', '沈望', {
    what: '区指挥中心 · 云河区',
    tryThis: '在「我的」里打开「分派规则」：看每一类事先由谁受理、哪个部门牵头，改一条试试。',
    isStaff: true,
  }),
  persona('agency-officer', '陆清川', {
    what: '部门承办人 · 云河综合执法局',
    tryThis: '看看交办给综合执法局的事：签收、处理，办好后提交结果。',
    isStaff: true,
  }),
];

/** The OPENID of somebody in the bar. */
export function openidOf(id: string): string {
  const found = personas.find((one) => one.id === id);
  if (!found) throw new RangeError(`no such persona: ${id}`);
  return found.openid;
}
