import { addDays, type Day } from '#domain/day';

/** What somebody filled in so far, by the names of the fields. */
export type Values = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

type Named = { name: string; label: string };
export type AskField =
  | (Named & {
      kind: 'text';
      /** Characters; with 0 it may be left out. */
      least: number;
      /** Characters, 500 unless told. */
      most?: number;
      hint: string;
      templates?: readonly string[];
    })
  | (Named & { kind: 'line'; most: number; hint: string; isNeeded?: boolean })
  /** `isEven`: all of the same size, so that none is suggested. */
  | (Named & {
      kind: 'one';
      choices: readonly { value: string; words: string }[];
      isEven?: true;
    })
  | (Named & { kind: 'many'; choices: readonly { value: string; words: string }[] })
  /** Days from today, `near` as chips and the others by the picker. */
  | (Named & { kind: 'day'; from: number; to: number; near: readonly number[] })
  /** 1 to 5. */
  | (Named & { kind: 'score' })
  | { kind: 'switch'; name: string; title: string; note: string };

/** The question of one step: what it says, what it asks, and how the answers are sent. */
export type Ask = {
  title: string;
  intro: string;
  /** What the button says. */
  words: string;
  fields: readonly AskField[];
  /** What is filled in to begin with. */
  start?: Values;
  shape?: (input: Record<string, unknown>) => Record<string, unknown>;
  /** Where the cloud names something that is not one field: its name → the field to mark. */
  at?: Readonly<Record<string, string>>;
};

export const textMost = 500;

const textOf = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
};

const lengthProblem = (text: string, least: number, most: number): string | undefined => {
  if (text.length < least) return `请至少写 ${least} 个字`;
  return text.length > most ? `最多 ${most} 个字` : undefined;
};

const lineProblem = (field: Extract<AskField, { kind: 'line' }>, text: string) =>
  field.isNeeded && !text ? `请填${field.label}` : lengthProblem(text, 0, field.most);

function problemOf(field: AskField, values: Values, today: Day): string | undefined {
  const text = textOf(values, field.name);
  switch (field.kind) {
    case 'text':
      return lengthProblem(text, field.least, field.most ?? textMost);
    case 'line':
      return lineProblem(field, text);
    case 'one':
      return text ? undefined : '请选一个';
    case 'day':
      return isBetween(text, { ...field, today }) ? undefined : '请选一个日子';
    case 'score':
      return text ? undefined : '请打 1 到 5 分';
    default:
      return undefined;
  }
}

const isBetween = (day: Day, { today, from, to }: { today: Day; from: number; to: number }) =>
  day !== '' && day >= addDays(today, from) && day <= addDays(today, to);

/** What is still missing, by field; empty when it can be sent. */
export function askProblems(ask: Ask, values: Values, today: Day): Record<string, string> {
  const found = ask.fields.map((field) => [field.name, problemOf(field, values, today)] as const);
  return Object.fromEntries(
    found.filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}

function sent(field: AskField, values: Values): unknown {
  const text = textOf(values, field.name);
  if (field.kind === 'switch') return values[field.name] === true;
  if (field.kind === 'many') return values[field.name] ?? [];
  if (field.kind === 'score') return Number(text);
  return text || undefined;
}

/** The answers as the command wants them, beside id and version; what was left empty is left out. */
export function askInput(ask: Ask, values: Values): Record<string, unknown> {
  const pairs = ask.fields
    .map((field) => [field.name, sent(field, values)] as const)
    .filter(([, value]) => value !== undefined);
  const input = Object.fromEntries(pairs);
  return ask.shape ? ask.shape(input) : input;
}

/** Problems the cloud named, at the fields of this question; the others are said as a whole. */
export function placed(
  ask: Ask,
  problems: readonly { field: string; words: string }[],
): { atFields: Record<string, string>; asWhole: string[] } {
  const names = ask.fields.map(({ name }) => name);
  const nameOf = (field: string) => ask.at?.[field] ?? field.split('.').at(-1) ?? field;
  const isHere = ({ field }: { field: string }) => names.includes(nameOf(field));
  return {
    atFields: Object.fromEntries(
      problems.filter(isHere).map(({ field, words }) => [nameOf(field), words]),
    ),
    asWhole: problems.filter((one) => !isHere(one)).map(({ words }) => words),
  };
}
