import type { Category } from '#contracts/category';
import { collection } from '#runtime/database';

/** `reports`: what a resident sent, in her words. Nothing here changes after it was sent. */
export type ReportRecord = {
  _id: string;
  number: string;
  reporterId: string;
  category: Category;
  areaId: string;
  areaPathAtCreation: string[];
  placeText: string;
  point?: string;
  detail?: string;
  gcj02?: { latitude: number; longitude: number; accuracy?: number };
  title: string;
  text: string;
  /** File ids. */
  photos: string[];
  /** Home of the reporter as it was, for a reveal. */
  homeText?: string;
  /** WeChat's opinion of the words; it holds back display to others, never delivery to staff. */
  textCheck: 'pass' | 'review' | 'risky' | 'unknown';
  workOrderId: string;
  submittedAt: number;
};

export const reports = collection<ReportRecord>('reports');
