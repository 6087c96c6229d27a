import { errorWords } from '#contracts/errors';
import { budgets } from '../budgets';
import { type Built, pagesOf } from './built';
import type { Check, Finding } from './check';
import { type PageRun, runPage } from './run-page';
import type { Answer } from './wx-stand-in';

/** Somebody opens a page. `answer` makes the cloud she meets, which says what it refused. */
export type Visit = {
  page: string;
  persona: string;
  query: Record<string, string>;
  answer(onRefusal: (words: string) => void): Answer;
};

/** What a run is held to. */
function faultsOf(run: PageRun): string[] {
  const faults = [...run.errors];
  if (run.text === '') faults.push('nothing to read on it');
  if (run.text.includes(errorWords.internal)) faults.push('something broke: the page says so');
  if (run.setDataBytes > budgets.firstScreenKB * 1024)
    faults.push(`setData ${run.setDataBytes} bytes, budget ${budgets.firstScreenKB} KB`);
  if (run.nodes >= budgets.firstScreenNodes)
    faults.push(`${run.nodes} nodes, budget below ${budgets.firstScreenNodes}`);
  return faults;
}

/** Lets everybody look, one after another; each fault begins with the page. */
export async function lookAtPages(built: Built, visits: readonly Visit[]): Promise<Finding> {
  const faults: string[] = [];
  const runs: PageRun[] = [];
  for (const { page, persona, query, answer } of visits) {
    const said: string[] = [];
    const run = await runPage(built, { page, query, answer: answer((words) => said.push(words)) });
    const place = persona ? `${page} (${persona})` : page;
    faults.push(...[...faultsOf(run), ...said].map((fault) => `${place}: ${fault}`));
    runs.push(run);
  }
  const bytes = Math.max(0, ...runs.map((run) => run.setDataBytes));
  const nodes = Math.max(0, ...runs.map((run) => run.nodes));
  return { faults, note: `最多 ${(bytes / 1024).toFixed(1)} KB、${nodes} 个节点` };
}

const noNetwork: Answer = () =>
  Promise.reject(Object.assign(new Error('cloud.callFunction:fail'), { errCode: -1 }));

/** With no network every page must still say something, and say it without an exception. */
export const pagesRunOffline: Check = {
  name: '每一页在没有网络时也能画出来',
  look: (built) =>
    lookAtPages(
      built,
      pagesOf(built.app).map((page) => ({ page, persona: '', query: {}, answer: () => noNetwork })),
    ),
};
