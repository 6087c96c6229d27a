import type { JournalEntry } from './ledger';
import type { Known, Note } from './reconcile-found';
import { canonicalText, faultOfSeal, type Place, rootOf, type Seal, sealOf } from './seal';

const comesAfter = ({ at, _id }: JournalEntry, place: Place): boolean =>
  at > place.at || (at === place.at && _id > place.id);

/** Invariant 10: the seals follow one another, and each holds exactly the entries that are there. */
export function sealChecks(note: Note, { sha256 }: Pick<Known, 'sha256'>) {
  const seals: Seal[] = [];
  let current = 0;
  let batch: JournalEntry[] = [];
  const close = (seal: Seal) => {
    const where = `seals/${seal.number}`;
    if (batch.length !== seal.count)
      note(10, where, `封存了 ${seal.count} 笔，现在有 ${batch.length} 笔`);
    else if (rootOf(batch.map(canonicalText), sha256) !== seal.root)
      note(10, where, '里面有一笔和封存时不一样');
    else if (
      sealOf(batch, { number: seal.number - 1, hash: seal.previousHash }, sha256).hash !== seal.hash
    )
      note(10, where, '起止、笔数或合计和封存时不一样');
    batch = [];
    current += 1;
  };
  return {
    seal(seal: Seal) {
      const fault = faultOfSeal(seal, seals.at(-1), sha256);
      if (fault) note(10, `seals/${seal.number}`, `和前一批接不上：${fault}`);
      seals.push(seal);
    },
    entry(entry: JournalEntry) {
      for (let seal = seals[current]; seal && comesAfter(entry, seal.until); seal = seals[current])
        close(seal);
      if (seals[current]) batch.push(entry);
    },
    end() {
      for (let seal = seals[current]; seal; seal = seals[current]) close(seal);
    },
  };
}
