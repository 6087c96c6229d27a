import type { Sent } from '#contracts/action';
import type { AreaStep } from '#contracts/area';
import type { openPaperAccount } from '#contracts/points-accounts';
import type { Day } from '#domain/day';

type Wanted = Sent<typeof openPaperAccount>;

export type PaperForm = {
  area: AreaStep | undefined;
  door: string;
  name: string;
  consent: Wanted['consent'] | undefined;
  consentOn: Day;
};
export type PaperProblems = Partial<Record<keyof PaperForm, string>>;

export const emptyPaper = (today: Day): PaperForm => ({
  area: undefined,
  door: '',
  name: '',
  consent: undefined,
  consentOn: today,
});

/** What is still missing, each at its field; without consent no passbook is opened. */
export function paperProblems(form: PaperForm, today: Day): PaperProblems {
  const { area, door, name, consent, consentOn } = form;
  return {
    ...(!area && { area: '请选住哪个单元' }),
    ...(!/^[0-9A-Za-z一-龥-]{0,20}$/.test(door.trim()) && { door: '门牌请只写数字和字' }),
    ...(name.trim() === '' && { name: '请写姓名' }),
    ...(!consent && { consent: '请先问过本人，本人同意才能开' }),
    ...((!consentOn || consentOn > today) && { consentOn: '请选本人同意的那天' }),
  };
}

/** What is sent; undefined while something is missing. */
export function paperInput(form: PaperForm, today: Day): Wanted | undefined {
  const { area, consent, consentOn } = form;
  if (!area || !consent || Object.keys(paperProblems(form, today)).length > 0) return undefined;
  const door = form.door.trim();
  return {
    areaId: area.id,
    name: form.name.trim(),
    consent,
    consentOn,
    ...(door && { door }),
  };
}

/** What is wrong with the number of a passbook as typed. */
export function numberProblem(typed: string): string | undefined {
  const plain = typed.replace(/\s/g, '');
  if (plain === '') return '请写存折号';
  return /^\d{8}$/.test(plain) ? undefined : `存折号是 8 位数字，这里有 ${plain.length} 位`;
}
