import { setTimeout as after } from 'node:timers/promises';
import type { Built } from './built';
import { type Life, type LogicLayer, openLogicLayer, wordsOf } from './logic-layer';
import { applyData, nodesBelow, type PageNode, textOf } from './page-tree';
import { makeWx, type WxOptions } from './wx-stand-in';

/** What one page did from its start until it was quiet. */
export type PageRun = {
  /** Exceptions, rejections nobody caught, and what React says on console.error. */
  errors: readonly string[];
  /** UTF-8 bytes of every `setData` together. */
  setDataBytes: number;
  nodes: number;
  text: string;
};

/** Turns of the event loop without a question or a drawing after which a page is quiet: turns, because a busy machine stretches milliseconds. */
const quietTurns = 20;
const longestMs = 15_000;

/** What stirs while a page starts: questions to the cloud, and what is drawn. */
class Stir {
  asked = 0;
  bytes = 0;
  #quiet = 0;

  drawn(bytes: number): void {
    this.bytes += bytes;
    this.#quiet = 0;
  }

  /** Counts a question until it is answered. */
  counting(answer: WxOptions['answer']): WxOptions['answer'] {
    return async (request) => {
      this.asked += 1;
      try {
        return await answer(request);
      } finally {
        this.asked -= 1;
        this.#quiet = 0;
      }
    };
  }

  /** Resolves once something was drawn and then nothing stirred for a while. */
  async settled(): Promise<void> {
    const until = Date.now() + longestMs;
    while (Date.now() < until && this.#quiet < quietTurns) {
      await after(4);
      if (this.bytes > 0 && this.asked === 0) this.#quiet += 1;
    }
  }
}

type Instance = Life & { data: Record<string, unknown> };

/** The page WeChat would make of what was registered. */
function makeInstance(life: Life, page: string, stir: Stir): Instance {
  const data = JSON.parse(JSON.stringify(life.data ?? {})) as Record<string, unknown>;
  const instance: Instance = {
    ...(life.methods as Life | undefined),
    ...life,
    route: page,
    __route__: page,
    options: {},
    data,
    setData(change: Record<string, unknown>, done?: () => void) {
      stir.drawn(Buffer.byteLength(JSON.stringify(change)));
      applyData(data, change);
      if (done) setTimeout(() => done.call(instance), 0);
    },
  };
  return instance;
}

function live(instance: Life, name: string, argument?: unknown): void {
  const method = instance[name];
  if (typeof method === 'function') Reflect.apply(method, instance, [argument]);
}

function startApp(layer: LogicLayer, { page, query }: WxOptions): void {
  layer.load('app.js');
  const app = layer.app();
  if (!app) throw new Error('app.js registered no App');
  live(app, 'onLaunch', { path: page, query });
  live(app, 'onShow', { path: page, query });
}

function startPage(layer: LogicLayer, { page, query }: WxOptions, stir: Stir): Instance {
  const life = layer.load(page);
  if (!life) throw new Error(`${page}.js registered no Page`);
  const instance = makeInstance(life, page, stir);
  layer.pages.push(instance);
  live(instance, 'onLoad', query);
  live(instance, 'onShow');
  live(instance, 'onReady');
  return instance;
}

/** Starts the built app on one page, as WeChat does, waits until it is quiet, and leaves the page again. */
export async function runPage(built: Built, options: WxOptions): Promise<PageRun> {
  const errors: string[] = [];
  const stir = new Stir();
  const wx = makeWx({ ...options, answer: stir.counting(options.answer) });
  const onRejection = (error: unknown) => void errors.push(`unhandled: ${wordsOf(error)}`);
  process.on('unhandledRejection', onRejection);
  let seen = { nodes: 0, text: '' };
  try {
    const layer = openLogicLayer(built, wx, (words) => errors.push(words));
    startApp(layer, options);
    const instance = startPage(layer, options, stir);
    await stir.settled();
    const tree = (instance.data.root ?? {}) as PageNode;
    seen = { nodes: nodesBelow(tree), text: textOf(tree) };
    live(instance, 'onHide');
    live(instance, 'onUnload');
    await after(10);
  } catch (error) {
    errors.push(wordsOf(error));
  } finally {
    process.off('unhandledRejection', onRejection);
  }
  return { errors, setDataBytes: stir.bytes, ...seen };
}
