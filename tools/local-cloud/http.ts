import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request that is refused with this status and, for a program, this code. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal';
  constructor(
    readonly status: number,
    readonly code: string,
    words: string,
  ) {
    super(words);
  }
}

/** One request and where its answer goes. */
export type Exchange = { request: IncomingMessage; response: ServerResponse; url: URL };

/** Reads the body; one above the limit is refused with 413 and this sentence. */
export async function readBody(
  request: IncomingMessage,
  limit: { bytes: number; words: string },
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit.bytes) chunks.push(chunk);
  }
  if (size > limit.bytes) throw new HttpRefusal(413, 'too-large', limit.words);
  return Buffer.concat(chunks);
}

/** Reads a JSON object, or refuses with 400. */
export async function readJson(
  request: IncomingMessage,
  limit: { bytes: number; words: string },
): Promise<Record<string, unknown>> {
  const text = (await readBody(request, limit)).toString() || '{}';
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // falls through: anything but an object is refused the same way
  }
  throw new HttpRefusal(400, 'invalid-input', '请求内容不是 JSON 对象');
}

/** Headers every answer carries: nothing is guessed, kept, or told to other sites. */
export function harden(response: ServerResponse): void {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  response.setHeader('cache-control', 'no-store');
}

/** A path of an address as it was before encoding, or undefined when it is no encoding. */
export function decodedPath(encoded: string): string | undefined {
  try {
    return encoded.split('/').map(decodeURIComponent).join('/');
  } catch {
    return undefined;
  }
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
}
