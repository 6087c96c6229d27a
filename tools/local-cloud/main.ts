import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { templates } from '#config/templates';
import { startLocalCloud } from './index';
import { templateTable } from './openapi/template-table';

const root = path.resolve(__dirname, '..', '..');
/** Where `npm run admin -- … --local` looks for the cloud that was started last. */
const environmentFile = path.join(root, '.local', 'cloud.json');
const usualPort = 8650;
const usage = `npm run cloud -- [--data 目录] [--port 端口] [--functions 目录] [--app 目录] [--strict]

单独启动本地云，打印一行 JSON：adminUrl、gatewayUrl、envId、env（给使用真实 SDK 的程序的环境变量）。
`;

function options() {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: path.join(root, '.local', 'cloud') },
      port: { type: 'string' },
      functions: { type: 'string', default: path.join(root, 'dist', 'cloudfunctions') },
      app: { type: 'string', default: path.join(root, 'dist', 'h5') },
      strict: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const port = Number(values.port ?? usualPort);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`端口要写 0 到 65535 的整数，现在是「${values.port}」`);
  }
  return {
    dataDir: path.resolve(values.data),
    port,
    mayUseNextPort: values.port === undefined,
    functionsDir: path.resolve(values.functions),
    ...(existsSync(values.app) ? { appDir: path.resolve(values.app) } : {}),
    isStrict: values.strict,
  };
}

/** Starts the local cloud alone, says where it is in one line of JSON, and stops at Ctrl-C. */
async function main(): Promise<void> {
  const chosen = options();
  if (!chosen) {
    process.stdout.write(usage);
    return;
  }
  const cloud = await startLocalCloud({
    ...chosen,
    templates: templateTable(templates),
    hotReload: true,
    isWarm: true,
    onLog: (line) => process.stderr.write(`${line}\n`),
  });
  mkdirSync(path.dirname(environmentFile), { recursive: true });
  writeFileSync(environmentFile, JSON.stringify(cloud.env()));
  const stop = () => void cloud.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const { adminUrl, gatewayUrl, envId } = cloud;
  process.stdout.write(`${JSON.stringify({ adminUrl, gatewayUrl, envId, env: cloud.env() })}\n`);
}

main().catch((error: unknown) => {
  const words = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${words}\n`);
  process.exit(1);
});
