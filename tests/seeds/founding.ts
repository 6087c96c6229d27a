import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import type {
  CoverageCountRecord,
  CoverageRecord,
  CoverageSampleRecord,
  OfflinePersonRecord,
} from '../../cloudfunctions/modules/coverage/records';
import type { PhotoCheckRecord } from '../../cloudfunctions/modules/file/records';
import type {
  HomeRecord,
  HouseholdRecord,
  PersonRecord,
} from '../../cloudfunctions/modules/identity/records';
import type { InboxItemRecord } from '../../cloudfunctions/modules/inbox/records';
import type { NoticeReadRecord, NoticeRecord } from '../../cloudfunctions/modules/notice/records';
import type {
  AccountRecord,
  BudgetRecord,
  CandidateRecord,
  JournalEntryRecord,
} from '../../cloudfunctions/modules/points/records';
import type { ReportRecord } from '../../cloudfunctions/modules/report/records';
import type {
  MovementRecord,
  RedemptionRecord,
  RewardRecord,
  ShopRecord,
} from '../../cloudfunctions/modules/shop/records';
import type {
  RevealRecord,
  WorkOrderRecord,
} from '../../cloudfunctions/modules/work-order/records';
import type { EventRecord } from '../../cloudfunctions/runtime/records';
import { buildDistrict } from '../../config/seeds/district';

/** The demo with the shapes its collections promise. */
export type Founded = {
  areas: AreaRecord[];
  plate_codes: { _id: string; areaId: string }[];
  people: PersonRecord[];
  homes: HomeRecord[];
  households: HouseholdRecord[];
  reports: ReportRecord[];
  work_orders: WorkOrderRecord[];
  reveals: RevealRecord[];
  photo_checks: PhotoCheckRecord[];
  notices: NoticeRecord[];
  notice_reads: NoticeReadRecord[];
  coverages: CoverageRecord[];
  coverage_counts: CoverageCountRecord[];
  coverage_samples: CoverageSampleRecord[];
  offline_people: OfflinePersonRecord[];
  point_accounts: AccountRecord[];
  point_budgets: BudgetRecord[];
  point_candidates: CandidateRecord[];
  journal_entries: JournalEntryRecord[];
  shops: ShopRecord[];
  rewards: RewardRecord[];
  redemptions: RedemptionRecord[];
  stock_movements: MovementRecord[];
  events: EventRecord[];
  inbox_items: InboxItemRecord[];
};

export const fileIdOf = (picture: string): string => `cloud://local.bucket/demo/${picture}.jpg`;

/** A Friday at half past ten in Shanghai, in a covered year. */
export const fridayMorning = Date.parse('2026-11-20T10:30:00+08:00');

/** Everything the demo would load at this first start. */
export const found = (start: number): Founded => buildDistrict({ start, fileIdOf }) as Founded;
