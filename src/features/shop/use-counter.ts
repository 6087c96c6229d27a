import { useDidShow } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { type AppError, wordsFor } from '#contracts/errors';
import type { FoundAccount } from '#contracts/points-accounts';
import { type CounterRedemption, handOver, lookUpCode } from '#contracts/shop-counter';
import { now } from '../../platform/clock';
import { call } from '../../platform/cloud';
import { canScan, scanWords } from '../../platform/scan';
import { asAppError } from '../../platform/use-loaded';
import { type Entry, readEntry, settleMs } from './counter-entry';
import { type Found, findByName, findByNumber } from './find-by';
import { whyNotNow } from './standing';

/** What lies on the counter now. */
export type OnCounter =
  | { kind: 'found'; redemption: CounterRedemption }
  | { kind: 'people'; accounts: readonly FoundAccount[] }
  | { kind: 'selling'; account: FoundAccount }
  | { kind: 'done'; redemption: CounterRedemption; isRepeat: boolean }
  | { kind: 'given-back'; words: string };

type Answer = { shown: OnCounter } | { problem: string };

const byCode = async (code: string): Promise<Answer> => {
  const { redemption } = await call(lookUpCode, { code });
  const problem = whyNotNow(redemption, now());
  return problem ? { problem } : { shown: { kind: 'found', redemption } };
};

/** One account opens at once; several are a question. */
function ofAccounts(found: Found): Answer {
  if ('problem' in found) return found;
  const [only, ...others] = found.accounts;
  return only && others.length === 0
    ? { shown: { kind: 'selling', account: only } }
    : { shown: { kind: 'people', accounts: found.accounts } };
}

async function lookUp(entry: Entry): Promise<Answer> {
  if (entry.kind === 'code') return byCode(entry.code);
  if (entry.kind === 'number') return ofAccounts(await findByNumber(entry.number));
  if (entry.kind === 'name') return ofAccounts(await findByName(entry.name, entry.place));
  return { problem: entry.words };
}

const notFoundWords: Partial<Record<Entry['kind'], string>> = {
  code: '本店没有这个领取码：可能打错了，或者是别家积分超市的',
};

const refusalWords = (error: AppError, { kind }: Entry): string =>
  error.code === 'not-found' && !error.details?.reason
    ? (notFoundWords[kind] ?? wordsFor(error))
    : error.code === 'offline'
      ? '没有网络，现在不能确认。请先别交货，用登记表记下来'
      : wordsFor(error);

/** The field: what is typed, what is wrong with it, and the cursor, which comes back to it after everything. */
function useEntryField() {
  const [text, setText] = useState('');
  const [isComposing, setIsComposing] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [turn, setTurn] = useState(0);
  const toField = () => setTurn((last) => last + 1);
  useDidShow(toField);
  return {
    text,
    problem,
    turn,
    toField,
    /** When what stands there is looked up by itself, in ms from now; undefined: not by itself. */
    waitMs: isComposing ? undefined : settleMs(text),
    write: (next: string, composing: boolean) => {
      setText(next);
      setIsComposing(composing);
      setProblem(undefined);
    },
    refuse: setProblem,
    clear: () => {
      setText('');
      setProblem(undefined);
      toField();
    },
  };
}

type EntryField = ReturnType<typeof useEntryField>;

/** Asks what an entry leads to; an answer that comes after somebody typed on is not shown. */
function useLookingUp(
  field: EntryField,
  { onShown, onRefused }: { onShown: (shown: OnCounter) => void; onRefused: () => void },
) {
  const [isBusy, setIsBusy] = useState(false);
  const asked = useRef(0);
  const forget = () => {
    asked.current += 1;
    setIsBusy(false);
  };
  const look = async (words: string) => {
    asked.current += 1;
    const mine = asked.current;
    const entry = readEntry(words);
    setIsBusy(true);
    const answer = await lookUp(entry).catch((cause: unknown) => ({
      problem: refusalWords(asAppError(cause), entry),
    }));
    if (mine !== asked.current) return;
    setIsBusy(false);
    if ('problem' in answer) {
      onRefused();
      field.refuse(answer.problem);
      field.toField();
    } else {
      onShown(answer.shown);
      field.clear();
    }
  };
  const { text, waitMs } = field;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another text is looked up by itself.
  useEffect(() => {
    if (waitMs === undefined) return;
    const timer = setTimeout(() => void look(text), waitMs);
    return () => clearTimeout(timer);
  }, [text, waitMs]);
  return { isBusy, look, forget };
}

/** Hands over what was found; a refusal stands at the field. */
function useGiving(field: EntryField, onShown: (shown: OnCounter) => void) {
  const [isGiving, setIsGiving] = useState(false);
  const give = async ({ id }: CounterRedemption) => {
    setIsGiving(true);
    try {
      onShown({ kind: 'done', ...(await call(handOver, { id })) });
      field.clear();
    } catch (cause) {
      field.refuse(wordsFor(asAppError(cause)));
      field.toField();
    }
    setIsGiving(false);
  };
  return { isGiving, give };
}

/** The counter: one field for codes, numbers and names, and what it led to. */
export function useCounter() {
  const [shown, setShown] = useState<OnCounter>();
  const [wasScanned, setWasScanned] = useState(false);
  const field = useEntryField();
  const looking = useLookingUp(field, {
    onShown: setShown,
    // Nobody hands to the last one what the next one asked for; a basket stays.
    onRefused: () => setShown((last) => (last?.kind === 'selling' ? last : undefined)),
  });
  const giving = useGiving(field, setShown);
  const { text, problem, turn, toField } = field;

  const type = (next: string, composing = false) => {
    looking.forget();
    field.write(next, composing);
    setWasScanned(false);
  };
  const scan = async () => {
    const words = await scanWords();
    if (words === undefined) return;
    type(words);
    setWasScanned(true);
    void looking.look(words);
  };
  return {
    text,
    problem,
    turn,
    toField,
    shown,
    isLooking: looking.isBusy,
    ...giving,
    type,
    enter: () => {
      if (text.trim() !== '' && !looking.isBusy) void looking.look(text);
    },
    scan,
    nextWords: canScan && wasScanned ? '完成，扫下一位' : '下一位',
    /** The next in the queue: whoever scanned scans again. */
    next: () => {
      setShown(undefined);
      field.clear();
      if (canScan && wasScanned) void scan();
    },
    show: (next: OnCounter) => {
      setShown(next);
      field.clear();
    },
  };
}

export type Counter = ReturnType<typeof useCounter>;
