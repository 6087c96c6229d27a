import { errorWords } from '#contracts/errors';

/** After a conflict the page has been read again already: that is what is said then. */
export const readAgain = (problem: string | undefined): string | undefined =>
  problem === errorWords.conflict
    ? '刚才有人改过，现在看到的是最新的。您写的还在，看一眼再点一次'
    : problem;
