/** Cards one works through before the next ones are shown: a phone draws no more of them well. */
export const cardsAtOnce = 15;

type Group = { people: readonly unknown[] };

/** The first people over all notices, a notice without any of them left out, and how many wait behind. */
export function firstPeople<G extends Group>(
  groups: readonly G[],
  most: number,
): { shown: G[]; left: number } {
  const total = groups.reduce((sum, { people }) => sum + people.length, 0);
  let room = most;
  const shown = groups.flatMap((group) => {
    const people = group.people.slice(0, room);
    room -= people.length;
    return people.length > 0 ? [{ ...group, people }] : [];
  });
  return { shown, left: Math.max(0, total - most) };
}
