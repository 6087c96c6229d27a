import { createServer, type Server } from 'node:http';
import type { AdminProtocol } from './admin/admin';
import type { AppPages } from './gateway/app-pages';
import type { Gateway } from './gateway/gateway';
import { guardBrowser, guardProgram } from './gateway/guard';
import { type Exchange, HttpRefusal, harden, sendJson } from './http';
import type { InspectionRoutes } from './inspection/routes';
import type { Stage } from './shell/stage';
import type { FileRoutes } from './storage/routes';

export type Routes = {
  admin: AdminProtocol;
  gateway: Gateway;
  inspection: InspectionRoutes;
  files: FileRoutes;
  app: AppPages;
  stage: Stage;
};

/** The port somebody asked for is in use. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
  constructor(readonly port: number) {
    super(`端口 ${port} 已被占用，请关掉占用它的程序，或换一个端口，例如 --port ${port + 1}`);
  }
}

/** Listens on 127.0.0.1 only; rejects with `PortTaken`. */
export async function listen(
  port: number,
  onError: (error: unknown) => void,
): Promise<{ server: Server; port: number; serve: (routes: Routes) => void }> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  const serve = (routes: Routes) => {
    server.on('request', (request, response) => {
      const url = new URL(request.url ?? '/', `http://127.0.0.1:${actual}`);
      const exchange = { request, response, url };
      harden(response);
      route(exchange, { routes, port: actual }).catch((error: unknown) =>
        refuse(exchange, error, onError),
      );
    });
  };
  return { server, port: actual, serve };
}

async function route(
  exchange: Exchange,
  { routes, port }: { routes: Routes; port: number },
): Promise<void> {
  if (/^\/admin(\/|$)/.test(exchange.url.pathname)) {
    guardProgram(exchange, port);
    return routes.admin.serve(exchange);
  }
  guardBrowser(exchange, port);
  const isServed =
    (await routes.gateway.serve(exchange)) ||
    (await routes.files.serve(exchange)) ||
    (await routes.inspection.serve(exchange)) ||
    (await routes.app.serve(exchange)) ||
    routes.stage.serve(exchange);
  if (!isServed) throw new HttpRefusal(404, 'not-found', '没有这个地址');
}

function refuse({ response }: Exchange, error: unknown, onError: (error: unknown) => void): void {
  if (response.headersSent || response.destroyed) return;
  if (error instanceof HttpRefusal) {
    sendJson(response, error.status, { code: error.code, message: error.message });
    return;
  }
  onError(error);
  sendJson(response, 500, { code: 'internal', message: '本地云出了问题，请看终端里的说明' });
}
