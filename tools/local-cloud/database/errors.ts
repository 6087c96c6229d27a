/** A refusal in the cloud's own words: `code` and `message` travel to the SDK as they are. */
export class DbError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'DbError';
  }
}

const ADVICE = 'Please check your request, but if the problem persists, contact us.';

/** Somebody else holds or changed the document (`protocol.md` §1.3). */
export const conflict = () =>
  new DbError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${ADVICE}`,
  );

/** The transaction was committed, aborted or is older than 30 s (`protocol.md` §1.3). */
export const transactionGone = () =>
  new DbError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. ${ADVICE}`,
  );

export const collectionMissing = (name: string) =>
  new DbError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${name}. ${ADVICE}`,
  );

export const collectionExists = () =>
  new DbError(
    'DATABASE_COLLECTION_ALREADY_EXIST',
    '[ResourceUnavailable.ResourceExist] Table exist.',
  );

/** A second document with the same `_id` or the same values of a unique index. */
export const duplicateKey = (collection: string, index: string, key: unknown) =>
  new DbError(
    'DATABASE_REQUEST_FAILED',
    `E11000 duplicate key error collection: local.${collection} index: ${index} dup key: ${JSON.stringify(key)}`,
  );

/** MongoDB understood the request and refuses it; the words are MongoDB's. */
export const requestFailed = (message: string) => new DbError('DATABASE_REQUEST_FAILED', message);

/** The request itself is malformed. */
export const invalid = (message: string) => new DbError('INVALID_PARAM', message);

/** The cloud may know this; the local cloud does not, and says so instead of guessing. */
export const notImitated = (what: string) => new DbError('NOT_IMITATED', `not imitated: ${what}`);

/** The cloud would do it, slowly; tests must not. */
export const refused = (why: string) =>
  new DbError('LOCAL_CLOUD_REFUSES', `local-cloud refuses: ${why}`);
