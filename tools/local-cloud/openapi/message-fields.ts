type Rule = (value: string) => boolean;

const upTo =
  (length: number): Rule =>
  (value) =>
    [...value].length <= length;
const like =
  (pattern: RegExp): Rule =>
  (value) =>
    pattern.test(value);

const chinese = /^[\p{Script=Han}·]{1,10}$/u;
const letters = /^[A-Za-z\p{P}\p{S} ]{1,20}$/u;

/** What WeChat lets each kind of keyword hold (`platform.md §2`, the table of limits). */
const rules: Record<string, Rule> = {
  thing: upTo(20),
  number: like(/^-?[\d.]{1,32}$/),
  letter: like(/^[A-Za-z]{1,32}$/),
  symbol: like(/^[\p{P}\p{S}]{1,5}$/u),
  character_string: like(/^[\x20-\x7e]{1,32}$/),
  time: like(/^[\d年月日:：\-/~ 上下午时分]{3,32}$/),
  date: like(/^[\d年月日:：\-/~ 上下午时分]{3,32}$/),
  amount: like(/^\p{Sc}?[\d.,]{1,14}元?$/u),
  phone_number: like(/^[\d+\- ]{1,17}$/),
  car_number: upTo(8),
  name: (value) => chinese.test(value) || letters.test(value),
  phrase: like(/^\p{Script=Han}{1,5}$/u),
  enum: upTo(20),
};

/** Why WeChat answers 47003 for this field, or undefined when it takes it. */
export function fieldProblem(key: string, value: unknown): string | undefined {
  const kind = /^([a-z_]+?)\d+$/.exec(key)?.[1];
  const rule = kind === undefined ? undefined : rules[kind];
  if (!rule) return `argument invalid! data.${key} is not a keyword`;
  if (typeof value !== 'string' && typeof value !== 'number') {
    return `argument invalid! data.${key}.value is empty`;
  }
  const text = String(value);
  if (text === '') return `argument invalid! data.${key}.value is empty`;
  return /\p{Cc}/u.test(text) || !rule(text)
    ? `argument invalid! data.${key}.value invalid`
    : undefined;
}
