import { budgets } from '../budgets';
import { type Built, subpackageRoots } from './built';
import type { Check } from './check';

const notUploaded = /\.map$|LICENSE\.txt$|^project\.config\.json$/;

/** Bytes of the main package and of each subpackage, as WeChat counts them. */
export function packageSizes(built: Built): { main: number; packages: Record<string, number> } {
  const packages: Record<string, number> = Object.fromEntries(
    subpackageRoots(built.app).map((root) => [root, 0]),
  );
  let main = 0;
  for (const [path, bytes] of built.bytes) {
    if (notUploaded.test(path)) continue;
    const root = Object.keys(packages).find((one) => path.startsWith(`${one}/`));
    if (root === undefined) main += bytes;
    else packages[root] = (packages[root] ?? 0) + bytes;
  }
  return { main, packages };
}

const inKB = (bytes: number) => `${(bytes / 1024).toFixed(0)} KB`;

export const sizesWithinBudget: Check = {
  name: '包大小在预算内',
  look(built) {
    const { main, packages } = packageSizes(built);
    const faults: string[] = [];
    if (main > budgets.mainPackageKB * 1024)
      faults.push(`main package ${inKB(main)}, budget ${budgets.mainPackageKB} KB`);
    for (const [root, bytes] of Object.entries(packages))
      if (bytes >= budgets.subpackageKB * 1024)
        faults.push(`${root} ${inKB(bytes)}, budget below ${budgets.subpackageKB} KB`);
    const note = [['main', main] as const, ...Object.entries(packages)]
      .map(([name, bytes]) => `${name} ${inKB(bytes)}`)
      .join('、');
    return { faults, note };
  },
};
