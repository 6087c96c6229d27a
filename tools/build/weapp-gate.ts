import { join } from 'node:path';
import { root } from './fresh';
import { main } from './run';
import { readBuilt } from './weapp-gate/built';
import { runChecks } from './weapp-gate/check';
import { pagesFitWithDistrict } from './weapp-gate/district';
import { everyCheck } from './weapp-gate/every-check';
import { refuseNetwork } from './weapp-gate/offline';

/** What miniprogram-ci still says after a check, about a watcher it leaves behind. */
const silenceTools = () => Object.assign(console, { log() {}, info() {}, warn() {} });

/** Everything that must hold before `dist/weapp` goes to WeChat; a folder given instead is looked at without our district. */
main(async () => {
  silenceTools();
  const refused = refuseNetwork();
  const [folder] = process.argv.slice(2);
  const built = readBuilt(folder ?? join(root, 'dist', 'weapp'));
  const checks = folder ? everyCheck : [...everyCheck, pagesFitWithDistrict];
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const { passed, failed } = await runChecks(checks, built, say);
  if (refused.size > 0) say(`  （已拒绝的网络请求：${[...refused].join('、')}）`);
  say(`${passed} passed, ${failed} failed`);
  // miniprogram-ci leaves watchers behind that would keep the process alive.
  process.exit(failed > 0 ? 1 : 0);
});
