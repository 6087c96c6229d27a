import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Database, QueryReport } from '../database';
import type { FaultBox } from '../faults';
import type { FunctionHost, HostedCall } from '../functions/host';
import { type Exchange, readBody, sendJson } from '../http';
import type { LiveRequest } from '../inspection/recorder';
import type { BrokenLine, OpenapiAnswer, OpenapiRegistry } from '../openapi/registry';
import { readArgs, readMultipart, writeAnswer } from '../openapi/wire';
import type { StorageVerbs } from '../storage/verbs';
import { CloudError } from './errors';

type Body = Record<string, unknown>;
type Reply =
  | { json: Record<string, unknown> }
  | { openapi: OpenapiAnswer }
  | { broken: BrokenLine };

/** The cloud's largest packet is 50 MB (`protocol.md §7`); a file goes another way. */
const bodyLimit = { bytes: 50 * 1024 * 1024, words: 'Request packet size limit exceeded' };

export type AdminParts = {
  database: Database;
  storage: StorageVerbs;
  openapi: OpenapiRegistry;
  host: FunctionHost;
  faults: FaultBox;
};

/** Speaks the CloudBase admin protocol: always HTTP 200 and JSON, or protobuf for an openapi. */
export class AdminProtocol {
  readonly #parts: AdminParts;
  readonly #current = new AsyncLocalStorage<LiveRequest>();

  constructor(parts: AdminParts) {
    this.#parts = parts;
  }

  /** Notes what the database read, with the request that made it read. */
  readonly onQuery = (report: QueryReport): void => {
    this.#current.getStore()?.queries.push(report);
  };

  /** Answers one request; an address that ends in a call's id is that of a function. */
  async serve(exchange: Exchange): Promise<void> {
    const requestId = randomUUID();
    try {
      const body = await read(exchange);
      const call = this.#caller(exchange.url.pathname);
      const reply = call ? await this.#forCall(call, body) : await this.#perform(body, undefined);
      if (reply) send(exchange, requestId, reply);
      else exchange.response.destroy();
    } catch (error) {
      sendJson(exchange.response, 200, { ...described(error), requestId });
    }
  }

