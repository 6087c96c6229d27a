import { useState } from 'react';
import type { Candidate } from '#contracts/points-desk';
import { Toast } from '../../../components';
import { JudgeSheet, RejectSheet, ReverseSheet } from './candidate-sheets';

type Asked = { kind: 'reject' | 'judge' | 'reverse'; candidate: Candidate };

/** Which decision is being written, and what is said once it is done. */
export function useAsked(reload: () => Promise<void>) {
  const [asked, setAsked] = useState<Asked>();
  const [said, setSaid] = useState<string>();
  return {
    asked,
    said,
    ask: setAsked,
    close: () => setAsked(undefined),
    forget: () => setSaid(undefined),
    refused: () => void reload(),
    done: (words: string) => {
      setAsked(undefined);
      setSaid(words);
      void reload();
    },
  };
}

type AskedSheetProps = {
  state: ReturnType<typeof useAsked>;
  /** As they are now: a version that moved on is taken from here. */
  items: readonly Candidate[];
};

/** The sheet of the decision that needs words. */
export function AskedSheet({ state, items }: AskedSheetProps) {
  const { asked, said, close, done, refused, forget } = state;
  const toast = <Toast words={said} onDone={forget} />;
  if (!asked) return toast;
  const candidate = items.find(({ id }) => id === asked.candidate.id) ?? asked.candidate;
  const given = { candidate, onClose: close, onDone: done, onRefused: refused };
  if (asked.kind === 'reject') return <RejectSheet {...given} />;
  return asked.kind === 'judge' ? <JudgeSheet {...given} /> : <ReverseSheet {...given} />;
}
