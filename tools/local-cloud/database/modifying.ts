import { notImitated } from './errors';
import { matcher } from './matching';
import type { Answer, Question, Reader } from './reader';
import type { Request } from './request';
import type { Schema } from './schema';
import type { Transactions } from './transactions';
import { updated } from './update';
import { checkedId, type Fields, isSame, type StoredDocument, storable } from './values';
import type { Change, Target, Writer } from './writer';

type Modified = { count: number; answer: Answer };

/** Changes documents that a query finds, in a transaction or at once. */
export class Modifying {
  readonly #schema: Schema;
  readonly #reader: Reader;
  readonly #writer: Writer;
  readonly #transactions: Transactions;

  constructor(parts: {
    schema: Schema;
    reader: Reader;
    writer: Writer;
    transactions: Transactions;
  }) {
    this.#schema = parts.schema;
    this.#reader = parts.reader;
    this.#writer = parts.writer;
    this.#transactions = parts.transactions;
  }

  /** Adds documents; answers when all are written. The first refusal is thrown. */
  async insert(request: Request, documents: readonly StoredDocument[], taken: Refusal) {
    const collection = this.#schema.get(request.collectionName);
    await this.#writeAll(
      request.transactionId,
      documents.map((document) => ({
        target: { collection, id: document._id },
        change: (old) => {
          if (old) throw taken(document._id);
          return document;
        },
      })),
    );
  }

  /** Puts a whole document in the place of another, or where none was. Answers whether one was. */
  async replace(request: Request): Promise<boolean> {
    const collection = this.#schema.get(request.collectionName);
    const id = checkedId(request.query._id);
    const document = { ...(storable(request.data) as Fields), _id: id };
    let wasThere = false;
    const change: Change = (old) => {
      wasThere = old !== undefined;
      return { ...document, _id: id };
    };
    await this.#writeAll(request.transactionId, [{ target: { collection, id }, change }]);
    return wasThere;
  }

  /** Applies update operators; the count is of documents that became different. */
  async update(request: Request, most: number): Promise<Modified> {
    if (request.is('upsert')) throw notImitated('an update that inserts what it does not find');
    const { data } = request;
    return this.#changeFound(request, most, (old) => {
      const next = updated(old, data);
      return isSame(old, next) ? undefined : next;
    });
  }

  remove(request: Request, most: number): Promise<Modified> {
    return this.#changeFound(request, most, () => null);
  }

  /** The document as the transaction, or everybody, sees it now. */
  reread(request: Request, id: StoredDocument['_id']): StoredDocument | undefined {
    const collection = this.#schema.get(request.collectionName);
    return this.#find({ collection, query: { _id: id }, sort: [], offset: 0, limit: 1 }, request)
      .documents[0];
  }

  async #changeFound(
    request: Request,
    most: number,
    change: (old: StoredDocument) => StoredDocument | null | undefined,
  ): Promise<Modified> {
    const collection = this.#schema.get(request.collectionName);
    const { query } = request;
    const matches = matcher(query);
    const question = { collection, query, sort: [], offset: 0, limit: most };
    const answer = this.#find(question, request);
    const written = await this.#writeAll(
      request.transactionId,
      answer.documents.map(({ _id }) => ({
        target: { collection, id: _id },
        change: (old) => (old && matches(old) ? change(old) : undefined),
      })),
    );
    return { count: written.filter(Boolean).length, answer };
  }

  #find(question: Question, { transactionId }: Request): Answer {
    if (transactionId === undefined) return this.#reader.find(question);
    return this.#transactions.within(transactionId, (transaction) =>
      this.#reader.find(question, transaction),
    );
  }

  async #writeAll(
    transactionId: string | undefined,
    writes: readonly { target: Target; change: Change }[],
  ): Promise<readonly boolean[]> {
    if (transactionId === undefined)
      return Promise.all(writes.map(({ target, change }) => this.#writer.atOnce(target, change)));
    return this.#transactions.within(transactionId, (transaction) =>
      writes.map(({ target, change }) => this.#writer.within(transaction, target, change)),
    );
  }
}

type Refusal = (id: StoredDocument['_id']) => Error;
