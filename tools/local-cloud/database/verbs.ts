import { randomBytes } from 'node:crypto';
import type { Aggregation } from './aggregation';
import type { Cost } from './candidates';
import type { QueryReport } from './database';
import { toEjson } from './ejson';
import { duplicateKey } from './errors';
import type { Modifying } from './modifying';
import { projected, type Question, type Reader } from './reader';
import type { Request } from './request';
import type { Schema } from './schema';
import type { Transactions } from './transactions';
import { checkedId, type Fields, type Id, type StoredDocument, storable } from './values';
import type { Writer } from './writer';

export type Parts = {
  schema: Schema;
  reader: Reader;
  writer: Writer;
  modifying: Modifying;
  transactions: Transactions;
  aggregation: Aggregation;
};

type Reply = Record<string, unknown>;
type Report = Omit<QueryReport, 'action' | 'collection' | 'transactionId'>;
type Call = { request: Request; report(report: Report): void };
export type Verb = (parts: Parts, call: Call) => Promise<Reply>;

/** An id as CloudBase gives: 32 hexadecimal digits. */
export const newId = () => randomBytes(16).toString('hex');

/** The `database.*` actions of `protocol.md` §1.2 that work on documents and transactions. */
export const VERBS: Readonly<Record<string, Verb>> = {
  'database.insertDocument': insert,
  'database.getDocument': get,
  'database.modifyDocument': modify,
  'database.modifyAndReturnDoc': modifyAndReturn,
  'database.removeDocument': remove,
  'database.calculateDocument': count,
  'database.aggregateDocuments': aggregate,
  'database.startTransaction': async ({ transactions }) => ({
    transactionId: transactions.begin().id,
  }),
  'database.commitTransaction': commit,
  'database.abortTransaction': abort,
};

async function insert({ modifying }: Parts, { request, report }: Call): Promise<Reply> {
  const documents = request.documents.map((fields): StoredDocument => {
    const { _id = newId(), ...others } = storable(fields) as Fields;
    return { _id: checkedId(_id), ...others };
  });
  await modifying.insert(request, documents, (id: Id) =>
    duplicateKey(request.collectionName, '_id_', { _id: id }),
  );
  report({ ...NO_COST, returned: documents.length });
  return { data: { insertedIds: documents.map(({ _id }) => _id) } };
}

async function get(parts: Parts, { request, report }: Call): Promise<Reply> {
  const { schema, reader, transactions } = parts;
  const { transactionId, projection } = request;
  const ask = (transaction?: Parameters<Reader['find']>[1]) => {
    const question: Question = {
      collection: schema.get(request.collectionName),
      query: request.query,
      sort: request.sort,
      offset: request.offset,
      limit: request.limit,
    };
    return reader.find(question, transaction);
  };
  const answer = transactionId === undefined ? ask() : transactions.within(transactionId, ask);
  report(reportOf(answer, answer.documents.length));
  return { data: { list: projected(answer.documents, projection).map(toEjson) } };
}

async function modify({ modifying }: Parts, { request, report }: Call): Promise<Reply> {
  if (!request.is('merge')) {
    const wasThere = await modifying.replace(request);
    report({ ...NO_COST, index: '_id_', returned: 1 });
    return { data: wasThere ? { updated: 1 } : { updated: 0, upsert_id: request.query._id } };
  }
  const { count: updated, answer } = await modifying.update(request, mostOf(request));
  report(reportOf(answer, updated));
  return { data: { updated } };
}

async function modifyAndReturn({ modifying }: Parts, { request, report }: Call): Promise<Reply> {
  const { count: updated, answer } = await modifying.update(request, 1);
  report(reportOf(answer, updated));
  const [found] = answer.documents;
  const document = found && modifying.reread(request, found._id);
  return { data: document ? { updated, doc: toEjson(document) } : { updated } };
}

async function remove({ modifying }: Parts, { request, report }: Call): Promise<Reply> {
  const { count: deleted, answer } = await modifying.remove(request, mostOf(request));
  report(reportOf(answer, deleted));
  return { data: { deleted } };
}

async function count({ schema, reader }: Parts, { request, report }: Call): Promise<Reply> {
  const { total, ...spent } = reader.count(schema.get(request.collectionName), request.query);
  report(reportOf({ ...spent, isSortedInMemory: false }, total));
  return { data: { total } };
}

async function aggregate(parts: Parts, { request, report }: Call): Promise<Reply> {
  const { schema, aggregation } = parts;
  const answer = aggregation.run(schema.get(request.collectionName), request.stages);
  report(reportOf(answer, answer.list.length));
  return { data: { list: answer.list.map(toEjson) } };
}

async function commit({ transactions, writer }: Parts, { request }: Call): Promise<Reply> {
  const transaction = transactions.leave(request.transactionId ?? '');
  try {
    await writer.commit(transaction.pending.values());
  } finally {
    transactions.end(transaction);
  }
  return { committed: 1 };
}

async function abort({ transactions }: Parts, { request }: Call): Promise<Reply> {
  transactions.end(transactions.leave(request.transactionId ?? ''));
  return { aborted: 1 };
}

const mostOf = (request: Request) => (request.is('multi') ? Number.MAX_SAFE_INTEGER : 1);

const NO_COST = { documentsExamined: 0, keysExamined: 0, sortedInMemory: false };

type Spent = { cost: Cost; index?: string | undefined; isSortedInMemory: boolean };

const reportOf = ({ cost, index, isSortedInMemory }: Spent, returned: number): Report => ({
  ...cost,
  ...(index === undefined ? {} : { index }),
  returned,
  sortedInMemory: isSortedInMemory,
});
