import Taro from '@tarojs/taro';
import { type CalendarEntry, remindMinutes } from './calendar-entry';

const seconds = (at: number): number => Math.floor(at / 1000);

/** WeChat counts in seconds (`platform.md §1.8`). */
export async function addToCalendar(entry: CalendarEntry): Promise<boolean> {
  const { title, startsAt, endsAt, place, note } = entry;
  try {
    await Taro.addPhoneCalendar({
      title,
      startTime: seconds(startsAt),
      ...(endsAt !== undefined && { endTime: String(seconds(endsAt)) }),
      ...(place && { location: place }),
      ...(note && { description: note }),
      alarm: true,
      alarmOffset: remindMinutes * 60,
    });
    return true;
  } catch {
    return false;
  }
}
