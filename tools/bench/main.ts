import { parseArgs } from 'node:util';
import { main } from '../build/run';
import { measureActions } from './actions';
import { measureCouncil } from './council';
import type { Figures, Progress } from './figures';
import { measureFunctions } from './functions';
import { measureGrowth } from './growth';
import { measureLoad } from './load';
import { measureNotices } from './notices';
import { measurePoints } from './points';
import { tableOf } from './table';
import { measureWeapp } from './weapp';

type Options = { isFull: boolean };
type Part = keyof Figures;
const parts: { [P in Part]-?: (progress: Progress, options: Options) => Promise<Figures[P]> } = {
  weapp: measureWeapp,
  functions: measureFunctions,
  actions: measureActions,
  growth: measureGrowth,
  load: measureLoad,
  notices: measureNotices,
  points: measurePoints,
  council: measureCouncil,
};
const isPart = (name: string): name is Part => Object.hasOwn(parts, name);

/** One line that is written over, on the screen but never in what is piped on. */
function progressLine(): { show: Progress; clear(): void } {
  const { stderr } = process;
  const clear = () => stderr.isTTY && stderr.write('\r\u001b[K');
  return {
    show: (words) => void (stderr.isTTY && stderr.write(`\r\u001b[K  … ${words}`)),
    clear: () => void clear(),
  };
}

/** `npm run bench [-- weapp functions actions growth load notices points council] [--json] [--full]`. */
main(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
    },
  });
  const strange = positionals.filter((name) => !isPart(name));
  if (strange.length > 0)
    throw new Error(`没有这一项：${strange.join('、')}；有 ${Object.keys(parts).join('、')}`);
  const chosen =
    positionals.length > 0 ? positionals.filter(isPart) : (Object.keys(parts) as Part[]);
  const line = progressLine();
  const figures: Figures = {};
  for (const part of chosen)
    Object.assign(figures, { [part]: await parts[part](line.show, { isFull: values.full }) });
  line.clear();
  process.stdout.write(`${values.json ? JSON.stringify(figures) : tableOf(figures)}\n`);
});
