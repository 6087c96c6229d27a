/** Numbers of the district that words name too: `config/policy.ts` shows each with its source, and nothing repeats them. */

/** Days a meeting is announced ahead (青岛市物业管理条例 92: at least three). */
export const leadDays = 3;
/** Hours in which whoever was there may ask for another wording (`rules.md §4.2.1`). */
export const amendHours = 48;
/** Days a resolution hangs out (`rules.md §4.2.1`). */
export const resolutionDays = 7;
/** Minutes around a meeting in which the code at its door is taken (`rules.md §4.2.1`). */
export const doorMinutes = 30;
