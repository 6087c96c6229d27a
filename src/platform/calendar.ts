import type { CalendarEntry } from './calendar-entry';

/** Puts it into the phone's own calendar, with a reminder an hour before; false where she declined. */
export declare function addToCalendar(entry: CalendarEntry): Promise<boolean>;
