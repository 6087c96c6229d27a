import { rules } from '#config/policy';
import { stepsFor, take } from '#domain/loop';
import type { Order } from '#domain/order';
import { isWithheld, reviewFor, underReview } from '#domain/review';
import { friday, opened, people, resolved } from '../kit/order-story';

const moment = (by: keyof typeof people) => ({ actor: people[by], at: friday, rules });
const shown = (order: Order, decision: 'show' | 'hide'): Order =>
  take(order, { step: 'review', version: order.version, decision }, moment('staff'));

describe('what is in doubt', () => {
  test('is withheld from neighbours until somebody at the community’s desk looked', () => {
    const doubted = underReview(opened(), 'photo', friday);
    expect(isWithheld(opened())).toBe(false);
    expect(isWithheld(doubted)).toBe(true);
    expect(doubted).toMatchObject({ version: 1, status: 'submitted' });
    expect(doubted.waitsFor).toEqual(
      expect.arrayContaining(['community-staff@ar_community', 'chief-grid-lead@ar_community']),
    );
    expect(isWithheld(shown(doubted, 'show'))).toBe(false);
    expect(isWithheld(shown(doubted, 'hide'))).toBe(true);
  });

  test('gathers its reasons once each, and keeps since when', () => {
    const words = opened({ reviewReasons: ['words'] });
    const both = underReview(words, 'photo', friday + 1);
    expect(both.review).toEqual({ reasons: ['words', 'photo'], at: friday });
    expect(underReview(both, 'photo', friday + 2)).toBe(both);
  });

  test('is looked at again after it was shown, and stays hidden after it was hidden', () => {
    const words = opened({ reviewReasons: ['words'] });
    const again = underReview(shown(words, 'show'), 'photo', friday + 1);
    expect(again.review).toEqual({ reasons: ['photo'], at: friday });
    const hidden = shown(words, 'hide');
    expect(underReview(hidden, 'photo', friday + 1)).toBe(hidden);
  });
});

describe('that one person’s reports often differed', () => {
  const often = underReview(opened(), 'repeated', friday);

  test('is read by the desk that looks at it, and by nobody else', () => {
    expect(reviewFor(often, moment('staff'))?.reasons).toEqual(['repeated']);
    expect(reviewFor(often, moment('chief'))?.reasons).toEqual(['repeated']);
    for (const who of ['zhao', 'lead', 'dispatcher', 'district', 'officer', 'wang'] as const)
      expect(reviewFor(often, moment(who))).toBeUndefined();
  });

  test('does not hide the other reasons from them', () => {
    const both = underReview(often, 'words', friday);
    expect(reviewFor(both, moment('lead'))?.reasons).toEqual(['words']);
  });
});

describe('a report that was merged into another', () => {
  const along = (entry: object): Order => {
    const order = resolved();
    const own = { id: 'rp_2', reporterId: 'pe_neighbour', number: '2', ...entry };
    return { ...order, reports: [...order.reports, own] };
  };

  test('is rated along, as one that joined is; not after she left', () => {
    const offered = (order: Order) => stepsFor(order, moment('neighbour')).includes('rate-along');
    expect(offered(along({ mergedFromId: 'wo_2' }))).toBe(true);
    expect(offered(along({ isJoined: true }))).toBe(true);
    expect(offered(along({}))).toBe(false);
    expect(offered(along({ isJoined: true, leftAt: friday }))).toBe(false);
  });

  test('weighs when neighbours outvote', () => {
    const three = ['neighbour', 'third', 'deputy'] as const;
    const reports = three.map((who, index) => ({
      id: `rp_${who}`,
      reporterId: people[who].personId,
      number: `${index}`,
      ...(index === 0 ? { isJoined: true } : { mergedFromId: `wo_${index}` }),
    }));
    const order = resolved();
    const start: Order = { ...order, reports: [...order.reports, ...reports] };
    const said = three.slice(0, 2).reduce((it, who) => {
      const move = { step: 'rate-along', version: it.version, reportId: `rp_${who}` } as const;
      const no = { rating: 'unsatisfied', reasons: ['still-there'] } as const;
      return take(it, { ...move, rating: no.rating, reasons: [...no.reasons] }, moment(who));
    }, start);
    expect(said.isOutvoted).toBe(true);
  });
});
