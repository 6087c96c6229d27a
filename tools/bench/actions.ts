import type { Action } from '#contracts/action';
import { getMe } from '#contracts/identity';
import { actions } from '#contracts/index';
import { startTestCloud, stopTestClouds } from '../../tests/kit/cloud';
import type { LocalCloud } from '../local-cloud';
import { type Ask, asking, type Cost } from './asking';
import type { ActionFigures, Figures, Progress } from './figures';
import { tellStory } from './story';

/**
 * `design.md`, Budgets: context, start, get event, set event, commit, and a get and a set for each business
 * document; `before` are questions asked ahead of the transaction.
 */
const touching = (documents: number, before = 0) => 5 + 2 * documents + before;
/** The first screen of a tab may ask this much; so may any other query that is not named. */
const everyQuery = 4;

/** What is not one document, or shows more than a tab does: each with what it touches. */
const named: Readonly<Record<string, number>> = {
  'report.submit': 9, // `design.md`
  'report.get': 5, // the person, the report, its order, its events, who looked at it
  'report.candidates': 6, // the person, the building, the metres around, areas of what was found, its photos' checks
  'report.join': touching(2, 2), // the order and the report of her own; the order before, for its areas
  'report.supplement': touching(2), // the order and the batch of the photos
  'report.recur': touching(2),
  'report.say': 5 + 3, // the order is read, the report read and counted
  'report.handle-on-spot': 9, // like `report.submit`
  'work-order.get': 5, // the person, the order, its events, its report, how many of one kind there are
  'work-order.units': 5, // the person, the order, the agencies, the areas of its place
  'work-order.rates': 5, // the person, two areas, the month, the mean of 90 days
  'work-order.submit-result': touching(2), // the order and the batch of its photos
  'work-order.finish-subtask': touching(2),
  'work-order.redact-photo': 5 + 2 * 2 + 1, // the report is read for its photos
  'work-order.reveal-reporter': touching(1, 0) + 2, // what was looked at is written; read afterwards who she is
  'work-order.accept': touching(1, 3), // sorting reads the order, its areas and the routing
  'work-order.take': touching(1, 3),
  'work-order.assign': touching(1, 1), // the areas of the units that are named
  'work-order.designate': touching(1, 1),
  'work-order.invite-collaborator': touching(1, 1),
  'work-order.merge': touching(2, 2), // both orders; the order before, for its areas
  'work-order.unmerge': touching(2),
  'work-order.uphold-appeal': touching(2), // against a merge: the other order too
  'card.reprints': 6, // the person, her grids and those of her community, both kinds of prints, the areas and what lies above
  'card.check-badge': 5, // the asker, the badge, whose it is, and the areas with a phone to ask
  'card.note-printed': touching(1, 2), // the print; the area and what lies above
  'notice.publish': touching(2, 1), // the notice and the batch of its photos; its areas, the district's switch
  'notice.amend': touching(1, 3), // the notice before, its area, the district's switch
  'notice.note-channel': touching(2), // the notice and the batch of the photos
  'notice.read': touching(1, 1), // the mark; the notice, which nobody writes
  'notice.set-policy': touching(1, 1), // the switch; the caller's district
  'notice.get': 5, // the person, the notice, her mark, its areas, its photos' checks
  'coverage.get': 6, // the person, the notice, the areas below, what was counted there twice over, WeChat's messages
  'coverage.tell': touching(1, 2) + 1, // the unit's doors; the notice and the area before; one more for each door the lot falls on
  'coverage.to-tell': 6, // the person, her list, notices for up to 300 areas, the doors of their units
  'coverage.samples': 5, // the person, the samples, their notices, their doors, who is on the list there
  'coverage.check-sample': touching(2), // the sample and the unit's doors
  'points.open': touching(2, 1), // the account and its number; where she lives
  'points.open-paper': touching(2, 1),
  'points.link-paper': touching(4, 2), // both accounts and an entry of each; whose it is and where she lives
  'points.propose': touching(1, 3), // the candidate; the account, its holder, the rules
  'points.approve': touching(4, 2), // the candidate, the account, the cap, the month's budget; the entry, the holder
  'points.judge-appeal': touching(4, 2),
  'points.reject': touching(1, 2), // the candidate; the account and its holder
  'points.reverse': touching(3, 1), // the entry, its counter-entry, the account; the holder
  'points.candidates': 5, // the person, the candidates, their holders, the photos' checks, the month's budget
  'points.record-mediation': touching(1, 1), // the mediation; who helped
  'points.set-rules': touching(1, 1), // the version; the one before
  'points.proof': 5, // the person, the account, the entry, its batch, the batch's entries
  'points.sheet': 5, // the person, her account, the sheet, its months, its objections
  'points.object': touching(1, 1), // the objection; the sheet
  'shop.reserve': 15, // `design.md`
  'shop.cancel': touching(4, 1), // the redemption, the thing, the account, the entry; the code
  'shop.hand-over': touching(4, 1), // the same, with a movement for the code
  'shop.refuse': touching(4, 1),
  'shop.reverse': touching(4, 2), // and the movement
  'shop.sell': touching(4, 3), // and what the paper passbook took home today
  'shop.witness': touching(4, 1),
  'shop.to-witness': 5, // the person, her areas, redemptions, stocktakes, their shops
  'shop.look-up': 5, // the person, the shop, the code, the redemption, the account
  'shop.counter': 5, // the person, the shop, its things, what waits, what went out today
  'shop.save-reward': touching(2), // the thing and the batch of its photo
  'shop.stock-in': touching(2), // the thing and the movement
  'shop.write-off': touching(2),
  'shop.take-stock': touching(1, 1), // the stocktake; the things
  'volunteer.sign-up': touching(2), // the place and the call
  'volunteer.cancel-sign-up': touching(2),
  'volunteer.attend': touching(2),
  'volunteer.tick': touching(2, 1), // and whose door it is
  'volunteer.add-paper': touching(2, 1), // and the account
  'council.hall': 6, // the person, the hall, its next meeting, topics that wait, two lists of decisions and what was held
  'council.hall-form': 6, // a desk: the hall, its area, what lies below, who has the post
  'council.meeting': 6, // the person, the meeting, its hall, her place at it, its votes, what was said of the firm
  'council.work': 6, // a desk: meetings, what is late, words in doubt, its halls, their meetings of the month
  'council.save-hall': touching(1, 1), // the hall; its area
  'council.close-hall': touching(1, 2), // the hall; its meetings to come
  'council.open': touching(1, 1), // the meeting; its hall. Each step of a meeting writes both, in one transaction
  'council.collect': touching(2),
  'council.close-collecting': touching(2),
  'council.confirm-agenda': touching(2, 1), // and the topics that still wait
  'council.publish': touching(2),
  'council.amend': touching(2),
  'council.add-proof': touching(3), // and the batch of the photos
  'council.start': touching(2, 1),
  'council.end': touching(2),
  'council.postpone': touching(2),
  'council.cancel': touching(2),
  'council.save-minutes': touching(3), // and the batch of the photos
  'council.circulate': touching(2),
  'council.answer-amendment': touching(2),
  'council.send-back': touching(2),
  'council.amend-minutes': touching(1, 2), // the meeting; its hall, her place at it
  'council.confirm': touching(3, 3), // and a decision; the agenda before, its topics, who backed them
  'council.note-progress': touching(2, 1), // the decision, the batch of its photos; the hall
  'council.object': touching(4, 2), // the report, its order, the meeting, the limit; areas and routing
  'council.register': touching(2, 1), // the place and the meeting; the hall
  'council.cancel-registration': touching(2, 1),
  'council.attend': touching(2, 1),
  'council.tick': touching(2, 1),
  'council.add-paper': touching(2, 1),
  'council.suggest': touching(1, 3), // the topic; the hall, what she brought that day, what it refers to
  'council.back': touching(2, 1), // the backing and the topic; the hall
  'council.judge-topic': touching(2), // the topic and the meeting
  'council.open-vote': touching(1, 3), // the vote; the meeting, its hall, its votes
  'council.cast': touching(2, 3), // the ballot and the vote; the meeting, its hall, her place at it
  'council.count-hands': touching(1, 2), // the vote; the meeting and its hall
  'council.enter-paper': touching(1, 5), // and who came on paper, who signs
  'council.counter-sign': touching(1, 2),
  'council.close-vote': touching(1, 2),
  'council.review-property': touching(2, 2), // the mark and the sums; the meeting and its hall
  'council.reply-review': touching(2, 2),
  'subscription.answer': touching(1, 1), // what she may be sent; where she lives
  'identity.bind-home': touching(2), // the person and the home
  'identity.end-home': touching(3), // the person, the home, the household
  'identity.set-door': touching(3),
  'identity.verify-home': touching(3),
  'identity.accept-invite': touching(3), // the invitation, the area, the person
  'identity.dismiss': touching(2), // the person and the area
  'identity.list-appointments': 7, // a desk: the area, its people, two lists of invitations, vacancies below
  'routing.get': 6, // a desk: the table, its newest versions, the agencies, the areas of its rows and the caller's own
  'routing.save': touching(2, 3), // the table and the copy that is kept; the caller's area, the table before, its areas
  'area.look': 6, // a desk: the area and its children, and three counts of what a change would touch
  'area.create': touching(2, 2), // the area and its plate code; its neighbours
  'area.rename': touching(1, 3), // the area; its neighbours
  'area.move': touching(2), // the area and where it goes
  'area.split': touching(4, 3), // both areas, the plate code, one child that moves; the neighbours
  'area.merge': touching(4, 2), // both areas, the plate code, one child that moves; the children
};

const limitOf = ({ name, kind }: Pick<Action, 'name' | 'kind'>): number =>
  named[name] ?? (kind === 'query' ? everyQuery : touching(1));

/** An instance that answered before its listeners were done goes on with them in the next call: that one is not measured. */
async function settled(cloud: LocalCloud): Promise<void> {
  let isQuiet = false;
  const look = asking(cloud, (_, { requests }) => {
    isQuiet = requests <= 1;
  });
  while (!isQuiet) await look('visitor', getMe, {});
}

/** What every action costs in a small world, in a warm instance; throws where the story leaves one out. */
export async function measureActions(progress: Progress): Promise<Record<string, ActionFigures>> {
  const costs = new Map<string, Cost>();
  const stage = await startTestCloud();
  try {
    const measured = asking(stage.cloud, (name, cost) => {
      costs.set(name, cost);
      progress(`动作 ${costs.size}/${actions.length} ${name}`);
    });
    const ask: Ask = async (who, action, input) => {
      await settled(stage.cloud);
      return measured(who, action, input);
    };
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
