import { AppError, wordsFor } from '#contracts/errors';
import type { WorkOrderSummary } from '#contracts/work-order';
import { remindHandler } from '#contracts/work-order-step';
import { call } from '../../platform/cloud';

type One = Pick<WorkOrderSummary, 'id' | 'version' | 'title'>;
/** What became of one: undefined where she was reminded, else why not. */
export type Reminded = { title: string; refusal: string | undefined };

/** Reminds one after another, so that a refusal of one keeps nobody else from being reminded. */
export async function remindAll(
  items: readonly One[],
  remind: (item: One) => Promise<unknown> = ({ id, version }) =>
    call(remindHandler, { id, version }),
): Promise<Reminded[]> {
  const results: Reminded[] = [];
  for (const item of items) {
    const refusal = await remind(item).then(
      () => undefined,
      (cause) => wordsFor(cause instanceof AppError ? cause : new AppError('internal')),
    );
    results.push({ title: item.title, refusal });
  }
  return results;
}

/** 「已催办 3 件，1 件不能催：…」, each reason once. */
export function remindedText(results: readonly Reminded[]): string {
  const refused = results.filter(({ refusal }) => refusal !== undefined);
  const done = results.length - refused.length;
  if (refused.length === 0) return `已催办 ${done} 件`;
  const reasons = [...new Set(refused.map(({ refusal }) => refusal))].join('；');
  const first = done > 0 ? `已催办 ${done} 件，` : '';
  return `${first}${refused.length} 件不能催：${reasons}`;
}
