import { Socket } from 'node:net';

const isLoopback = (host: string) => /^(127\.|localhost$|::1$)/.test(host);

function hostOf(args: unknown[]): string {
  const first: unknown = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (typeof first !== 'object' || first === null) return '';
  return 'host' in first && typeof first.host === 'string' ? first.host : '';
}

/** From here on this process reaches nothing but itself; answers the hosts that were asked for. */
export function refuseNetwork(): ReadonlySet<string> {
  const refused = new Set<string>();
  const connect = Socket.prototype.connect;
  Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
    const host = hostOf(args);
    if (host === '' || isLoopback(host)) return Reflect.apply(connect, this, args) as Socket;
    refused.add(host);
    process.nextTick(() => this.destroy(new Error(`${host}: the gate works offline`)));
    return this;
  } as typeof connect;
  return refused;
}
