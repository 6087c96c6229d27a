import type { Got } from '#contracts/action';
import { postWords } from '#contracts/card';
import type { getPrint } from '#contracts/card-prints';
import { roleWords } from '#contracts/roles';

export type Print = Got<typeof getPrint>;
type Person = Print['card']['people'][number];

/** 「网格员 A岗」 */
const postText = ({ role, post }: Pick<Person, 'role' | 'post'>): string =>
  [roleWords[role], post && postWords[post]].filter(Boolean).join(' ');

export type PrintLine = { key: string; name: string; words: string; phone?: string | undefined };

/** Somebody may hold two posts of one card. */
export const keyOf = ({ personId, role }: Pick<Person, 'personId' | 'role'>): string =>
  `${personId}-${role}`;

const lineOf = (person: Person): PrintLine => ({
  key: keyOf(person),
  name: postText(person),
  words: person.name,
  phone: person.phone,
});

/** 网格员信息 of a plate: who answers in the order of the card, whereof, and the two phones every plate carries. */
export function plateLines({ card }: Print): { people: PrintLine[]; around: PrintLine[] } {
  const isGridKnown = card.gridName !== '';
  return {
    people: card.people.map(lineOf),
    around: [
      ...(isGridKnown ? [{ key: 'area', name: '网格范围', words: card.coverageText }] : []),
      { key: 'duty', name: '社区值班', words: card.dutyText, phone: card.dutyPhone },
      { key: 'watch', name: '监督电话', words: '', phone: card.supervisionPhone },
    ],
  };
}

/** Whom an A6 card names: the grid workers with a phone, at most two, and the community; a vacant grid has the community alone. */
export function contactLines({ card }: Print): PrintLine[] {
  const workers = card.people.filter(({ role, phone }) => role === 'grid-worker' && phone);
  return [
    ...workers.slice(0, 2).map(lineOf),
    { key: 'duty', name: '社区值班', words: '', phone: card.dutyPhone },
  ];
}

export const qrUrl = ({ contentType, imageBase64 }: Pick<Print, 'contentType' | 'imageBase64'>) =>
  `data:${contentType};base64,${imageBase64}`;
