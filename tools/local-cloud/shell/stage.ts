import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import type { Exchange } from '../http';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

type StageFiles = Readonly<Record<string, { type: string; text: string }>>;

/** The demo stage at `/`: the persona bar beside the app in its frame. */
export class Stage {
  readonly #files: StageFiles;

  private constructor(files: StageFiles) {
    this.#files = files;
  }

  /** Compiles the page's script and style. */
  static async build(): Promise<Stage> {
    const { outputFiles } = await build({
      entryPoints: [path.join(__dirname, 'page.ts'), path.join(__dirname, 'page.css')],
      outdir: 'stage',
      bundle: true,
      minify: true,
      write: false,
      target: 'es2022',
      logLevel: 'error',
    });
    const textOf = (ending: string) =>
      outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
    return new Stage({
      '/': { type: 'text/html', text: readFileSync(path.join(__dirname, 'page.html'), 'utf8') },
      '/stage/page.js': { type: 'text/javascript', text: textOf('.js') },
      '/stage/page.css': { type: 'text/css', text: textOf('.css') },
    });
  }

  /** Whether the request was for the stage, and then answered. */
  serve({ request, response, url }: Exchange): boolean {
    const file = Object.hasOwn(this.#files, url.pathname) ? this.#files[url.pathname] : undefined;
    if (request.method !== 'GET' || !file) return false;
    response.writeHead(200, {
      'content-type': `${file.type}; charset=utf-8`,
      'content-security-policy': policy,
    });
    response.end(file.text);
    return true;
  }
}
