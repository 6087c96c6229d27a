import type { CallOutcome } from '../inspection/records';

/** Why a function gave no answer, in the cloud's own code and words. */
export class FunctionError extends Error {
  override readonly name = 'FunctionError';
  constructor(
    readonly code: FunctionErrorCode,
    message: string,
    readonly outcome: Exclude<CallOutcome, 'running' | 'answered'> = 'failed',
  ) {
    super(message);
  }

  /** The number `wx.cloud.callFunction` shows for it. */
  get errCode(): number {
    return errCodes[this.code];
  }
}

const errCodes = {
  FUNCTION_NOT_FOUND: -501_000,
  FUNCTIONS_EXECUTE_FAIL: -504_002,
  FUNCTIONS_TIME_LIMIT_EXCEEDED: -504_003,
  FUNCTIONS_MEMORY_LIMIT_EXCEEDED: -504_002,
  FUNCTIONS_PERMISSION_DENIED: -501_000,
  EXCEED_REQUEST_SIZE_LIMIT: -501_007,
  WX_CLOUDFUNCTION_RESULT_SIZE_EXCEED_LIMIT: -604_001,
} as const;
export type FunctionErrorCode = keyof typeof errCodes;
