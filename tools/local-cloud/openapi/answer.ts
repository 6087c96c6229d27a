/** Arguments as they travel: snake_case keys; a file is bytes. */
export type Args = Record<string, unknown>;

/** What WeChat answers: an object with `errcode`, or an image. */
export type Answer = { json: Record<string, unknown> } | { image: Buffer; contentType: string };

/** One openapi, as WeChat names it. */
export type Openapi = (args: Args) => Answer | Promise<Answer>;

export const ok = (fields: Record<string, unknown> = {}): Answer => ({
  json: { errcode: 0, errmsg: 'ok', ...fields },
});

export const refused = (errcode: number, errmsg: string): Answer => ({ json: { errcode, errmsg } });

/** A string argument, or '' when it is missing or something else. */
export const textOf = (args: Args, key: string): string => {
  const value = args[key];
  return typeof value === 'string' ? value : '';
};
