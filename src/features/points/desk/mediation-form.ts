import type { Sent } from '#contracts/action';
import type { AreaStep } from '#contracts/area';
import type { FoundAccount } from '#contracts/points-accounts';
import type { recordMediation } from '#contracts/points-mediation';

type Wanted = Sent<typeof recordMediation>;
export type Party = { name: string; hasAgreed?: boolean | undefined };

/** What was filled in so far; kept on the phone until it is recorded. */
export type MediationForm = {
  area?: AreaStep | undefined;
  parties: readonly Party[];
  outcome?: Wanted['outcome'] | undefined;
  note: string;
  mediators: readonly FoundAccount[];
  reporter?: FoundAccount | undefined;
  isAboutNamedPerson: boolean;
};

export const emptyMediation: MediationForm = {
  parties: [{ name: '' }, { name: '' }],
  note: '',
  mediators: [],
  isAboutNamedPerson: false,
};

export const mostParties = 6;
export const mostMediators = 3;

export const outcomeWords: Record<Wanted['outcome'], string> = {
  settled: '化解了',
  'not-settled': '还没有化解',
};

export type MediationProblems = Partial<
  Record<'area' | 'parties' | 'outcome' | 'note' | 'mediators', string>
>;

function partiesProblem(parties: readonly Party[]): string | undefined {
  if (parties.some(({ name }) => name.trim() === '')) return '每一方都写怎么称呼';
  if (parties.some(({ hasAgreed }) => hasAgreed === undefined)) return '每一方都点一下，是不是同意';
  return undefined;
}

/** What is still missing, each at its field. */
export function mediationProblems(form: MediationForm): MediationProblems {
  const { area, parties, outcome, note, mediators } = form;
  const party = partiesProblem(parties);
  return {
    ...(!area && { area: '请选在哪里' }),
    ...(party && { parties: party }),
    ...(!outcome && { outcome: '请选结果' }),
    ...(note.trim().length < 2 && { note: '请写一句经过' }),
    ...(mediators.length === 0 && { mediators: '请找到参与化解的人' }),
  };
}

/** What is sent; undefined while something is missing. */
export function mediationInput(form: MediationForm): Omit<Wanted, 'photos'> | undefined {
  const { area, outcome, mediators, reporter, isAboutNamedPerson } = form;
  if (!area || !outcome || Object.keys(mediationProblems(form)).length > 0) return undefined;
  return {
    areaId: area.id,
    parties: form.parties.map(({ name, hasAgreed }) => ({
      name: name.trim(),
      hasAgreed: hasAgreed === true,
    })),
    outcome,
    note: form.note.trim(),
    mediatorIds: mediators.map(({ id }) => id),
    ...(reporter && { reporterId: reporter.id }),
    isAboutNamedPerson,
  };
}

/** What becomes of it, said before it is recorded. */
export function afterwardsText({ outcome, parties, isAboutNamedPerson }: MediationForm): string {
  if (outcome === 'not-settled') return '没有化解的只留记录，不记分。以后化解了，再记一条。';
  if (parties.some(({ hasAgreed }) => hasAgreed === false))
    return '有一方没有同意，只留记录，不记分。';
  return isAboutNamedPerson
    ? '总网格长确认后，给参与化解的人提积分；告诉社区的人不记分，因为说的是某个具体的人。'
    : '总网格长确认后，给参与化解的人和告诉社区的人提积分。';
}
