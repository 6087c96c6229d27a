/** Something with a time; instants are epoch ms. */
export type CalendarEntry = {
  title: string;
  startsAt: number;
  endsAt?: number | undefined;
  place?: string | undefined;
  note?: string | undefined;
};

/** The calendar reminds so long before it begins. */
export const remindMinutes = 60;
