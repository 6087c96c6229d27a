import { coverageRoles, listToTell } from '#contracts/coverage';
import { tellingWords } from '#domain/coverage';
import { defineQuery } from '#runtime/action';
import { defined } from '#runtime/defined';
import { personView } from './offline';
import { ownAreas } from './scope';
import { type Task, untoldIn } from './untold-records';

/** Lines of the answer: some 200 bytes each, within WeChat's 1 MB. */
const mostLines = 600;

/** At most so many lines; a task without any is none. */
function cut(tasks: readonly Task[]): Task[] {
  let left = mostLines;
  return tasks.flatMap(({ notice, people }) => {
    const shown = people.slice(0, left);
    left -= shown.length;
    return shown.length > 0 ? [{ notice, people: shown }] : [];
  });
}

export const toTellAction = defineQuery(listToTell, async (_, { caller, now }) => {
  const open = await untoldIn(ownAreas(caller, coverageRoles), now);
  return {
    notices: cut(open).map(({ notice, people }) => ({
      noticeId: notice._id,
      title: notice.title,
      kind: notice.kind,
      words: tellingWords(notice, now),
      people: people.map(personView),
      ...defined({ startsAt: notice.startsAt }),
    })),
  };
});
