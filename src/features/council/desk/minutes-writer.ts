import type { Sent } from '#contracts/action';
import type { MeetingView } from '#contracts/council-meeting';
import type { saveMinutes } from '#contracts/council-minutes';
import { AppError } from '#contracts/errors';
import {
  arrived,
  type Clash,
  dirtyIds,
  type Entry,
  entriesOf,
  freshDraft,
  joined,
  type MinutesDraft,
  minutesInput,
  onItsWay,
  unfinishedIds,
  written,
  yielded,
} from './minutes-draft';

export type Seen = Pick<MeetingView, 'version' | 'agenda' | 'minutes'>;

/** What the writer needs of phone and cloud. */
export type Ports = {
  /** Keeps her words on the phone; undefined where the cloud has them all. */
  keep: (draft: MinutesDraft | undefined) => void;
  /** Saves items on a version and answers the next one; throws an AppError. The same input keeps its request. */
  send: (input: Pick<Sent<typeof saveMinutes>, 'version' | 'items'>) => Promise<number>;
  /** Reads the meeting again; undefined where that did not work. */
  read: () => Promise<Seen | undefined>;
  onChange: () => void;
};

/** The minutes of one meeting as one person writes them: nothing she typed is lost, whoever else saves. */
export class MinutesWriter {
  draft: MinutesDraft;
  clashes: readonly Clash[] = [];
  isBusy = false;
  error: AppError | undefined;
  private version: number;

  constructor(
    private readonly ports: Ports,
    seen: Seen,
    kept: MinutesDraft | undefined,
  ) {
    const server = entriesOf(seen);
    const { draft, clashes } = joined(kept ?? freshDraft(server), server);
    this.draft = draft;
    this.clashes = clashes;
    this.version = seen.version;
  }

  get isDirty(): boolean {
    return dirtyIds(this.draft).length > 0;
  }

  write(itemId: string, changed: Partial<Entry>): void {
    this.put(written(this.draft, itemId, changed));
  }

  /** What the cloud has now; while she saves that is seen to by the saving. */
  see(seen: Seen): void {
    if (this.isBusy || seen.version === this.version) return;
    this.join(seen);
    this.ports.onChange();
  }

  /** Ends a clash: theirs is taken over, or hers stays. */
  decide(clash: Clash, isTheirs: boolean): void {
    this.clashes = this.clashes.filter((one) => one !== clash);
    if (isTheirs) this.put(yielded(this.draft, clash));
    else this.ports.onChange();
  }

  /** Saves what the cloud does not have; true where it has everything then. `areaId` is the hall's. */
  async save(areaId: string): Promise<boolean> {
    if (this.isBusy) return false;
    this.isBusy = true;
    this.error = undefined;
    this.ports.onChange();
    try {
      await this.settle(areaId);
    } catch (cause) {
      this.error = cause instanceof AppError ? cause : new AppError('internal');
    }
    this.isBusy = false;
    this.ports.onChange();
    return this.error === undefined;
  }

  private join(seen: Seen): number {
    this.version = seen.version;
    const { draft, clashes } = joined(this.draft, entriesOf(seen));
    this.put(draft);
    if (clashes.length > 0) this.clashes = clashes;
    return clashes.length;
  }

  private put(next: MinutesDraft): void {
    this.draft = next;
    this.ports.keep(this.isDirty || unfinishedIds(next).length > 0 ? next : undefined);
    this.ports.onChange();
  }

  private async sendOnce(areaId: string): Promise<void> {
    const items = minutesInput(this.draft, areaId);
    if (items.length === 0) return;
    this.put(onItsWay(this.draft));
    this.version = await this.ports.send({ version: this.version, items });
    this.put(arrived(this.draft));
  }

  /** Somebody saved meanwhile: both are joined and sent again, unless both wrote the same part. */
  private async settle(areaId: string): Promise<void> {
    try {
      await this.sendOnce(areaId);
    } catch (cause) {
      const isStale = cause instanceof AppError && cause.code === 'conflict';
      const seen = isStale ? await this.ports.read() : undefined;
      if (!seen) throw cause;
      if (this.join(seen) > 0) throw cause;
      await this.sendOnce(areaId);
    }
    const seen = await this.ports.read();
    if (seen) this.join(seen);
  }
}
