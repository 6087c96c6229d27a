import Taro from '@tarojs/taro';

/** Tab pages: reached by their tab, without parameters. */
export const tabs = {
  home: 'pages/home/index',
  report: 'pages/report/index',
  me: 'pages/me/index',
} as const;

/** Every other page, by what it shows. */
export const pages = {
  plate: 'pages/plate/index',
  address: 'features/identity/pages/address/index',
  homes: 'features/identity/pages/homes/index',
  verifyHomes: 'features/identity/pages/verify-homes/index',
  myData: 'features/identity/pages/my-data/index',
  reveals: 'features/identity/pages/reveals/index',
  privacy: 'features/identity/pages/privacy/index',
  appointments: 'features/identity/pages/appointments/index',
  invite: 'features/identity/pages/invite/index',
  workIdentity: 'features/identity/pages/work-identity/index',
  areas: 'features/identity/pages/areas/index',
  routing: 'features/routing/pages/table/index',
  routedCategory: 'features/routing/pages/category/index',
  routingRow: 'features/routing/pages/row/index',
  leave: 'features/card/pages/leave/index',
  platePrint: 'features/card/pages/plate-print/index',
  contactPrint: 'features/card/pages/contact-print/index',
  badge: 'features/card/pages/badge/index',
  checkBadge: 'features/card/pages/check-badge/index',
  reprints: 'features/card/pages/reprints/index',
  inbox: 'features/inbox/pages/inbox/index',
  notice: 'features/notice/pages/detail/index',
  writeNotice: 'features/notice/pages/write/index',
  writtenNotices: 'features/notice/pages/written/index',
  noticeOutputs: 'features/notice/pages/outputs/index',
  noticePrint: 'features/notice/pages/print/index',
  noticePolicy: 'features/notice/pages/policy/index',
  reports: 'features/report/pages/list/index',
  report: 'features/report/pages/progress/index',
  slip: 'features/report/pages/slip/index',
  onSpot: 'features/report/pages/on-spot/index',
  workOrder: 'features/work-order/pages/detail/index',
  desk: 'features/work-order/pages/desk/index',
  rates: 'features/work-order/pages/rates/index',
  transfer: 'features/work-order/pages/transfer/index',
  redact: 'features/work-order/pages/redact/index',
  coverage: 'features/coverage/pages/detail/index',
  toTell: 'features/coverage/pages/to-tell/index',
  offline: 'features/coverage/pages/offline/index',
  samples: 'features/coverage/pages/samples/index',
  deadMessages: 'features/subscription/pages/dead/index',
  points: 'features/points/pages/account/index',
  passbook: 'features/points/pages/passbook/index',
  passbookPrint: 'features/points/pages/passbook-print/index',
  pointsActs: 'features/points/pages/acts/index',
  pointsRules: 'features/points/pages/rules/index',
  pointsSheet: 'features/points/pages/sheet/index',
  pointsSheetPrint: 'features/points/pages/sheet-print/index',
  pointsProof: 'features/points/pages/proof/index',
  pointsWork: 'features/points/pages/work/index',
  pointsDesk: 'features/points/pages/candidates/index',
  pointsPropose: 'features/points/pages/propose/index',
  mediations: 'features/points/pages/mediations/index',
  pointsBudget: 'features/points/pages/budget/index',
  pointsRulesEdit: 'features/points/pages/rules-edit/index',
  paperAccounts: 'features/points/pages/paper/index',
  paperPassbook: 'features/points/pages/paper-print/index',
  objections: 'features/points/pages/objections/index',
  shop: 'features/shop/pages/shop/index',
  redemption: 'features/shop/pages/redemption/index',
  redemptions: 'features/shop/pages/redemptions/index',
  counter: 'features/shop/pages/counter/index',
  counterToday: 'features/shop/pages/counter-today/index',
  counterRegister: 'features/shop/pages/counter-register/index',
  witness: 'features/shop/pages/witness/index',
  stock: 'features/shop/pages/stock/index',
  stocktake: 'features/shop/pages/stocktake/index',
  movements: 'features/shop/pages/movements/index',
  shopEdit: 'features/shop/pages/shop-edit/index',
  calls: 'features/volunteer/pages/calls/index',
  call: 'features/volunteer/pages/call/index',
  publishCall: 'features/volunteer/pages/publish/index',
  attendance: 'features/volunteer/pages/attendance/index',
  halls: 'features/council/pages/halls/index',
  hall: 'features/council/pages/hall/index',
  meeting: 'features/council/pages/meeting/index',
  meetings: 'features/council/pages/meetings/index',
  trace: 'features/council/pages/trace/index',
  topics: 'features/council/pages/topics/index',
  suggest: 'features/council/pages/suggest/index',
  councilWork: 'features/council/pages/work/index',
  prepareMeeting: 'features/council/pages/prepare/index',
  publishMeeting: 'features/council/pages/publish/index',
  meetingDoor: 'features/council/pages/door/index',
  minutes: 'features/council/pages/minutes/index',
  topicBatch: 'features/council/pages/batch/index',
  councilBoard: 'features/council/pages/board/index',
  hallEdit: 'features/council/pages/hall-edit/index',
  meetingPrint: 'features/council/pages/meeting-print/index',
  resolutionPrint: 'features/council/pages/resolution-print/index',
} as const;
export type PageName = keyof typeof pages;

/** Opens a page above this one. */
export function open(page: PageName, query: Record<string, string> = {}): void {
  const words = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  const url = `/${pages[page]}${words.length > 0 ? `?${words.join('&')}` : ''}`;
  Taro.navigateTo({ url }).catch(() => Taro.redirectTo({ url }));
}

/** The desk takes the place of the home tab on a wide window: nothing lies below it to go back to. */
export function openDesk(): void {
  Taro.reLaunch({ url: `/${pages.desk}` });
}

export function openTab(tab: keyof typeof tabs): void {
  Taro.switchTab({ url: `/${tabs[tab]}` });
}

/** One page back; home where this page was the first one. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) Taro.navigateBack();
  else openTab('home');
}
