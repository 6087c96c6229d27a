import type { Built } from './built';

/** What a check found: it passes without faults; the note is printed either way. */
export type Finding = { faults: readonly string[]; note?: string };

/** One promise about a built mini-program. */
export type Check = {
  name: string;
  look(built: Built): Finding | Promise<Finding>;
};

const shownFaults = 12;

async function lookAt(check: Check, built: Built): Promise<Finding> {
  try {
    return await check.look(built);
  } catch (error) {
    return { faults: [error instanceof Error ? error.message : String(error)] };
  }
}

function lineOf(name: string, { faults, note }: Finding): string {
  const head = `${faults.length === 0 ? '✓' : '✗'} ${name}${note ? `：${note}` : ''}`;
  const rest = faults.length - shownFaults;
  const more = rest > 0 ? [`    … and ${rest} more`] : [];
  const said = faults.slice(0, shownFaults).map((fault) => `    ${fault.replace(/\s+/g, ' ')}`);
  return [head, ...said, ...more].join('\n');
}

/** Looks at a build with every check in turn, says a line for each, and answers how many failed. */
export async function runChecks(
  checks: readonly Check[],
  built: Built,
  say: (line: string) => void,
): Promise<{ passed: number; failed: number }> {
  let failed = 0;
  for (const check of checks) {
    const finding = await lookAt(check, built);
    if (finding.faults.length > 0) failed += 1;
    say(lineOf(check.name, finding));
  }
  return { passed: checks.length - failed, failed };
}
