import { AppError } from '#contracts/errors';

/** Where the stage around the app puts the session of the chosen persona. */
const sessionKey = 'lianxin-session';

let asked: Promise<string> | undefined;

const kept = () => sessionStorage.getItem(sessionKey) ?? undefined;

/** The session of this window; a visitor without one gets a fresh identity, as WeChat gives silently. */
export async function sessionToken(): Promise<string> {
  return kept() ?? (await renewSession());
}

/** A new session for whoever the old one was, or for somebody new. */
export function renewSession(): Promise<string> {
  asked ??= begin(kept()).finally(() => {
    asked = undefined;
  });
  return asked;
}

async function begin(former: string | undefined): Promise<string> {
  try {
    const response = await fetch('/session', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(former ? { authorization: `Bearer ${former}` } : {}),
      },
      body: '{}',
    });
    const { token } = (await response.json()) as { token: string };
    sessionStorage.setItem(sessionKey, token);
    return token;
  } catch {
    throw new AppError('offline');
  }
}

/** The part of a token that is the same for every session of one person: two personas in one browser never see each other's drafts. */
export const keeper = (): string => (kept() ?? '').split('.')[0] ?? '';
