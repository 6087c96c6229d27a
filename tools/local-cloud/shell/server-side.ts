/** What the stage asks of the local cloud it is served by. */
export type ShownPersona = {
  id: string;
  name: string;
  what: string;
  tryThis: string;
  isStaff: boolean;
  isWide?: boolean;
};

export type State = {
  now: number;
  hasApp: boolean;
  personas: readonly ShownPersona[];
  messageCount: number;
};

export type ShownMessage = {
  at: number;
  to?: string;
  data: Record<string, { value: string }>;
  errcode: number;
};

export const getState = (): Promise<State> => ask('GET', '/inspect/state');

export const getMessages = async (): Promise<readonly ShownMessage[]> =>
  (await ask<{ messages: ShownMessage[] }>('GET', '/inspect/messages')).messages;

/** Moves the clock, to what this persona waits for if `due`; rejects with a sentence for people. */
export const moveTo = (to: 'tomorrow' | 'due', persona: string | null): Promise<State> =>
  ask('POST', '/inspect/clock', { to, persona });

/** The session of a persona, or of somebody new. */
export const startSession = async (persona: string | undefined): Promise<string> =>
  (await ask<{ token: string }>('POST', '/session', persona === undefined ? {} : { persona }))
    .token;

async function ask<T>(method: string, url: string, body?: unknown): Promise<T> {
  const response = await fetch(url, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Error('本地云没有回应，请看看终端里它是不是停了');
  });
  const answer = (await response.json()) as T & { message?: string };
  if (!response.ok) throw new Error(answer.message ?? '没有成功，请再试一次');
  return answer;
}
