import type { Story } from './story';
import { dispatchStories } from './told-dispatch';
import { endedStories } from './told-ended';
import { neighbourStories } from './told-neighbours';
import { runningStories } from './told-running';
import type { Told } from './told-steps';
import { unhappyStories } from './told-unhappy';
import { waitingStories } from './told-waiting';

/** What one sees there at the first start: a story for everything the demo wants to show. */
export const toldStories = (told: Told): Story[] =>
  [
    ...waitingStories,
    ...runningStories,
    ...endedStories,
    ...unhappyStories,
    ...dispatchStories,
    ...neighbourStories,
  ].map((tell) => tell(told));
