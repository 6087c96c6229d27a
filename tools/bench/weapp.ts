import { join } from 'node:path';
import { root } from '../build/fresh';
import { buildApp } from '../build/taro';
import { readBuilt } from '../build/weapp-gate/built';
import { packageSizes } from '../build/weapp-gate/package-sizes';
import { type Figures, type Progress, rounded } from './figures';

/** Sizes of the mini-program's packages, in KB of 1,024 bytes; builds it first where a source changed. */
export async function measureWeapp(progress: Progress): Promise<Figures['weapp']> {
  progress('小程序包');
  await buildApp('weapp');
  const { main, packages } = packageSizes(readBuilt(join(root, 'dist', 'weapp')));
  const inKB = (bytes: number) => rounded(bytes / 1024, 1);
  return {
    mainKB: inKB(main),
    packagesKB: Object.fromEntries(
      Object.entries(packages).map(([name, bytes]) => [name, inKB(bytes)]),
    ),
  };
}
