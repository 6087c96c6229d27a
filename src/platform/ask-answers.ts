import type { AskAnswer, MessageTemplate } from '#contracts/subscription';

/** A template by our name of it, with the district's id at WeChat. */
export type AskEntry = { key: MessageTemplate; id: string };
export type Asked = {
  answers: { key: MessageTemplate; answer: AskAnswer }[];
  /** WeChat asks nothing while its main switch is off (20004). */
  isMainSwitchOff: boolean;
};

/** Nothing was asked: no template, too many (20003), no tap, no network; nobody is told. */
export const nothingAsked: Asked = { answers: [], isMainSwitchOff: false };

const answerWords: Readonly<Record<string, AskAnswer>> = {
  accept: 'accept',
  acceptWithAudio: 'accept',
  acceptWithAlert: 'accept',
  reject: 'reject',
  ban: 'ban',
  filter: 'filter',
};

/** What WeChat answered, by our names; a template it did not speak of is left out. */
export function answersIn(
  entries: readonly AskEntry[],
  said: Readonly<Record<string, unknown>>,
): Asked {
  const answers = entries.flatMap(({ key, id }) => {
    const answer = answerWords[String(said[id])];
    return answer ? [{ key, answer }] : [];
  });
  return { answers, isMainSwitchOff: false };
}

/** A refusal kept by 「总是保持以上选择」 is one for ever (`ban`): she is not asked again (`rules.md §4.6` rule 3). */
export function keptRefusals(
  asked: Asked,
  entries: readonly AskEntry[],
  itemSettings: Readonly<Record<string, unknown>>,
): Asked {
  const isKept = (key: MessageTemplate) =>
    entries.some((entry) => entry.key === key && itemSettings[entry.id] === 'reject');
  return {
    ...asked,
    answers: asked.answers.map(({ key, answer }) =>
      answer === 'reject' && isKept(key) ? { key, answer: 'ban' } : { key, answer },
    ),
  };
}

const mainSwitchOff = 20_004;

/** What a failed question means; `platform.md §2` lists the codes. */
export const askedInVain = (errCode: unknown): Asked => ({
  answers: [],
  isMainSwitchOff: errCode === mainSwitchOff,
});
