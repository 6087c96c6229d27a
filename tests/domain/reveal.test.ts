import { rules } from '#config/policy';
import { open } from '#domain/intake';
import type { Order } from '#domain/order';
import { mayReveal } from '#domain/reveal';
import {
  friday,
  intake,
  type Person,
  people,
  resolved,
  submitted,
  taken,
  told,
} from '../kit/order-story';

const everyone = Object.keys(people) as Person[];
const whoMayReveal = (order: Order) =>
  everyone.filter((by) => mayReveal(order, { actor: people[by], at: friday }));

describe('the reporter’s name and phone', () => {
  it('are for those who may accept it, handle it or verify it, and the desks above', () => {
    const above: Person[] = ['staff', 'chief', 'dispatcher', 'second', 'district', 'counter'];
    expect(whoMayReveal(submitted())).toEqual(['zhao', 'deputy', 'lead', ...above]);
    expect(whoMayReveal(taken())).toEqual(['zhao', 'lead', ...above]);
    expect(whoMayReveal(resolved())).toEqual(['zhao', 'lead', ...above]);
  });
  it('stay with the chain of handlers where it is private', () =>
    expect(whoMayReveal(open(intake({ category: 'dispute' }), rules))).toEqual(['staff', 'chief']));
  it('are nobody’s once it is over', () =>
    expect(whoMayReveal(told(resolved(), { step: 'rate', by: 'wang' }))).toEqual([]));
});
