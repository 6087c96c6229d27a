import { clientRule, collections, type Index } from '#config/collections';
import { functions } from '#config/functions';

const say = (lines: readonly string[]) => process.stdout.write(`${lines.join('\n')}\n`);

const kindWords = { 1: '升', [-1]: '降', '2dsphere': '地理位置（2dsphere）' } as const;

const indexWords = ({ keys, isUnique }: Index) =>
  `    ${Object.entries(keys)
    .map(([field, direction]) => `${field} ${kindWords[direction]}`)
    .join('，')}${isUnique ? '（唯一）' : ''}`;

/** Prints every collection with its indexes and the one rule that all of them have. */
export async function listCollections(): Promise<void> {
  say([
    `每个集合的权限：所有用户不可读写 ${JSON.stringify(clientRule)}`,
    ...Object.entries(collections).flatMap(([name, indexes]) => [name, ...indexes.map(indexWords)]),
  ]);
}

/** Prints what to set for each function in the console. */
export async function listFunctions(): Promise<void> {
  say(
    Object.entries(functions).flatMap(([name, one]) => [
      `${name}　内存 ${one.memoryMB} MB　时限 ${one.timeoutSeconds} 秒`,
      `    触发器：${one.timer ? `${one.timer.name} ${one.timer.cron}` : '无'}`,
      `    openapi：${one.openapi.join('、') || '无'}`,
      `    客户端${one.invoke === 'clients' ? '可以' : '不可以'}调用`,
    ]),
  );
}
