import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { collections } from '#config/collections';
import { templates } from '#config/templates';
import { isDistrictLoaded, loadDistrict } from '../config/seeds';
import { personas } from '../config/seeds/personas';
import { filesOf } from './admin/demo-files';
import { localEnvironmentFile } from './admin/environment';
import { root } from './build/fresh';
import { buildFunctions } from './build/functions';
import { main, step } from './build/run';
import { buildApp } from './build/taro';
import { type LocalCloud, startLocalCloud } from './local-cloud';
import { templateTable } from './local-cloud/openapi/template-table';

const dataDir = join(root, '.local', 'data');

function options() {
  const { values } = parseArgs({
    options: {
      fresh: { type: 'boolean', default: false },
      port: { type: 'string' },
    },
  });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536))
    throw new Error('--port 后面写 1 到 65535 之间的数字');
  return { isFresh: values.fresh, port };
}

/** The demo district is loaded once; what people did with it afterwards stays. */
async function loadOnce(cloud: LocalCloud): Promise<void> {
  const { database, clock } = cloud;
  for (const [name, indexes] of Object.entries(collections))
    await database.defineCollection(name, indexes);
  if (isDistrictLoaded(database)) return;
  await step('装入示范城区', async () => {
    await loadDistrict(database, filesOf(dataDir), clock.now());
  });
}

main(async () => {
  const { isFresh, port } = options();
  process.stdout.write('联心 · 在这台电脑上运行\n');
  if (isFresh) rmSync(dataDir, { recursive: true, force: true });
  await Promise.all([buildApp('h5'), buildFunctions()]);
  const isFirst = !existsSync(dataDir);
  const cloud = await startLocalCloud({
    dataDir,
    port: port ?? 8650,
    mayUseNextPort: port === undefined,
    isWarm: true,
    afterReset: () => loadOnce(cloud),
    functionsDir: join(root, 'dist', 'cloudfunctions'),
    appDir: join(root, 'dist', 'h5'),
    personas,
    templates: templateTable(templates),
    hotReload: true,
  });
  await loadOnce(cloud);
  writeFileSync(localEnvironmentFile, JSON.stringify(cloud.env()));
  process.stdout.write(
    `\n  打开  ${cloud.gatewayUrl}/\n\n  ${isFirst ? '示范城区已装好' : '接着上次的数据'}；重新开始：npm start -- --fresh；停止：Ctrl-C\n`,
  );
  const stop = async () => {
    await cloud.close();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
});
