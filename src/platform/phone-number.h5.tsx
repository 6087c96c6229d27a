import { useState } from 'react';
import type { AskPhoneProps } from './phone-number';
import { sessionToken } from './session.h5';

/** The local cloud issues the code that WeChat's button would. */
async function askCode(): Promise<string | undefined> {
  const response = await fetch('/phone-code', {
    method: 'POST',
    headers: { authorization: `Bearer ${await sessionToken()}` },
  });
  const { code } = (await response.json()) as { code?: string };
  return code;
}

export function AskPhone({ words, onCode, onRefused }: AskPhoneProps) {
  const [isAsking, setIsAsking] = useState(false);
  const ask = async () => {
    setIsAsking(true);
    const code = await askCode().catch(() => undefined);
    setIsAsking(false);
    if (code) onCode(code);
    else onRefused();
  };
  return (
    <button
      type="button"
      className="tap btn btn-soft"
      disabled={isAsking}
      onClick={() => void ask()}
    >
      {words}
    </button>
  );
}
