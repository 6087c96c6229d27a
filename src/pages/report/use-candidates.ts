import { useEffect, useRef, useState } from 'react';
import type { Got } from '#contracts/action';
import { type Candidate, joinReport, listCandidates } from '#contracts/report';
import { call } from '../../platform/cloud';
import { newRequestId } from '../../platform/request-id';
import { type Sending, useSending } from '../../platform/use-sending';
import { soughtOf } from './candidates';
import type { ReportForm } from './form';

export type Joined = Got<typeof joinReport>;

export type Candidates = {
  /** What neighbours have sent already; none while it is asked, without a network, or once she said that it is another. */
  items: readonly Candidate[];
  sending: Sending;
  /** 不是，继续提交: not shown again for this kind and place. */
  decline(): void;
  /** 是同一个，我也遇到了. */
  join(workOrderId: string): Promise<void>;
};

/** What may be the same thing, asked anew when kind or place change. It never stands in the way of 提交. */
export function useCandidates(form: ReportForm, onJoined: (joined: Joined) => void): Candidates {
  const [found, setFound] = useState<{ of: string; items: readonly Candidate[] }>();
  const [declined, setDeclined] = useState<readonly string[]>([]);
  const wishes = useRef(new Map<string, string>());
  const sending = useSending();
  const sought = soughtOf(form);
  const of = sought ? JSON.stringify(sought) : '';

  // biome-ignore lint/correctness/useExhaustiveDependencies: `of` says all of `sought`.
  useEffect(() => {
    if (!sought) return;
    let isCurrent = true;
    call(listCandidates, sought).then(
      ({ items }) => isCurrent && setFound({ of, items }),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [of]);

  return {
    items: found && found.of === of && !declined.includes(of) ? found.items : [],
    sending,
    decline: () => setDeclined((all) => [...all, of]),
    join: async (workOrderId) => {
      // The same wish keeps its id over every press: what arrived unnoticed does not happen twice.
      const requestId = wishes.current.get(workOrderId) ?? newRequestId();
      wishes.current.set(workOrderId, requestId);
      await sending.send(async () =>
        onJoined(await call(joinReport, { workOrderId }, { requestId })),
      );
    },
  };
}
