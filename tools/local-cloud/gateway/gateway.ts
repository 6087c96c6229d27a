import { FunctionError } from '../functions/errors';
import type { FunctionHost } from '../functions/host';
import { decodedPath, type Exchange, HttpRefusal, readBody, readJson, sendJson } from '../http';
import type { PhoneCodes } from '../openapi/phone-number';
import type { Visits } from '../openapi/visits';
import { type FileStore, isCloudPath } from '../storage/files';
import type { Persona } from './personas';
import type { Sessions } from './sessions';

export type GatewayParts = {
  sessions: Sessions;
  personas: readonly Persona[];
  host: FunctionHost;
  files: FileStore;
  phoneCodes: PhoneCodes;
  visits: Visits;
};

const small = { bytes: 10 * 1024, words: '请求内容太大' };
/** A little above the 100 KB a function takes, so that the function's own refusal is what people get. */
const callLimit = { bytes: 1024 * 1024, words: '内容太大，请减少文字或照片后再试' };
/** What `wx.cloud.uploadFile` is said to take (`platform.md §1.7`). */
const uploadLimit = { bytes: 10 * 1024 * 1024, words: '文件超过 10 MB，请换一张小一点的' };

/** What `wx.cloud` gives the mini-program, over HTTP for the H5 app, and nothing more. */
export class Gateway {
  readonly #parts: GatewayParts;

  constructor(parts: GatewayParts) {
    this.#parts = parts;
  }

  /** Whether the request was one of the gateway's, and then answered. */
  async serve(exchange: Exchange): Promise<boolean> {
    const { method = '' } = exchange.request;
    const { pathname } = exchange.url;
    if (method === 'POST' && pathname === '/session') await this.#session(exchange);
    else if (method === 'POST' && pathname === '/call') await this.#call(exchange);
    else if (method === 'POST' && pathname === '/phone-code') this.#phoneCode(exchange);
    else if (method === 'PUT' && pathname.startsWith('/upload/')) await this.#upload(exchange);
    else return false;
    return true;
  }

  /** As a persona, or as whoever the old session was, or as somebody new. */
  async #session({ request, response }: Exchange): Promise<void> {
    const { persona: wanted } = await readJson(request, small);
    const { personas, sessions } = this.#parts;
    const persona = personas.find(({ id }) => id === wanted);
    if (wanted !== undefined && !persona) {
      throw new HttpRefusal(404, 'not-found', '没有这个体验身份');
    }
    const openid =
      persona?.openid ??
      sessions.formerOpenid(request.headers.authorization) ??
      sessions.freshOpenid();
    this.#parts.visits.saw(openid);
    sendJson(response, 200, { token: sessions.issue(openid) });
  }

  async #call({ request, response }: Exchange): Promise<void> {
    const openid = this.#visitor(request.headers.authorization);
    const { name, data } = await readJson(request, callLimit);
    try {
      const json = await this.#parts.host.invoke(String(name), data ?? {}, {
        openid,
        source: 'wx_client',
      });
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
      response.end(`{"result":${json}}`);
    } catch (error) {
      if (!(error instanceof FunctionError)) throw error;
      sendJson(response, statusOf(error), wxError(error));
    }
  }

  #phoneCode({ request, response }: Exchange): void {
    const openid = this.#visitor(request.headers.authorization);
    sendJson(response, 200, { code: this.#parts.phoneCodes.issue(openid) });
  }

  /** A phone may replace its own file and nobody else's. */
  async #upload({ request, response, url }: Exchange): Promise<void> {
    const owner = this.#visitor(request.headers.authorization);
    const cloudPath = decodedPath(url.pathname.slice('/upload/'.length));
    if (cloudPath === undefined || !isCloudPath(cloudPath)) {
      throw new HttpRefusal(400, 'INVALID_PARAM', '文件路径不对');
    }
    const bytes = await readBody(request, uploadLimit);
    const { files } = this.#parts;
    const present = await files.get(cloudPath);
    if (present && present.owner !== owner) {
      throw new HttpRefusal(403, 'STORAGE_PERMISSION_DENIED', '不能覆盖别人的文件');
    }
    await files.put(cloudPath, { bytes, owner });
    sendJson(response, 200, { fileID: files.fileId(cloudPath) });
  }

  #visitor(authorization: string | undefined): string {
    const openid = this.#parts.sessions.openidOf(authorization);
    this.#parts.visits.saw(openid);
    return openid;
  }
}

function statusOf({ code }: FunctionError): number {
  if (code === 'EXCEED_REQUEST_SIZE_LIMIT') return 413;
  if (code === 'FUNCTIONS_PERMISSION_DENIED') return 403;
  return code === 'FUNCTION_NOT_FOUND' ? 404 : 502;
}

/** As `wx.cloud.callFunction` words it. */
function wxError({ code, errCode, message }: FunctionError): Record<string, unknown> {
  const errMsg = `cloud.callFunction:fail Error: errCode: ${errCode} | errMsg: ${message}`;
  return { code, errCode, errMsg };
}
