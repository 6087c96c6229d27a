import type { Sent } from '#contracts/action';
import type { MeetingView } from '#contracts/council-meeting';
import type { saveMinutes } from '#contracts/council-minutes';
import { type Decided, decidedInput, decidedProblems, nothingDecided } from './decided-form';

/** What is written about one item of the agenda. */
export type Entry = { problem: string; opinions: string; conclusion: string; decided: Decided };
export const parts = ['problem', 'opinions', 'conclusion', 'decided'] as const;
export type Part = (typeof parts)[number];
export const partWords: Record<Part, string> = {
  problem: '问题',
  opinions: '意见',
  conclusion: '结论',
  decided: '怎么定的',
};

type Entries = Readonly<Record<string, Entry>>;

/**
 * Her words beside what the cloud had when she began, and what was sent since without a known end: enough to join two
 * writers, and to know her own words again.
 */
export type MinutesDraft = { base: Entries; mine: Entries; sent?: readonly Entries[] | undefined };

/** A part that somebody else changed while she did too. */
export type Clash = { itemId: string; part: Part; theirs: Entry };

const blank: Entry = { problem: '', opinions: '', conclusion: '', decided: nothingDecided };

function decidedOf(item: NonNullable<MeetingView['minutes']>['items'][number]): Decided {
  const { decision } = item;
  if (!decision) return nothingDecided;
  const { kind, ownerText, dueOn, category, areaId, reason = '' } = decision;
  return {
    kind,
    ownerText: kind === 'work-order' ? '' : ownerText,
    reason,
    ...(dueOn && { dueOn }),
    ...(category && { category }),
    ...(areaId && { areaId }),
  };
}

/** What the cloud has, for every item of the agenda. */
export function entriesOf({ agenda, minutes }: Pick<MeetingView, 'agenda' | 'minutes'>): Entries {
  const written = new Map((minutes?.items ?? []).map((item) => [item.itemId, item]));
  return Object.fromEntries(
    agenda.map(({ id }) => {
      const item = written.get(id);
      if (!item) return [id, blank];
      const { problem, opinions, conclusion } = item;
      return [id, { problem, opinions, conclusion, decided: decidedOf(item) }];
    }),
  );
}

const decidedKey = ({ kind, ownerText, dueOn, category, areaId, reason }: Decided): string =>
  JSON.stringify([
    kind ?? '',
    ownerText.trim(),
    dueOn ?? '',
    category ?? '',
    areaId ?? '',
    reason.trim(),
  ]);

/** One part as text, so that two of them can be compared. */
const keyOf = (entry: Entry, part: Part): string =>
  part === 'decided' ? decidedKey(entry.decided) : entry[part].trim();

const isSame = (one: Entry, other: Entry, part: Part): boolean =>
  keyOf(one, part) === keyOf(other, part);

/** A draft that has nothing of its own yet. */
export const freshDraft = (server: Entries): MinutesDraft => ({ base: server, mine: server });

/** One item changed by her. */
export function written(
  draft: MinutesDraft,
  itemId: string,
  changed: Partial<Entry>,
): MinutesDraft {
  const before = draft.mine[itemId] ?? blank;
  return { ...draft, mine: { ...draft.mine, [itemId]: { ...before, ...changed } } };
}

type Joined = { entry: Entry; clashes: Clash[] };

function joinItem(itemId: string, server: Entry, draft: MinutesDraft): Joined {
  const base = draft.base[itemId] ?? blank;
  const mine = draft.mine[itemId] ?? base;
  const sent = (draft.sent ?? []).map((one) => one[itemId] ?? blank);
  let entry = mine;
  const clashes: Clash[] = [];
  for (const part of parts) {
    if (isSame(mine, base, part)) entry = { ...entry, [part]: server[part] };
    else if (
      !isSame(server, base, part) &&
      !isSame(server, mine, part) &&
      !sent.some((one) => isSame(server, one, part))
    )
      clashes.push({ itemId, part, theirs: server });
  }
  return { entry, clashes };
}

/**
 * Her words joined with what the cloud has now: what she did not touch is theirs, what they did not touch is hers, and
 * where both wrote hers stays and the clash is told. No word of hers is ever lost.
 */
export function joined(
  draft: MinutesDraft,
  server: Entries,
): { draft: MinutesDraft; clashes: Clash[] } {
  const all = Object.entries(server).map(
    ([itemId, entry]) => [itemId, joinItem(itemId, entry, draft)] as const,
  );
  const mine = Object.fromEntries(all.map(([itemId, { entry }]) => [itemId, entry]));
  return {
    draft: { base: server, mine },
    clashes: all.flatMap(([, { clashes }]) => clashes),
  };
}

/** A decision that is not whole stays on the phone; everything else is sent. */
const isWhole = ({ decided }: Entry): boolean => Object.keys(decidedProblems(decided)).length === 0;
const sendable = (entry: Entry): Entry =>
  isWhole(entry) ? entry : { ...entry, decided: nothingDecided };

/** Items of which the cloud does not have her words yet. */
export const dirtyIds = ({ base, mine }: MinutesDraft): string[] =>
  Object.keys(mine).filter((id) => {
    const [hers, theirs] = [sendable(mine[id] ?? blank), sendable(base[id] ?? blank)];
    return parts.some((part) => !isSame(hers, theirs, part));
  });

/** Items whose decision was begun and is not whole yet. */
export const unfinishedIds = ({ mine }: MinutesDraft): string[] =>
  Object.keys(mine).filter((id) => {
    const entry = mine[id];
    return entry?.decided.kind !== undefined && !isWhole(entry);
  });

type Wanted = Sent<typeof saveMinutes>['items'];

/** What is sent: the items she changed, each whole. */
export const minutesInput = (draft: MinutesDraft, hallAreaId: string): Wanted =>
  dirtyIds(draft).map((itemId) => {
    const { problem, opinions, conclusion, decided } = draft.mine[itemId] ?? blank;
    const decision = decidedInput(decided, hallAreaId);
    return {
      itemId,
      problem: problem.trim(),
      opinions: opinions.trim(),
      conclusion: conclusion.trim(),
      ...(decision && { decision }),
    };
  });

/** The draft as it is on its way: whatever comes back, it knows which words were hers. */
export const onItsWay = (draft: MinutesDraft): MinutesDraft => {
  const all = Object.entries(draft.mine).map(([id, entry]) => [id, sendable(entry)] as const);
  return { ...draft, sent: [...(draft.sent ?? []), Object.fromEntries(all)] };
};

/** The draft once the cloud has what was sent last. */
export const arrived = ({ base, mine, sent = [] }: MinutesDraft): MinutesDraft => ({
  base: sent.at(-1) ?? base,
  mine,
});

/** Takes over what somebody else wrote in one part. */
export const yielded = (draft: MinutesDraft, { itemId, part, theirs }: Clash): MinutesDraft =>
  written(draft, itemId, { [part]: theirs[part] });
