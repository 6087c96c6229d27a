import { randomUUID } from 'node:crypto';
import type { QueryReport } from '../database';
import type {
  CallOutcome,
  CallRecord,
  CheckedMedia,
  CheckedText,
  Inspection,
  MadeQrCode,
  RequestRecord,
  SentMessage,
} from './records';

const kept = 1000;

type Recorded = { -readonly [K in keyof CallRecord]: CallRecord[K] } & {
  requests: RequestRecord[];
  logs: string[];
};

/** A request while it runs; the database adds what it read. */
export type LiveRequest = { action: string; about?: string; queries: QueryReport[] };

/** Keeps the newest 1,000 of everything the cloud saw. */
export class Recorder {
  #seen = Recorder.#empty();

  static #empty() {
    return {
      sentMessages: [] as SentMessage[],
      checkedTexts: [] as CheckedText[],
      checkedMedia: [] as CheckedMedia[],
      qrCodes: [] as MadeQrCode[],
      calls: [] as Recorded[],
    };
  }

  /** A copy that later events do not change. */
  inspect(): Inspection {
    return structuredClone(this.#seen);
  }

  get messageCount(): number {
    return this.#seen.sentMessages.length;
  }

  reset(): void {
    this.#seen = Recorder.#empty();
  }

  message(message: SentMessage): void {
    keep(this.#seen.sentMessages, message);
  }

  text(text: CheckedText): void {
    keep(this.#seen.checkedTexts, text);
  }

  qrCode(code: MadeQrCode): void {
    keep(this.#seen.qrCodes, code);
  }

  media(media: CheckedMedia): void {
    keep(this.#seen.checkedMedia, media);
  }

  call(begun: { function: string; openid?: string | undefined; source: string; at: number }) {
    const record: Recorded = {
      id: randomUUID(),
      function: begun.function,
      ...(begun.openid === undefined ? {} : { openid: begun.openid }),
      source: begun.source,
      startedAt: begun.at,
      ms: 0,
      outcome: 'running',
      requests: [],
      requestCount: 0,
      logs: [],
    };
    keep(this.#seen.calls, record);
    return new LiveCall(record);
  }
}

/** A call while it runs. */
export class LiveCall {
  readonly #record: Recorded;
  readonly #startedMs = performance.now();
  #asked = 0;

  constructor(record: Recorded) {
    this.#record = record;
  }

  get id(): string {
    return this.#record.id;
  }

  /** The number, from 1, of the admin request that now begins. */
  nextRequest(): number {
    this.#asked += 1;
    return this.#asked;
  }

  log(line: string): void {
    keep(this.#record.logs, line);
  }

  /** The function's own list, once it answered: complete, where single lines may still be on their way. */
  logs(lines: readonly string[]): void {
    this.#record.logs = lines.slice(-kept);
  }

  request(live: LiveRequest, end: { ms: number; errorCode?: string | undefined }): void {
    this.#record.requestCount += 1;
    keep(this.#record.requests, {
      action: live.action,
      ...(live.about === undefined ? {} : { about: live.about }),
      ms: end.ms,
      ...(end.errorCode === undefined ? {} : { errorCode: end.errorCode }),
      queries: live.queries,
    });
  }

  end(outcome: CallOutcome, errorCode?: string): void {
    this.#record.outcome = outcome;
    this.#record.ms = Math.round(performance.now() - this.#startedMs);
    if (errorCode !== undefined) this.#record.errorCode = errorCode;
  }
}

function keep<T>(list: T[], item: T): void {
  list.push(item);
  if (list.length > kept) list.shift();
}
