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

export type Door = { server: Server; port: number };

/** How many ports are tried after a taken one. */
const nextPorts = 20;

/** Longer than an instance sleeps between calls: it would find its connection shut and call that a failed database. */
const keepAliveMs = 60 * 60 * 1000;

/** Listens on 127.0.0.1 only; rejects with `PortTaken` when neither the port nor a next one is free. */
export async function listen(port: number, mayUseNextPort: boolean): Promise<Door> {
  for (let tried = port; ; tried += 1) {
    try {
      return await listenOn(tried);
    } catch (error) {
      const mayGoOn = mayUseNextPort && tried < port + nextPorts;
      if (!(error instanceof PortTaken) || !mayGoOn) throw error;
    }
  }
}

async function listenOn(port: number): Promise<Door> {
  const server = createServer();
  server.keepAliveTimeout = keepAliveMs;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return { server, port: typeof address === 'object' && address ? address.port : port };
}

/** Begins to answer; whatever is not a refusal goes to `onError` and looks like one to the outside. */
export function serve(
  { server, port }: Door,
  { routes, onError }: { routes: Routes; onError: (error: unknown) => void },
): void {
  server.on('request', (request, response) => {
    harden(response);
    const url = URL.canParse(request.url ?? '', `http://127.0.0.1:${port}`)
      ? new URL(request.url ?? '', `http://127.0.0.1:${port}`)
      : new URL(`http://127.0.0.1:${port}/no-such-address`);
    const exchange = { request, response, url };
    route(exchange, { routes, port }).catch((error: unknown) => refuse(exchange, error, onError));
  });
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
