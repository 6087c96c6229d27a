import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import type { Answer, Args } from './answer';

type Pair = { key: string; value: Uint8Array; filename?: string };
type Message = { openapiData?: { pairs?: readonly Pair[] } | null; apiType?: number };
type Codec = {
  decode(bytes: Uint8Array): Message;
  encode(message: object): { finish(): Uint8Array };
};

/** WeChat's message classes, which wx-server-sdk registers in protobufjs when it is loaded. */
function classes(): { CommApiData: Codec; CommOpenApiResp: Codec } {
  const sdk = require.resolve('wx-server-sdk');
  require(sdk);
  const protobuf = require(require.resolve('protobufjs/minimal', { paths: [sdk] })) as {
    roots: { default: { CommApiData: Codec; CommOpenApiResp: Codec } };
  };
  return protobuf.roots.default;
}

/** The fields of a multipart body; parts that come as files are bytes. */
export function readMultipart(request: IncomingMessage): Promise<Record<string, string | Buffer>> {
  return new Promise((resolve, reject) => {
    const fields: Record<string, string | Buffer> = {};
    const parser = busboy({ headers: request.headers });
    parser.on('field', (name, value) => {
      fields[name] = value;
    });
    parser.on('file', (name, stream) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        fields[name] = Buffer.concat(chunks);
      });
    });
    parser.on('close', () => resolve(fields));
    parser.on('error', reject);
    request.pipe(parser);
  });
}

/** The arguments of an openapi from its protobuf message. */
export function readArgs(requestData: Uint8Array): Args {
  const { openapiData } = classes().CommApiData.decode(requestData);
  const args: Args = {};
  for (const { key, value, filename } of openapiData?.pairs ?? []) {
    const bytes = Buffer.from(value);
    args[key] = filename ? bytes : (JSON.parse(bytes.toString()) as unknown);
  }
  return args;
}

/** The protobuf answer: WeChat's JSON or image, or the platform's own error code. */
export function writeAnswer(answer: Answer | { errorCode: number }): Buffer {
  const message =
    'errorCode' in answer
      ? { errorCode: answer.errorCode, respData: Buffer.alloc(0), contentType: '' }
      : { ...body(answer), errorCode: 0, httpCode: 200 };
  return Buffer.from(classes().CommOpenApiResp.encode(message).finish());
}

function body(answer: Answer): { respData: Buffer; contentType: string } {
  if ('image' in answer) return { respData: answer.image, contentType: answer.contentType };
  const respData = Buffer.from(JSON.stringify(answer.json));
  return { respData, contentType: 'application/json; charset=utf-8' };
}
