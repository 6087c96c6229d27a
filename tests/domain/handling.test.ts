import { rules } from '#config/policy';
import { mayAddNote, mayReveal } from '#domain/handling';
import { open } from '#domain/intake';
import type { Order } from '#domain/order';
import {
  friday,
  handled,
  intake,
  type Person,
  people,
  resolved,
  submitted,
  taken,
  told,
} from '../kit/order-story';

const everyone = Object.keys(people) as Person[];
const whoMay = (may: typeof mayReveal, order: Order) =>
  everyone.filter((by) => may(order, { actor: people[by], at: friday }));

describe('the reporter’s name and phone', () => {
  it('are for those who have it now, and the desks above', () => {
    expect(whoMay(mayReveal, submitted())).toEqual([
      'zhao',
      'deputy',
      'lead',
      'dispatcher',
      'district',
    ]);
    expect(whoMay(mayReveal, taken())).toEqual(['zhao', 'dispatcher', 'district']);
    expect(whoMay(mayReveal, handled())).toEqual(['zhao', 'lead', 'dispatcher', 'district']);
  });
  it('stay with the chain of handlers where it is private', () =>
    expect(whoMay(mayReveal, open(intake({ category: 'dispute' }), rules))).toEqual([
      'staff',
      'chief',
    ]));
  it('are nobody’s once it is over', () =>
    expect(whoMay(mayReveal, told(resolved(), { step: 'rate', by: 'wang' }))).toEqual([]));
});

it('a line of progress comes from the handler, while she handles', () => {
  expect(whoMay(mayAddNote, taken())).toEqual(['zhao']);
  expect(whoMay(mayAddNote, submitted())).toEqual([]);
  expect(whoMay(mayAddNote, handled())).toEqual([]);
});
