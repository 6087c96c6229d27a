/** What one action costs, in a warm instance. */
export type ActionFigures = {
  /** Requests to the database that the person waits for: of a command, up to and including its commit. */
  requests: number;
  /** Documents the database looked at for them. */
  examined: number;
  /** The most requests the design gives it (`design.md`, Budgets). */
  limit: number;
};

/** Many work orders against few: 1 means that growth costs nothing. */
export type GrowthFigures = {
  /** Documents and index keys examined. */
  examinedRatio: number;
  /** Medians of the time of a call, taken in one run. */
  timeRatio: number;
};

/** What a crowd did in a minute; nothing of it was lost or doubled, or there would be no figures. */
export type LoadFigures = {
  /** Things people did that went through, each of one to four calls. */
  calls: number;
  reports: number;
  joined: number;
  /** Steps taken on work orders after they were sent. */
  steps: number;
  /** What was refused because somebody else was faster, by code. */
  refused: Record<string, number>;
};

/** An emergency to everybody of an area: nothing of it may depend on how many households there are, but for the messages. */
export type NoticeFigures = {
  households: number;
  /** Until the desk has its answer. */
  publishRequests: number;
  publishDocuments: number;
  /** People who let WeChat remind them, and messages WeChat took. */
  subscribers: number;
  messages: number;
  /** Everything the timers asked of the database, by message. */
  requestsPerMessage: number;
  ticks: number;
  longestRunSeconds: number;
  /** Opening it and saying so. */
  requestsPerReader: number;
  documentsPerReader: number;
  /** Adding up what the readers did. */
  addUpRequests: number;
  /** Documents and index keys. */
  coverageExamined: number;
  listExamined: number;
};

type Rate = { bare: number; reserve: number; ratio: number };

/** Reservations a second beside bare transactions on two documents, and what a passbook looks at. */
export type PointsFigures = {
  /** Everybody another thing. */
  spread: Rate;
  /** Everybody the same one. */
  contended: Rate;
  /** Documents and keys for a balance and a page, with a page's worth of entries and with 100,000. */
  examined: Record<'few' | 'many', { account: number; passbook: number }>;
};

/** Documents and keys of the pages of a hall: the list it stands in, its own, its trace, its meetings. */
export type Examined = { halls: number; hall: number; trace: number; meetings: number };

/** With 5 meetings behind a hall and with 500. */
export type CouncilFigures = Record<'few' | 'many', Examined>;

/** Everything `npm run bench -- --json` prints; a part that was not run is missing. */
export type Figures = {
  weapp?: { mainKB: number; packagesKB: Record<string, number> };
  functions?: Record<string, { KB: number; startVsBareSdk: number }>;
  actions?: Record<string, ActionFigures>;
  growth?: Record<string, GrowthFigures>;
  load?: LoadFigures;
  notices?: Record<'community' | 'district', NoticeFigures>;
  points?: PointsFigures;
  council?: CouncilFigures;
};

/** Says on the line below the table how far a part is. */
export type Progress = (words: string) => void;

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low = 0, high = low] = sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
  return (low + high) / 2;
}
