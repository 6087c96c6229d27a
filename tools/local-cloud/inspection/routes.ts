import type { MovableClock } from '../clock';
import type { Database } from '../database';
import type { Persona } from '../gateway/personas';
import { type Exchange, readJson, sendJson } from '../http';
import { moveClock } from './clock-moves';
import type { Recorder } from './recorder';
import type { Suggest } from './records';

export type InspectionParts = {
  recorder: Recorder;
  clock: MovableClock;
  database: Database;
  envId: string;
  personas: readonly Persona[];
  hasApp: boolean;
  expireSessions: () => void;
  answerMediaChecks: (choice: { traceId?: string; suggest?: Suggest }) => Promise<void>;
  fireTimer: (functionName: string, triggerName?: string) => Promise<unknown>;
  reset: () => Promise<void>;
};

type Handler = (body: Record<string, unknown>) => unknown;

const small = { bytes: 10 * 1024, words: '请求内容太大' };

/** What the stage and the tests may look at and move, under `/inspect/`. */
export class InspectionRoutes {
  readonly #routes: Readonly<Record<string, Handler>>;

  constructor(parts: InspectionParts) {
    const { recorder, clock, envId, hasApp } = parts;
    const state = () => ({
      envId,
      now: clock.now(),
      hasApp,
      personas: parts.personas.map(({ openid: _, ...shown }) => shown),
      messageCount: recorder.messageCount,
    });
    this.#routes = {
      'GET state': state,
      'GET messages': () => ({
        messages: recorder.inspect().sentMessages.map((message) => ({
          ...message,
          to: parts.personas.find(({ openid }) => openid === message.openid)?.name,
        })),
      }),
      'GET calls': () => ({ calls: recorder.inspect().calls }),
      'GET all': () => recorder.inspect(),
      'POST clock': async (body) => {
        await moveClock(body, parts);
        return state();
      },
      'POST reset': async () => {
        await parts.reset();
        return state();
      },
      'POST expire-sessions': () => {
        parts.expireSessions();
        return {};
      },
      'POST media': async ({ traceId, suggest }) => {
        await parts.answerMediaChecks({
          ...(typeof traceId === 'string' ? { traceId } : {}),
          ...(isSuggest(suggest) ? { suggest } : {}),
        });
        return {};
      },
      'POST timer': async ({ function: name, trigger }) => ({
        result: await parts.fireTimer(
          String(name),
          typeof trigger === 'string' ? trigger : undefined,
        ),
      }),
    };
  }

  /** Whether the request was one of these, and then answered. */
  async serve({ request, response, url }: Exchange): Promise<boolean> {
    const name = `${request.method} ${url.pathname.replace('/inspect/', '')}`;
    const handler = Object.hasOwn(this.#routes, name) ? this.#routes[name] : undefined;
    if (!handler || !url.pathname.startsWith('/inspect/')) return false;
    const body = request.method === 'POST' ? await readJson(request, small) : {};
    sendJson(response, 200, (await handler(body)) ?? {});
    return true;
  }
}

const isSuggest = (value: unknown): value is Suggest =>
  value === 'pass' || value === 'review' || value === 'risky';
