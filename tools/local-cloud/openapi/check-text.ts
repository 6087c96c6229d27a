import { randomUUID } from 'node:crypto';
import type { Recorder } from '../inspection/recorder';
import type { Suggest } from '../inspection/records';
import { type Openapi, ok, refused, textOf } from './answer';
import type { Visits } from './visits';

const longestText = 2500;

/** Stand-ins that say what they are, instead of a list of real bad words. Labels are WeChat's. */
export const fictionalBadWords: readonly { word: string; suggest: Suggest; label: number }[] = [
  { word: '违规示例词', suggest: 'risky', label: 20_006 },
  { word: '辱骂示例词', suggest: 'risky', label: 20_003 },
  { word: '广告示例词', suggest: 'risky', label: 10_001 },
  { word: '待审示例词', suggest: 'review', label: 21_000 },
];

/** `security.msgSecCheck`, version 2. */
export function checkText(
  recorder: Recorder,
  { now, visits }: { now: () => number; visits: Visits },
): Openapi {
  return (args) => {
    const text = textOf(args, 'content');
    const openid = textOf(args, 'openid');
    if (args.version !== 2) return refused(40_097, 'invalid args: version');
    if (![1, 2, 3, 4].includes(Number(args.scene))) return refused(40_129, 'invalid scene');
    if (text === '') return refused(44_002, 'empty content');
    if ([...text].length > longestText) return refused(45_002, 'content size out of limit');
    if (!visits.isRecent(openid)) return refused(61_010, 'user has not visited within 2 hours');
    const found = fictionalBadWords.find(({ word }) => text.includes(word));
    const result = { suggest: found?.suggest ?? 'pass', label: found?.label ?? 100 };
    recorder.text({ at: now(), openid, text, suggest: result.suggest });
    return ok({
      result,
      detail: [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }],
      trace_id: randomUUID(),
    });
  };
}
