import type { Action } from '#contracts/action';
import { actions } from '#contracts/index';
import { startTestCloud, stopTestClouds } from '../../tests/kit/cloud';
import { asking, type Cost } from './asking';
import type { ActionFigures, Figures, Progress } from './figures';
import { tellStory } from './story';

/** `design.md`, Budgets: context, start, get event, set event, commit. */
const everyCommand = 5;
/** The first screen of a tab may ask this much; so may any other query that is not named. */
const everyQuery = 4;

/** Business documents a command touches, where it is more than one: each may cost a get and a set. */
const documentsOf: Readonly<Record<string, number>> = {
  'area.create': 2, // the area and its plate code
  'area.move': 2, // the area and where it goes
  'area.split': 4, // both areas, the plate code, one child that moves
  'area.merge': 5, // both areas, the plate code, one child that moves, and the children looked up
  'identity.accept-invite': 3, // the invitation, the area, the person
  'identity.bind-home': 2, // the person and the home
  'identity.dismiss': 2, // the person and the area
  'identity.end-home': 3, // the person, the home, the household
  'identity.set-door': 3,
  'identity.verify-home': 3,
  'work-order.submit-result': 2, // the order and the batch of its photos
};
/** Budgets the design names, and screens behind a tab that show more than a tab does. */
const named: Readonly<Record<string, number>> = {
  'report.submit': 9,
  'report.get': 5, // the person, the report, its order, its events, who looked at it
  'identity.list-appointments': 5, // the person, the area, its people, its invitations, the caller's
};

function limitOf({ name, kind }: Pick<Action, 'name' | 'kind'>): number {
  const limit = named[name];
  if (limit !== undefined) return limit;
  return kind === 'query' ? everyQuery : everyCommand + 2 * (documentsOf[name] ?? 1);
}

/** What every action costs in a small world, in a warm instance; throws where the story leaves one out. */
export async function measureActions(progress: Progress): Promise<Record<string, ActionFigures>> {
  const costs = new Map<string, Cost>();
  const stage = await startTestCloud();
  try {
    const ask = asking(stage.cloud, (name, cost) => {
      costs.set(name, cost);
      progress(`动作 ${costs.size}/${actions.length} ${name}`);
    });
    await tellStory({ ...stage, ask });
  } finally {
    await stopTestClouds();
  }
  const entries = actions.map((action): [string, ActionFigures] => {
    const cost = costs.get(action.name);
    if (!cost) throw new Error(`tools/bench/story.ts never asks ${action.name}`);
    const { requests, documents: examined } = cost;
    return [action.name, { requests, examined, limit: limitOf(action) }];
  });
  return Object.fromEntries(entries) satisfies Figures['actions'];
}
