/** `file_batches`: paths issued to one person for one command; `claimedBy` is that command's event. */
export type FileBatchRecord = {
  _id: string;
  ownerId: string;
  paths: string[];
  createdAt: number;
  expiresAt: number;
  claimedBy?: string;
};

/** `photo_checks`: WeChat's later opinion of a photo. `_id` is its traceId. */
export type PhotoCheckRecord = {
  _id: string;
  fileId: string;
  subjectId: string;
  askedAt: number;
  result: 'pending' | 'pass' | 'review' | 'risky' | 'failed';
};
