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
