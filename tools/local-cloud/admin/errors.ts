/** A refusal of the admin protocol in the cloud's own code and words. */
export class CloudError extends Error {
  override readonly name = 'CloudError';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
