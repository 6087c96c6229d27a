import type { Day } from './day';

/** Days off and worked weekends of one year, as the State Council announced them. */
export type CalendarYear = {
  source: string;
  /** First and last day of each holiday, both included. */
  holidays: readonly { name: string; from: Day; until: Day }[];
  /** Saturdays and Sundays that are worked (调休). */
  makeups: readonly Day[];
};

/** The working calendar. Only years that stand here are certain; any other is provisional. */
export type Calendar = {
  /** Grows with every import, and is kept with each promise (`rules.md §4.1.4`). */
  version: string;
  years: Readonly<Record<string, CalendarYear>>;
};

export const calendar: Calendar = {
  version: '2026-1',
  years: {
    '2025': {
      source: '国务院办公厅关于2025年部分节假日安排的通知',
      holidays: [
        { name: '元旦', from: '2025-01-01', until: '2025-01-01' },
        { name: '春节', from: '2025-01-28', until: '2025-02-04' },
        { name: '清明节', from: '2025-04-04', until: '2025-04-06' },
        { name: '劳动节', from: '2025-05-01', until: '2025-05-05' },
        { name: '端午节', from: '2025-05-31', until: '2025-06-02' },
        { name: '国庆节、中秋节', from: '2025-10-01', until: '2025-10-08' },
      ],
      makeups: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
    },
    '2026': {
      source: '国务院办公厅关于2026年部分节假日安排的通知',
      holidays: [
        { name: '元旦', from: '2026-01-01', until: '2026-01-03' },
        { name: '春节', from: '2026-02-15', until: '2026-02-23' },
        { name: '清明节', from: '2026-04-04', until: '2026-04-06' },
        { name: '劳动节', from: '2026-05-01', until: '2026-05-05' },
        { name: '端午节', from: '2026-06-19', until: '2026-06-21' },
        { name: '中秋节', from: '2026-09-25', until: '2026-09-27' },
        { name: '国庆节', from: '2026-10-01', until: '2026-10-07' },
      ],
      makeups: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
    },
  },
};
