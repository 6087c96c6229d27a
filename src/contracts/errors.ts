/** Every code a caller may meet, and the words a person reads. */
export const errorWords = {
  'unknown-caller': '没有认出您的微信，请退出小程序后重新打开',
  'session-expired': '离开时间久了，请重新打开一次，您填的内容都在',
  forbidden: '您的岗位不能进行这项操作',
  'invalid-input': '有一处没有填好，请看标出的地方',
  'not-found': '没有找到，可能已被移走',
  conflict: '内容已被他人更新，请刷新后重试',
  busy: '正在处理，请稍候',
  'too-large': '内容太大，请减少文字或照片后再试',
  'too-many': '今天已经反映了很多次，请明天再来，或直接打社区电话',
  'home-needed': '请先选您住哪个单元',
  'step-not-allowed': '现在不能这样做',
  'file-refused': '有照片没有传好，请重新添加后再提交',
  offline: '没有网络，连上网以后再试一次',
  internal: '系统出了点问题，我们已经记下。请稍后再试，或直接打社区电话',
} as const;
export type ErrorCode = keyof typeof errorWords;

/** Why one field was refused: `field` is the path in the input, `words` what the person reads beside it. */
export type FieldProblem = { field: string; words: string };

/** What a refusal may carry to the person: problems at fields, a reason in words, the fresh version after a conflict. */
export type ErrorDetails = {
  fields?: readonly FieldProblem[];
  reason?: string;
  version?: number;
};

/** Thrown by rules and handlers when a person's request cannot be done. Anything else is a bug. */
export class AppError extends Error {
  override readonly name = 'AppError';
  constructor(
    readonly code: ErrorCode,
    readonly details?: ErrorDetails,
  ) {
    super(code);
  }
}

/** A problem at one field of what was sent, as the person reads it. */
export const refusedAt = (field: string, words: string): AppError =>
  new AppError('invalid-input', { fields: [{ field, words }] });

/** What a person reads for an error: the reason where there is one, else the words of its code. */
export const wordsFor = (error: { code: ErrorCode; details?: ErrorDetails | undefined }): string =>
  error.details?.reason ?? error.details?.fields?.[0]?.words ?? errorWords[error.code];
