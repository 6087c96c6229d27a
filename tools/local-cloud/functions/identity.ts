/** Who calls, from where: the chain of sources as the platform writes it (`wx_client,scf`). */
export type Identity = { openid?: string; unionid?: string; source: string };

/** The mini-program of the local cloud; every call of a client names it. */
export const localAppId = 'wx0000000000local';

/** Whether the first link of the chain is a person's phone. */
export const isFromClient = ({ source }: Identity): boolean =>
  source === 'wx_client' || source === 'wx_devtools';

/** The variables `getWXContext` reads for one call. */
export function identityEnv(identity: Identity, callToken: string): Record<string, string> {
  if (identity.source === 'wx_trigger') {
    return { TRIGGER_SRC: 'timer', TCB_SOURCE: 'wx_trigger', WX_TRIGGER_API_TOKEN_V0: callToken };
  }
  const values: Record<string, string> = { WX_APPID: localAppId, WX_API_TOKEN: callToken };
  if (identity.openid !== undefined) {
    values.WX_OPENID = identity.openid;
    values.WX_CLIENTIP = '127.0.0.1';
  }
  if (identity.unionid !== undefined) values.WX_UNIONID = identity.unionid;
  return {
    ...values,
    WX_CONTEXT_KEYS: Object.keys(values).join(','),
    TCB_SOURCE: identity.source,
  };
}

/** The event as the platform hands it over: for a person's call with `userInfo`, whatever she wrote there. */
export function eventFor(event: unknown, identity: Identity): unknown {
  if (!isFromClient(identity) || typeof event !== 'object' || event === null) return event;
  return { ...event, userInfo: { appId: localAppId, openId: identity.openid } };
}

/** What a timer hands its function. */
export function timerEvent(triggerName: string, at: number): Record<string, unknown> {
  return { Type: 'Timer', TriggerName: triggerName, Time: new Date(at).toISOString(), Message: '' };
}

/** The second argument of `main`, for one call of this length and memory. */
export function callContext(
  call: { id: string; function: string; envId: string },
  limits: { timeoutMs: number; memoryMB: number },
): Record<string, unknown> {
  return {
    request_id: call.id,
    function_name: call.function,
    function_version: '$LATEST',
    namespace: call.envId,
    time_limit_in_ms: limits.timeoutMs,
    memory_limit_in_mb: limits.memoryMB,
  };
}
