import { type Exchange, HttpRefusal } from '../http';

const refusal = () => new HttpRefusal(403, 'forbidden', '本地云只接受本机页面的请求');

/**
 * Refuses what a web page elsewhere could send: a foreign `Host` (a name that was made to point here), a
 * foreign or opaque `Origin`, or anything a browser marks as coming from another site, save following a link.
 */
export function guardBrowser({ request, url }: Exchange, port: number): void {
  guardHost(request.headers.host, port);
  const { origin } = request.headers;
  if (origin !== undefined && !hosts(port).some((host) => origin === `http://${host}`)) {
    throw refusal();
  }
  const site = request.headers['sec-fetch-site'];
  const isFollowingLink =
    request.method === 'GET' &&
    request.headers['sec-fetch-mode'] === 'navigate' &&
    request.headers['sec-fetch-dest'] === 'document' &&
    !url.pathname.startsWith('/inspect');
  if ((site === 'cross-site' || site === 'same-site') && !isFollowingLink) throw refusal();
}

/** The admin protocol is for programs: a browser, which always says that it is one, is refused. */
export function guardProgram({ request }: Exchange, port: number): void {
  guardHost(request.headers.host, port);
  if (request.headers.origin !== undefined || request.headers['sec-fetch-site'] !== undefined) {
    throw refusal();
  }
}

function guardHost(host: string | undefined, port: number): void {
  if (host === undefined || !hosts(port).includes(host)) throw refusal();
}

const hosts = (port: number): string[] => [`127.0.0.1:${port}`, `localhost:${port}`];
