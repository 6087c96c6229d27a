import type { Got } from '#contracts/action';
import { type PointsPath, pointsActWords, pointsPaths } from '#contracts/points';
import type { EarningRule, getPointsRules } from '#contracts/points-rules';
import { type Day, dateText } from '#domain/day';
import { ruleText } from '#domain/earning';

export type RulesVersion = Got<typeof getPointsRules>['current'];
export type RuleLine = { key: string; what: string; words: string };

/** 「参与纠纷化解」 stands for two acts: whoever reads the rules is told which. */
const disputeWords: Partial<Record<EarningRule['act'], string>> = {
  'dispute-reported': '参与纠纷化解：及时告诉社区',
  'dispute-mediated': '参与纠纷化解：帮着说和，双方都同意',
};
export const actText = (act: EarningRule['act']): string =>
  disputeWords[act] ?? pointsActWords[act];

/** The rules under the paths they belong to, in the order of the paths; a path without rules is left out. */
export function rulesByPath(
  rules: readonly EarningRule[],
): { path: PointsPath; lines: RuleLine[] }[] {
  return pointsPaths
    .map((path) => ({
      path,
      lines: rules
        .filter((rule) => rule.path === path)
        .map((rule) => ({ key: rule.act, what: actText(rule.act), words: ruleText(rule) })),
    }))
    .filter(({ lines }) => lines.length > 0);
}

/** What a coming version changes, each with what it is now. */
export function changesIn(current: RulesVersion, coming: RulesVersion): RuleLine[] {
  return coming.rules.flatMap((rule) => {
    const before = current.rules.find(({ act }) => act === rule.act);
    const is = before && ruleText(before);
    const becomes = ruleText(rule);
    return is === becomes
      ? []
      : [{ key: rule.act, what: actText(rule.act), words: `${is ?? '没有'} → ${becomes}` }];
  });
}

/** 「第 2 版 · 11月23日起 · 来源：本平台默认」 */
export const versionText = ({ version, fromOn, source }: RulesVersion, today: Day): string =>
  `第 ${version} 版 · ${dateText(fromOn, today)}起 · 来源：${source}`;
