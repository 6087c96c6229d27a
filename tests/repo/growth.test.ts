import type { Action } from '#contracts/action';
import { actions } from '#contracts/index';
import type { Ask } from '../../tools/bench/asking';
import { readEverything } from '../../tools/bench/growth-reading';

/** An answer that has whatever is looked for in it: lists are full, numbers large, nothing is missing. */
function plenty(): unknown {
  const answer: object = new Proxy(() => answer, {
    get(_, field) {
      if (field === 'then') return undefined;
      if (field === Symbol.toPrimitive) return (hint: string) => (hint === 'string' ? 'x' : 1000);
      return field === Symbol.iterator ? [answer].values.bind([answer]) : answer;
    },
  });
  return answer;
}

/** Names of every action that reading the grown worlds asks, without a world. */
async function askedBy(read: (ask: Ask) => Promise<void>): Promise<Set<string>> {
  const asked = new Set<string>();
  const ask = async (_: unknown, { name }: Action) => {
    asked.add(name);
    return plenty();
  };
  await read(ask as Ask);
  return asked;
}

/** Queries that are never read in a grown world, and whatever is asked there that would change it. */
function gapsIn(asked: ReadonlySet<string>) {
  const unread = actions.filter(({ name, kind }) => kind === 'query' && !asked.has(name));
  const written = actions.filter(({ name, kind }) => kind === 'command' && asked.has(name));
  return { unread: unread.map(({ name }) => name), written: written.map(({ name }) => name) };
}

test('every query is read in a grown world, and nothing there is changed', async () => {
  expect(gapsIn(await askedBy(readEverything))).toEqual({ unread: [], written: [] });
});

test('a query that is left out, and a command that slips in, would be seen', async () => {
  const { size } = await askedBy(readEverything);
  const asked = await askedBy((ask) =>
    readEverything(((who, action, input) =>
      action.name === 'points.proof' || action.name === 'council.trace'
        ? Promise.resolve(plenty())
        : ask(who, action, input)) as Ask),
  );
  expect(asked.size).toBe(size - 2);
  expect(gapsIn(asked.add('shop.reserve'))).toEqual({
    unread: ['council.trace', 'points.proof'],
    written: ['shop.reserve'],
  });
});

test('a module whose readings are not called would be seen', async () => {
  expect(gapsIn(await askedBy(() => Promise.resolve())).unread).toContain('volunteer.list');
});
