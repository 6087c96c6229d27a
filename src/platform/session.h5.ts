import { AppError } from '#contracts/errors';

/** Where the stage around the app puts the session of the chosen persona. */
const sessionKey = 'lianxin-session';

let asked: Promise<string> | undefined;

/** The session of this window; a visitor without one gets a fresh identity, as WeChat gives silently. */
export function sessionToken(): Promise<string> {
  const kept = sessionStorage.getItem(sessionKey);
  if (kept) return Promise.resolve(kept);
  asked ??= begin().finally(() => {
    asked = undefined;
  });
  return asked;
}

async function begin(): Promise<string> {
  try {
    const response = await fetch('/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    const { token } = (await response.json()) as { token: string };
    sessionStorage.setItem(sessionKey, token);
    return token;
  } catch {
    throw new AppError('offline');
  }
}

export const forgetSession = (): void => sessionStorage.removeItem(sessionKey);

/** The head of the token: two personas of the demo in one browser never see each other's kept content. */
export const keeper = (): string => (sessionStorage.getItem(sessionKey) ?? '').slice(0, 24);
