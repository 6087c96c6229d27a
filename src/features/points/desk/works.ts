import { keeperRoles } from '#contracts/points-accounts';
import { approverRoles, getBudget, proposerRoles } from '#contracts/points-desk';
import { listMediations } from '#contracts/points-mediation';
import { setPointsRules } from '#contracts/points-rules';
import { listObjections } from '#contracts/points-sheet';
import { type Role, witnessRoles } from '#contracts/roles';
import { counterRoles } from '#contracts/shop-counter';
import { listMovements, listStock, saveShop } from '#contracts/shop-stock';
import type { IconName } from '../../../components';
import type { PageName } from '../../../platform/navigation';

export type Work = {
  page: PageName;
  roles: readonly Role[];
  icon: IconName;
  title: string;
  note: string;
};

/** What posts do about points, in the order of how often it is opened. */
export const pointsWorks: readonly Work[] = [
  {
    page: 'pointsDesk',
    roles: approverRoles,
    icon: 'circle-check',
    title: '待审积分',
    note: '同意、不同意，审核过的也在这里',
  },
  {
    page: 'pointsPropose',
    roles: proposerRoles,
    icon: 'plus',
    title: '给邻居提积分',
    note: '谁做了好事，写下来请同事审核',
  },
  {
    page: 'mediations',
    roles: listMediations.roles as readonly Role[],
    icon: 'users',
    title: '纠纷化解',
    note: '记下来、确认；只有本社区看得到',
  },
  {
    page: 'paperAccounts',
    roles: keeperRoles,
    icon: 'book-open',
    title: '纸质存折',
    note: '给不用手机的人开、打印、并到手机',
  },
  {
    page: 'pointsBudget',
    roles: getBudget.roles as readonly Role[],
    icon: 'clock',
    title: '积分预算',
    note: '本月计划发多少，发了多少',
  },
  {
    page: 'objections',
    roles: listObjections.roles as readonly Role[],
    icon: 'message-square',
    title: '公示意见',
    note: '居民说公示哪里不对，五个工作日内答复',
  },
  {
    page: 'pointsRulesEdit',
    roles: setPointsRules.roles as readonly Role[],
    icon: 'pencil',
    title: '调整积分规则',
    note: '每件事几分、一天最多几分，明天起',
  },
];

/** What posts do about the shop. */
export const shopWorks: readonly Work[] = [
  {
    page: 'counter',
    roles: counterRoles,
    icon: 'qr-code',
    title: '积分超市柜台',
    note: '扫码、交货、直接兑换',
  },
  {
    page: 'witness',
    roles: witnessRoles,
    icon: 'eye',
    title: '请您见证',
    note: '盘点、大件、断网登记，要第二个人看过',
  },
  {
    page: 'stock',
    roles: listStock.roles as readonly Role[],
    icon: 'gift',
    title: '库存',
    note: '货架、批次、入库、报损、盘点',
  },
  {
    page: 'movements',
    roles: listMovements.roles as readonly Role[],
    icon: 'clock',
    title: '进出明细',
    note: '哪天进了什么、出了什么、谁办的',
  },
  {
    page: 'shopEdit',
    roles: saveShop.roles as readonly Role[],
    icon: 'house',
    title: '超市信息',
    note: '在哪里、几点开门、哪天休息',
  },
];

/** Those somebody with these posts may open. */
export const worksFor = (works: readonly Work[], roles: readonly Role[]): Work[] =>
  works.filter((work) => work.roles.some((role) => roles.includes(role)));
