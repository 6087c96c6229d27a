import { budgets } from '../budgets';
import { type Built, pagesOf } from './built';
import type { Check } from './check';
import { type PageRun, runPage } from './run-page';
import type { Answer } from './wx-stand-in';

/** What a run is held to; each fault begins with the page. */
function faultsOf(page: string, run: PageRun): string[] {
  const faults = run.errors.map((error) => `${page}: ${error}`);
  if (run.text === '') faults.push(`${page}: nothing to read on it`);
  if (run.setDataBytes > budgets.firstScreenKB * 1024)
    faults.push(`${page}: setData ${run.setDataBytes} bytes, budget ${budgets.firstScreenKB} KB`);
  if (run.nodes >= budgets.firstScreenNodes)
    faults.push(`${page}: ${run.nodes} nodes, budget below ${budgets.firstScreenNodes}`);
  return faults;
}

async function lookAtPages(built: Built, answer: Answer) {
  const faults: string[] = [];
  let mostBytes = 0;
  let mostNodes = 0;
  for (const page of pagesOf(built.app)) {
    const run = await runPage(built, { page, query: {}, answer });
    faults.push(...faultsOf(page, run));
    mostBytes = Math.max(mostBytes, run.setDataBytes);
    mostNodes = Math.max(mostNodes, run.nodes);
  }
  const note = `最多 ${(mostBytes / 1024).toFixed(1)} KB、${mostNodes} 个节点`;
  return { faults, note };
}

const noNetwork: Answer = () =>
  Promise.reject(Object.assign(new Error('cloud.callFunction:fail'), { errCode: -1 }));

/** With no network every page must still say something, and say it without an exception. */
export const pagesRunOffline: Check = {
  name: '每一页在没有网络时也能画出来',
  look: (built) => lookAtPages(built, noNetwork),
};
