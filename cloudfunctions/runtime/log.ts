/** What one line of the log may say. No input, no name, no phone, no OPENID. */
export type LogLine = {
  level: 'info' | 'warn' | 'error';
  event: string;
  traceId?: string | undefined;
  action?: string | undefined;
  /** `ok` or the error code. */
  outcome?: string | undefined;
  ms?: number | undefined;
  requests?: number | undefined;
  eventId?: string | undefined;
  count?: number | undefined;
  /** Of a bug: its kind and where it happened, never its message, which may quote an input. */
  bug?: string | undefined;
};

/** Writes one structured line, read by CloudBase's log search. */
export function log(line: LogLine): void {
  // biome-ignore lint/suspicious/noConsole: the platform collects exactly what is written here
  console.log(JSON.stringify(line));
}

/** The kind of a bug and the frames of its stack, without the message. */
export function bugOf(error: unknown): string {
  if (!(error instanceof Error)) return `thrown ${typeof error}`;
  const code = 'errCode' in error ? ` ${String(error.errCode)}` : '';
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim());
  return `${error.name}${code} ${frames.join(' < ')}`;
}
