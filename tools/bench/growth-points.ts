import { codeAlphabet, codeLength } from '#contracts/shop';
import { roleKey } from '#domain/membership';
import { accountIdOf } from '../../cloudfunctions/modules/points/records';
import { codeIdOf } from '../../cloudfunctions/modules/shop/records';
import { area, personId } from '../../tests/kit/world';
import {
  type Copyings,
  type Document,
  earlier,
  idFor,
  isTheirs,
  later,
  lettersFor,
  stillOpen,
  theirs,
} from './growth-copies';

const wang = accountIdOf(personId('wang'));
/** Accounts that are there in every world: what is copied belongs to one of them. */
const holders = 500;
/** One entry for so many work orders: of each path more than two pages in the small world. */
const entryEvery = 4;
/** So many entries lie in one seal. */
const sealed = 50;
/** More lines than any passbook has: copies stand after what the story wrote, the newest first. */
const lines = 1_000_000;
/** So many sales wait for a second person: as many as a list shows. */
const toWitness = 100;
const ofOneCall = 30;
/** Things that lie on the shelf that is read. */
const onOneShelf = 40;

const paths = ['relief', 'service', 'mediation', 'duty'] as const;
const huai = area('huai');

/** The number printed on the nth paper passbook. */
export const numberFor = (index: number) => String(10_000_000 + index);
/** The code of the nth redemption that waits to be fetched. */
export const codeFor = (index: number) => {
  const last = codeAlphabet[index % codeAlphabet.length] ?? '';
  const before = codeAlphabet[Math.floor(index / codeAlphabet.length)] ?? '';
  return `${before}${last}`.padStart(codeLength, codeAlphabet[0]);
};

const someone = (index: number) => idFor('ac', 1 + (index % holders));
/** Of two long passbooks one is the resident's, the other the first on paper. */
const holderOf = (index: number) => {
  if (isTheirs(index)) return wang;
  return isTheirs(index + 1) ? idFor('ac', 1) : someone(index);
};

/** The same for another account, wherever it is named. */
const forAccount = (told: Document, accountId: string): Document =>
  JSON.parse(JSON.stringify(told).replaceAll(String(told.accountId), accountId)) as Document;

const undecided = {
  status: 'waiting',
  decidedAt: undefined,
  decidedBy: undefined,
  decidedText: undefined,
  granted: undefined,
};

const own = { personId: personId('wang') };

const notHandedOver = {
  status: 'held',
  handedOverAt: undefined,
  handedOverText: undefined,
  receiptNumber: undefined,
};

/** The first are still to be fetched, the next wait for a second person, the others are done. */
function redemptionAs(index: number, told: Document): Document {
  const _id = idFor('rd', index);
  if (index > stillOpen + toWitness) {
    const accountId = holderOf(index);
    return { _id, accountId, waitsFor: [], ...(accountId === wang && own) };
  }
  const until = later(told, 'reservedAt', index);
  const open = { _id, accountId: someone(index), ...notHandedOver, until };
  return index > stillOpen
    ? { ...open, waitsFor: [roleKey('chief-grid-lead', huai)] }
    : { ...open, waitsFor: [], code: codeFor(index), secret: lettersFor(index) };
}

/** What points keep, with the accounts they belong to. */
const points: Copyings = {
  point_accounts: {
    every: 18,
    from: ({ kind, status }) => kind === 'paper' && status === 'open',
    as: (index) => ({ _id: idFor('ac', index), number: numberFor(index) }),
  },
  point_account_numbers: {
    every: 18,
    from: () => true,
    as: (index) => ({ _id: numberFor(index), accountId: idFor('ac', index) }),
  },
  journal_entries: {
    every: entryEvery,
    from: ({ kind, path }) => kind === 'earned' && path === 'service',
    as(index, told) {
      const accountId = holderOf(index);
      const { postings } = forAccount(told, accountId);
      return {
        ...{ _id: idFor('je', index), accountId, postings, sequence: lines - index },
        path: paths[theirs(index) % paths.length],
        direction: theirs(index) % 2 === 0 ? 'in' : 'out',
      };
    },
  },
  seals: {
    every: entryEvery * sealed,
    from: ({ from, until }) => from !== undefined && until !== undefined,
    as(index, told) {
      const { at } = told.until as { at: number };
      const after = (entries: number) => ({ at: earlier(at, entries), id: 'je_' });
      const from = after(index * sealed);
      return { _id: lettersFor(index), from, until: after((index - 1) * sealed) };
    },
  },
  point_candidates: {
    every: 9,
    from: ({ status, act }) => status === 'approved' && act === 'volunteer-hours',
    as: (index, told) => ({
      ...{ _id: idFor('pc', index), accountId: holderOf(index) },
      ...(index % 2 === 0 && {
        ...undecided,
        waitsFor: [roleKey('shopkeeper', huai)],
        dueAt: later(told, 'at', index),
      }),
    }),
  },
  mediations: {
    every: 90,
    from: () => true,
    as: (index) => ({ _id: idFor('md', index), mediatorIds: [someone(index)] }),
  },
  point_sheets: {
    every: 300,
    from: ({ communityId }) => communityId === huai,
    as(index) {
      const month = `${2020 - Math.floor(index / 12)}-${String(1 + (index % 12)).padStart(2, '0')}`;
      return { _id: `${huai}:${month}`, month };
    },
  },
  point_objections: {
    every: 90,
    from: ({ communityId }) => communityId === huai,
    as: (index) => ({ _id: idFor('ob', index), personId: idFor('pe', index), isOpen: true }),
  },
};

/** What the shop keeps. */
const shop: Copyings = {
  rewards: {
    every: 90,
    from: () => true,
    as: (index) => ({
      _id: idFor('rw', index),
      ...(index > onOneShelf && { shopId: idFor('sh', 1 + (index % holders)) }),
    }),
  },
  redemptions: { every: 9, from: ({ status }) => status === 'handed-over', as: redemptionAs },
  redemption_codes: {
    every: 9,
    most: stillOpen,
    of: 'redemptions',
    from: () => true,
    as: (index, { shopId }) => ({
      _id: codeIdOf(String(shopId), codeFor(index)),
      redemptionId: idFor('rd', index),
    }),
  },
  stock_movements: { every: 9, from: () => true, as: (index) => ({ _id: idFor('mv', index) }) },
  stocktakes: {
    every: 90,
    from: () => true,
    as: (index) => ({
      ...{ _id: idFor('st', index), status: 'waiting' },
      waitsFor: [roleKey('chief-grid-lead', huai)],
    }),
  },
};

/** Calls to help, and who came. */
const volunteers: Copyings = {
  volunteer_calls: {
    every: 90,
    from: ({ status }) => status !== 'cancelled',
    as: (index, told) => ({
      _id: idFor('vc', index),
      status: index <= stillOpen ? 'open' : 'over',
      ...(index <= stillOpen && {
        startsAt: later(told, 'startsAt', index),
        endsAt: later(told, 'endsAt', index),
      }),
    }),
  },
  volunteer_sign_ups: {
    every: 9,
    from: ({ personId: who }) => who !== undefined,
    as: (index) => ({
      ...{ _id: idFor('vs', index), personId: idFor('pe', index) },
      callId: idFor('vc', Math.ceil(index / ofOneCall)),
    }),
  },
};

export const pointsCopyings: Copyings = { ...points, ...shop, ...volunteers };