  #caller(pathname: string): HostedCall | undefined {
    const [, , callId] = pathname.split('/');
    if (callId === undefined || callId === '') return undefined;
    const call = this.#parts.host.call(callId);
    if (!call) throw new CloudError('SIGN_PARAM_INVALID', '没有这次调用');
    return call;
  }

  /** Undefined: the function was killed around this request, so nobody is left to hear the answer. */
  async #forCall(call: HostedCall, body: Body): Promise<Reply | undefined> {
    const kill = this.#parts.faults.killAt(call.config.name, call.live.nextRequest());
    if (kill === 'before') {
      this.#parts.host.kill(call.live.id);
      return undefined;
    }
    const reply = await this.#recorded(call, body);
    if (kill === 'after') this.#parts.host.kill(call.live.id);
    return kill === 'after' ? undefined : reply;
  }

  async #recorded(call: HostedCall, body: Body): Promise<Reply> {
    const request: LiveRequest = { action: String(body.action), ...about(body), queries: [] };
    const startedMs = performance.now();
    let errorCode: string | undefined;
    try {
      const reply = await this.#current.run(request, () => this.#perform(body, call));
      errorCode = errorCodeOf(reply);
      return reply;
    } catch (error) {
      errorCode = described(error).code;
      throw error;
    } finally {
      call.live.request(request, { ms: Math.round(performance.now() - startedMs), errorCode });
    }
  }

  async #perform(body: Body, call: HostedCall | undefined): Promise<Reply> {
    const action = String(body.action ?? '');
    if (action.startsWith('database.')) {
      return { json: await this.#parts.database.handle(action, body) };
    }
    if (action.startsWith('storage.')) {
      return { json: await this.#parts.storage.handle(action, body) };
    }
    if (action === 'functions.invokeFunction') return { json: await this.#invoke(body, call) };
    if (action === 'wx.openApi') return this.#openapi(body, call);
    if (action === 'wx.api') return { json: await this.#plainOpenapi(body, call) };
    throw new CloudError('INVALID_ACTION', `not imitated: ${action}`);
  }

  /** A function calling another keeps the person of its own call and adds itself to the chain. */
  async #invoke(body: Body, call: HostedCall | undefined): Promise<Record<string, unknown>> {
    const identity = call
      ? { ...call.identity, source: `${call.identity.source},scf` }
      : { source: 'scf' };
    const event: unknown = JSON.parse(String(body.request_data || '{}'));
    const json = await this.#parts.host.invoke(String(body.function_name), event, identity);
    return { data: { response_data: json } };
  }

  async #openapi(body: Body, call: HostedCall | undefined): Promise<Reply> {
    const data = body.requestData;
    if (!Buffer.isBuffer(data)) throw new CloudError('INVALID_PARAM', 'requestData is missing');
    const name = String(body.apiName);
    const openapi = await this.#parts.openapi.answer(name, readArgs(data), call?.config.openapi);
    return typeof openapi === 'string' ? { broken: openapi } : { openapi };
  }

  /** The older form of the same, with JSON instead of protobuf. */
  async #plainOpenapi(body: Body, call: HostedCall | undefined): Promise<Record<string, unknown>> {
    const args = JSON.parse(String(body.requestData || '{}')) as Record<string, unknown>;
    const name = String(body.apiName);
    const answer = await this.#parts.openapi.answer(name, args, call?.config.openapi);
    if (typeof answer === 'string') throw new CloudError('SYS_ERR', 'openapi refused');
    if ('errorCode' in answer) throw new CloudError(String(answer.errorCode), 'openapi refused');
    if ('image' in answer) throw new CloudError('INVALID_ACTION', `not imitated: wx.api ${name}`);
    return { data: { responseData: JSON.stringify(answer.json) } };
  }
}

async function read({ request }: Exchange): Promise<Body> {
  if ((request.headers['content-type'] ?? '').startsWith('multipart/')) {
    return readMultipart(request);
  }
  const text = (await readBody(request, bodyLimit)).toString();
  const body: unknown = JSON.parse(text);
  if (typeof body === 'object' && body !== null) return body as Body;
  throw new CloudError('INVALID_PARAM', 'the request is not an object');
}

function send({ response }: Exchange, requestId: string, reply: Reply): void {
  if ('json' in reply) {
    sendJson(response, 200, { requestId, ...reply.json });
  } else if ('broken' in reply) {
    if (reply.broken === 'drop') response.destroy();
    else sendJson(response, 500, { requestId });
  } else {
    response.writeHead(200, { 'content-type': 'application/octet-stream' });
    response.end(writeAnswer(reply.openapi));
  }
}

/** Whatever a request is about: the inspection shows it beside the action. */
function about(body: Body): { about?: string } {
  const named = body.collectionName ?? body.apiName ?? body.function_name ?? body.path;
  return named === undefined ? {} : { about: String(named) };
}

function errorCodeOf(reply: Reply): string | undefined {
  if ('broken' in reply) return reply.broken;
  if (!('openapi' in reply)) return undefined;
  const code = 'errorCode' in reply.openapi ? reply.openapi.errorCode : jsonErrcode(reply.openapi);
  return code === 0 || code === undefined ? undefined : String(code);
}

const jsonErrcode = (answer: OpenapiAnswer): unknown =>
  'json' in answer ? answer.json.errcode : undefined;

function described(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: 'SYS_ERR', message: String(error) };
  const { code } = error as { code?: unknown };
  if (error instanceof SyntaxError) return { code: 'INVALID_PARAM', message: error.message };
  return { code: typeof code === 'string' ? code : 'SYS_ERR', message: error.message };
}
