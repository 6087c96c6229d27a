import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { decodedPath, type Exchange } from '../http';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** Serves the built H5 app at `/app/`. */
export class AppPages {
  readonly #dir: string | undefined;

  constructor(dir: string | undefined) {
    this.#dir = dir && path.resolve(dir);
  }

  /** Whether the request was for the app, and then answered. */
  async serve({ request, response, url }: Exchange): Promise<boolean> {
    if (request.method !== 'GET' || !this.#dir) return false;
    if (url.pathname === '/app') {
      response.writeHead(302, { location: '/app/' }).end();
      return true;
    }
    if (!url.pathname.startsWith('/app/')) return false;
    const file = this.#fileFor(url.pathname.slice('/app/'.length));
    const bytes = file && (await readFile(file).catch(() => undefined));
    if (!file || !bytes) return false;
    const type = types[path.extname(file)] ?? 'application/octet-stream';
    response.setHeader('content-type', type);
    if (type.startsWith('text/html')) {
      response.setHeader('content-security-policy', policyFor(bytes.toString()));
    } else if (/[.-][0-9a-f]{8,}\./.test(path.basename(file))) {
      response.setHeader('cache-control', 'private, max-age=31536000, immutable');
    }
    response.end(bytes);
    return true;
  }

  #fileFor(encoded: string): string | undefined {
    const dir = this.#dir ?? '';
    const relative = decodedPath(encoded);
    if (relative === undefined || relative.includes('\0')) return undefined;
    const file = path.resolve(dir, relative || 'index.html');
    return file.startsWith(dir + path.sep) ? file : undefined;
  }
}

/** Only the app's own code runs: its files, and the inline scripts its page was built with, by their hash. */
function policyFor(html: string): string {
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
  );
  return [
    "default-src 'self'",
    `script-src 'self' ${inline.join(' ')}`.trim(),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
}
