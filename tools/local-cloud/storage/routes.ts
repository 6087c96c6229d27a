import { type Exchange, HttpRefusal, readBody } from '../http';
import { contentTypeOf } from './content-type';
import type { FileStore } from './files';
import type { SignedLinks } from './signed-links';

/** A function may store more than a phone (`uploadFile` of the SDKs streams). */
const putLimit = { bytes: 50 * 1024 * 1024, words: '文件超过 50 MB' };

/** Serves and takes files at signed addresses only. */
export class FileRoutes {
  readonly #files: FileStore;
  readonly #links: SignedLinks;

  constructor(files: FileStore, links: SignedLinks) {
    this.#files = files;
    this.#links = links;
  }

  /** Whether the request was for a file, and then answered. */
  async serve(exchange: Exchange): Promise<boolean> {
    const { method } = exchange.request;
    const { pathname } = exchange.url;
    if (method === 'GET' && pathname.startsWith('/file/')) await this.#get(exchange);
    else if (method === 'PUT' && pathname.startsWith('/put/')) await this.#put(exchange);
    else return false;
    return true;
  }

  /** The bytes behind an address, or undefined when it is forged, expired or empty. */
  async read(url: URL): Promise<Buffer | undefined> {
    const link = this.#links.read('file', url);
    if (typeof link === 'string') return undefined;
    return (await this.#files.get(link.cloudPath))?.bytes;
  }

  async #get({ response, url }: Exchange): Promise<void> {
    const { cloudPath } = this.#admit('file', url);
    const file = await this.#files.get(cloudPath);
    if (!file) throw new HttpRefusal(404, 'NoSuchKey', '文件已经不在了');
    const type = contentTypeOf(file.bytes);
    response.writeHead(200, {
      'content-type': type,
      'content-length': file.bytes.length,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, max-age=300',
      ...(type.startsWith('image/') ? {} : { 'content-disposition': 'attachment' }),
    });
    response.end(file.bytes);
  }

  async #put({ request, response, url }: Exchange): Promise<void> {
    const { cloudPath } = this.#admit('put', url);
    await this.#files.put(cloudPath, { bytes: await readBody(request, putLimit) });
    response.writeHead(200).end();
  }

  #admit(purpose: 'file' | 'put', url: URL): { cloudPath: string } {
    const link = this.#links.read(purpose, url);
    if (link === 'expired') throw new HttpRefusal(403, 'AccessDenied', 'Request has expired');
    if (link === 'forged') throw new HttpRefusal(403, 'AccessDenied', 'Signature does not match');
    return link;
  }
}
