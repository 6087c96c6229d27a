import type { Recorder } from '../inspection/recorder';
import { type Args, type Openapi, ok, refused, textOf } from './answer';
import { fieldProblem } from './message-fields';

type Data = Record<string, { value?: unknown } | undefined>;
type Templates = Readonly<Record<string, readonly string[]>> | undefined;
type Refusal = { errcode: number; errmsg: string };

/** `subscribeMessage.send`: WeChat's checks, and a message one can look at in the inspection. */
export function sendMessage(
  recorder: Recorder,
  { now, templates }: { now: () => number; templates: Templates },
): Openapi {
  return (args) => {
    const problem = problemOf(args, templates);
    const { errcode, errmsg } = problem ?? { errcode: 0, errmsg: 'ok' };
    record(recorder, { args, at: now(), errcode, errmsg });
    return problem ? refused(errcode, errmsg) : ok({ msgid: now() });
  };
}

/** Keeps a message with how it ended, also when a fault made WeChat refuse it. */
export function record(
  recorder: Recorder,
  sent: { args: Args; at: number; errcode: number; errmsg: string },
): void {
  const page = textOf(sent.args, 'page');
  recorder.message({
    at: sent.at,
    openid: textOf(sent.args, 'touser'),
    templateId: textOf(sent.args, 'template_id'),
    ...(page === '' ? {} : { page }),
    data: Object.fromEntries(
      Object.entries(dataOf(sent.args)).map(([key, field]) => [
        key,
        { value: String(field?.value ?? '') },
      ]),
    ),
    errcode: sent.errcode,
    errmsg: sent.errmsg,
  });
}

function problemOf(args: Args, templates: Templates): Refusal | undefined {
  const templateId = textOf(args, 'template_id');
  const fields = templates?.[templateId];
  if (textOf(args, 'touser') === '') return { errcode: 40_003, errmsg: 'invalid openid' };
  if (templateId === '' || (templates && !fields)) {
    return { errcode: 40_037, errmsg: 'invalid template_id' };
  }
  if (textOf(args, 'page').startsWith('/')) return { errcode: 41_030, errmsg: 'invalid page' };
  const data = dataOf(args);
  const keys = fields ?? Object.keys(data);
  const problem = keys.map((key) => fieldProblem(key, data[key]?.value)).find(Boolean);
  if (keys.length === 0) return { errcode: 47_003, errmsg: 'argument invalid! data is empty' };
  return problem === undefined ? undefined : { errcode: 47_003, errmsg: problem };
}

const dataOf = (args: Args): Data =>
  typeof args.data === 'object' && args.data !== null ? (args.data as Data) : {};
