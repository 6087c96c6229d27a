import { checkBadge, getBadgeCard } from '#contracts/card-prints';
import { AppError } from '#contracts/errors';
import { badgeRoles, roleWords } from '#contracts/roles';
import { isCurrent } from '#domain/membership';
import { numberAlphabet } from '#domain/number';
import { defineQuery } from '#runtime/action';
import type { Caller } from '#runtime/context';
import { create, get } from '#runtime/database';
import { defined } from '#runtime/defined';
import { photoViews } from '#runtime/files';
import { drawn } from '#runtime/ids';
import { pageImage } from '#runtime/openapi';
import { areasWithin, nearest, recentAreas, recentPath } from '../area/records';
import { type Membership, type PersonRecord, people } from '../identity/records';
import { badgeFor, badgeOf, badges } from './records';

const codeLetters = 10;
const codePattern = new RegExp(`^[${numberAlphabet}]{${codeLetters}}$`);
const page = 'features/card/pages/check-badge/index';

/** Posts that one shows at a door and that hold at `now`. */
const postsAt = (memberships: readonly Membership[], now: number): Membership[] =>
  memberships.filter((one) => isCurrent(one, now) && badgeRoles.some((role) => role === one.role));

const postText = ({ areaName, role }: Membership) => `${areaName} ${roleWords[role]}`;

const photoOf = async ({ photo }: PersonRecord): Promise<string | undefined> =>
  photo === undefined ? undefined : (await photoViews([photo]))(photo).url;

/**
 * The code of her badge, drawn at the first question: by chance, since one that followed from her id, which cards
 * show, could be worked out by anybody; and by a query, since asking twice changes nothing.
 */
async function codeOf(personId: string): Promise<string> {
  const known = await badgeFor(personId);
  if (known) return known._id;
  const code = drawn(numberAlphabet, codeLetters);
  if (await create(badges, { _id: code, personId })) return code;
  const other = await badgeFor(personId);
  if (!other) throw new AppError('busy');
  return other._id;
}

const own = defineQuery(getBadgeCard, async (_, { caller, now }) => {
  const { person, personId } = caller;
  const posts = postsAt(caller.memberships, now);
  if (!person || posts.length === 0) throw new AppError('forbidden');
  const code = await codeOf(personId);
  const [photoUrl, { buffer, contentType }] = await Promise.all([
    photoOf(person),
    pageImage(page, code),
  ]);
  return {
    name: person.name ?? '',
    posts: posts.map(postText),
    code,
    imageBase64: buffer.toString('base64'),
    contentType,
    ...defined({ photoUrl }),
  };
});

/** Whom to ask at the door: the asker's own community, else that of the badge, else the district. */
async function phoneToAsk(caller: Caller, posts: readonly Membership[]) {
  const [home] = caller.person?.homes ?? [];
  const [post] = posts;
  if (home) return nearest(await recentAreas(home.areaPath), 'dutyPhone');
  if (post) return nearest(await recentPath(post.areaId), 'dutyPhone');
  return nearest(await areasWithin(undefined, 'district'), 'dutyPhone');
}

/** Whether she answers for a home of the asker; undefined where the asker has none. */
function isOfMyPlace(caller: Caller, posts: readonly Membership[]): boolean | undefined {
  const homes = caller.person?.homes ?? [];
  if (homes.length === 0) return undefined;
  return posts.some(({ areaId }) => homes.some(({ areaPath }) => areaPath.includes(areaId)));
}

/** Whose badge it is; an unknown code is nobody's, like one that ended. */
async function holderOf(code: string): Promise<PersonRecord | undefined> {
  const badge = codePattern.test(code) ? await badgeOf(code) : undefined;
  return badge && get(people, badge.personId);
}

const check = defineQuery(checkBadge, async ({ code }, { caller, now }) => {
  const person = await holderOf(code);
  const posts = postsAt(person?.memberships ?? [], now);
  const dutyPhone = await phoneToAsk(caller, posts);
  const asked = { checkedAt: now, ...defined({ dutyPhone }) };
  if (!person || posts.length === 0) return { isValid: false, posts: [], ...asked };
  return {
    isValid: true,
    posts: posts.map(postText),
    ...asked,
    ...defined({
      name: person.name,
      photoUrl: await photoOf(person),
      isOfMyPlace: isOfMyPlace(caller, posts),
    }),
  };
});

export const badgeActions = [own, check];
