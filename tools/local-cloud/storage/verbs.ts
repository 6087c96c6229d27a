import { CloudError } from '../admin/errors';
import { type FileStore, isCloudPath } from './files';
import { defaultLinkSeconds, type SignedLinks } from './signed-links';

type Body = Record<string, unknown>;
type Answer = Record<string, unknown>;

/** An upload address is good for this long, in seconds. */
const uploadSeconds = 900;
const missing = 'STORAGE_FILE_NONEXIST';

/** The `storage.*` requests of the admin protocol. */
export class StorageVerbs {
  readonly #files: FileStore;
  readonly #links: SignedLinks;
  readonly #base: () => string;

  constructor(files: FileStore, { links, base }: { links: SignedLinks; base: () => string }) {
    this.#files = files;
    this.#links = links;
    this.#base = base;
  }

  handle(action: string, body: Body): Promise<Answer> | Answer {
    if (action === 'storage.getUploadMetadata') return this.#uploadMetadata(body);
    if (action === 'storage.batchGetDownloadUrl') return this.#downloadUrls(body);
    if (action === 'storage.batchDeleteFile') return this.#remove(body);
    throw new CloudError('INVALID_ACTION', `not imitated: ${action}`);
  }

  #uploadMetadata(body: Body): Answer {
    const cloudPath = String(body.path ?? '');
    if (!isCloudPath(cloudPath))
      throw new CloudError('INVALID_PARAM', `非法的文件路径：${cloudPath}`);
    const fileId = this.#files.fileId(cloudPath);
    const url = this.#base() + this.#links.make('put', cloudPath, uploadSeconds);
    // It travels in a header, where only ASCII may stand.
    const cosFileId = encodeURI(fileId);
    return { data: { url, token: 'local', authorization: 'local', fileId, cosFileId } };
  }

  async #downloadUrls(body: Body): Promise<Answer> {
    const wanted = (body.file_list ?? []) as readonly { fileid: string; max_age?: number }[];
    const list = wanted.map(async ({ fileid: fileID, max_age: maxAge }) => {
      const cloudPath = this.#files.pathOf(fileID);
      if (cloudPath === undefined || !(await this.#files.has(cloudPath))) {
        return { code: missing, fileID, tempFileURL: '' };
      }
      const seconds = maxAge ?? defaultLinkSeconds;
      const tempFileURL = this.#base() + this.#links.make('file', cloudPath, seconds);
      return { code: 'SUCCESS', fileID, tempFileURL, maxAge: seconds };
    });
    return { data: { download_list: await Promise.all(list) } };
  }

  async #remove(body: Body): Promise<Answer> {
    const wanted = (body.fileid_list ?? []) as readonly string[];
    const list = wanted.map(async (fileID) => {
      const cloudPath = this.#files.pathOf(fileID);
      const isRemoved = cloudPath !== undefined && (await this.#files.remove(cloudPath));
      return { code: isRemoved ? 'SUCCESS' : missing, fileID };
    });
    return { data: { delete_list: await Promise.all(list) } };
  }
}
