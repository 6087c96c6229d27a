import type { EarningRule } from '#contracts/points-rules';
import { problemsOfRules } from '#domain/candidate';
import { wholeNumber } from './propose-form';

export const ruleNumbers = ['points', 'maxPerDay', 'maxPerMonth'] as const;
export type RuleNumber = (typeof ruleNumbers)[number];
export type TypedRule = Record<RuleNumber, string>;

/** What was typed for each act, in the order of the rules. */
export type RulesForm = readonly TypedRule[];

const limits: Record<RuleNumber, number> = { points: 50, maxPerDay: 100, maxPerMonth: 500 };

const textOf = (number: number | undefined): string => (number === undefined ? '' : String(number));

export const formOf = (rules: readonly EarningRule[]): RulesForm =>
  rules.map(({ points, maxPerDay, maxPerMonth }) => ({
    points: textOf(points),
    maxPerDay: textOf(maxPerDay),
    maxPerMonth: textOf(maxPerMonth),
  }));

/** Problems by their place in what is sent: 'rules.0.maxPerDay'. */
export type RulesProblems = Readonly<Record<string, string>>;

function numberProblem(name: RuleNumber, typed: string): string | undefined {
  if (name !== 'points' && typed.trim() === '') return undefined;
  const number = wholeNumber(typed);
  if (number === undefined || number < 1) return '请写整数，至少 1';
  return number > limits[name] ? `最多 ${limits[name]}` : undefined;
}

/** The rules as typed; a cap that was left empty is none. */
export function rulesOf(form: RulesForm, before: readonly EarningRule[]): EarningRule[] {
  return before.map(({ act, path, unit, points }, at) => {
    const typed = form[at];
    const maxPerDay = wholeNumber(typed?.maxPerDay ?? '');
    const maxPerMonth = wholeNumber(typed?.maxPerMonth ?? '');
    return {
      ...{ act, path, unit, points: wholeNumber(typed?.points ?? '') ?? points },
      ...(maxPerDay !== undefined && { maxPerDay }),
      ...(maxPerMonth !== undefined && { maxPerMonth }),
    };
  });
}

/** What is wrong with what was typed, each at its field. */
export function rulesProblems(form: RulesForm, before: readonly EarningRule[]): RulesProblems {
  const typed = form.flatMap((rule, at) =>
    ruleNumbers.flatMap((name) => {
      const words = numberProblem(name, rule[name]);
      return words ? [[`rules.${at}.${name}`, words] as const] : [];
    }),
  );
  if (typed.length > 0) return Object.fromEntries(typed);
  return Object.fromEntries(
    problemsOfRules(rulesOf(form, before), before).map(({ field, words }) => [field, words]),
  );
}
