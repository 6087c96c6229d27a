import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './build/fresh';
import { buildFunctions } from './build/functions';
import { main, run } from './build/run';
import { buildApp } from './build/taro';

const report = join(root, '.cache', 'jest.json');

type JestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
};

/** Builds what the tests run against, then runs all of them, or those whose path is given. */
main(async () => {
  const chosen = process.argv.slice(2);
  await Promise.all([buildApp('h5'), buildFunctions()]);
  rmSync(report, { force: true });
  try {
    await run('npx', ['--no-install', 'jest', '--json', `--outputFile=${report}`, ...chosen], {
      isLoud: true,
    });
  } finally {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
      readFileSync(report, 'utf8'),
    ) as JestReport;
    process.stdout.write(
      `\n${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed\n`,
    );
  }
});
