import type { CalendarEntry } from './calendar-entry';
import { now } from './clock';
import { icsText } from './ics';
import { newRequestId } from './request-id';

/** A browser has no calendar of its own: a file that every calendar opens. */
export async function addToCalendar(entry: CalendarEntry): Promise<boolean> {
  const text = icsText(entry, { uid: newRequestId(), madeAt: now() });
  const url = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${entry.title}.ics`;
  link.click();
  URL.revokeObjectURL(url);
  return true;
}
