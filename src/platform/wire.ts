import type { Reply, Request } from '#contracts/wire';

/** Sends one request to the function `api`; throws AppError `offline` where the network, not the cloud, failed. */
export declare function send(request: Request): Promise<Reply>;

/** Whose phone this is, as far as the phone knows: kept content and drafts belong to it. */
export declare function keeper(): string;
