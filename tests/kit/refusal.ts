import { AppError, type ErrorCode } from '#contracts/errors';

/** Waits for a refusal and gives it; anything else fails the test. */
export async function refusalOf(work: Promise<unknown>): Promise<AppError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

export const codeOf = async (work: Promise<unknown>): Promise<ErrorCode> =>
  (await refusalOf(work)).code;

/** The fields a person sees marked, with the words beside them. */
export const fieldsOf = async (work: Promise<unknown>): Promise<Record<string, string>> => {
  const { details } = await refusalOf(work);
  return Object.fromEntries((details?.fields ?? []).map(({ field, words }) => [field, words]));
};
