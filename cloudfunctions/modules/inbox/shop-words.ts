import { type VoidReason, voidReasonWords } from '#contracts/shop';
import { itemsText } from '#domain/redemption';
import type { EventRecord } from '#runtime/records';
import { type Addressed, because, maybe, type Table, until } from './addressed';

/** What events of the shop say. */
type Facts = {
  redemptionId?: string;
  stocktakeId?: string;
  shopId?: string;
  personId?: string;
  tell?: string[];
  points?: number;
  items?: { name: string; quantity: number }[];
  reason?: string;
  until?: number;
  /** The keeper who asked for a second person. */
  by?: string;
};

type Said = { title: string; text: string };

const factsOf = ({ data }: EventRecord) => data as Facts;
const goods = ({ items = [] }: Facts) => itemsText(items);
const back = ({ points = 0 }: Facts) => `${points} 分已经退回存折`;
const whyVoid = ({ reason }: Facts, otherwise: VoidReason) =>
  voidReasonWords[(reason ?? otherwise) as VoidReason] ?? voidReasonWords[otherwise];

type Say = (facts: Facts, event: EventRecord) => Said;

const message = (said: Said, facts: Facts, to: readonly string[]): Addressed => {
  const { redemptionId: id } = facts;
  const link = { kind: 'redemption', ...(id !== undefined && { id }) } as const;
  return { ...said, kind: 'shop', link, to };
};

const toHolder =
  (say: Say) =>
  (event: EventRecord): Addressed[] => {
    const facts = factsOf(event);
    return [message(say(facts, event), facts, maybe(facts.personId))];
  };

const toWitnesses =
  (said: Said) =>
  (event: EventRecord): Addressed[] => {
    const { tell = [], shopId: id } = factsOf(event);
    const link = { kind: 'witness', ...(id !== undefined && { id }) } as const;
    return [{ ...said, kind: 'shop', link, to: tell }];
  };

const toKeeper = (said: Said, { shopId: id }: Facts, to: string | undefined): Addressed => ({
  ...said,
  kind: 'shop',
  link: { kind: 'counter', ...(id !== undefined && { id }) },
  to: maybe(to),
});

const served: Say = (facts) => ({
  title: '商品已领取',
  text: `${goods(facts)}，用去 ${facts.points ?? 0} 分。不是您本人领的，请当天告诉超市。`,
});

export const shopWords: Table = {
  'shop.handed-over': toHolder(served),
  'shop.sold': toHolder(served),
  'shop.refused': toHolder((facts) => ({
    title: '您预约的商品没有给到',
    text: `${goods(facts)}，${whyVoid(facts, 'out-of-stock')}。${back(facts)}。`,
  })),
  'shop.hold-neared': toHolder((facts, { at }) => ({
    title: '您的预约快到期了',
    text: `${goods(facts)}，请在 ${until(facts.until, at)}来领；来不了，积分会自动退回。`,
  })),
  'shop.timed-out': toHolder((facts) => ({
    title: '预约到期，积分已退回',
    text: `${goods(facts)}，${whyVoid(facts, 'timeout')}。${back(facts)}，需要可以再预约。`,
  })),
  'shop.reversed': toHolder((facts, { callerText = '超市' }) => ({
    title: '一笔兑换已撤销，积分已退回',
    text: `${goods(facts)}，由${callerText}撤销${because(facts.reason)}。${back(facts)}，有疑问请问超市。`,
  })),
  'shop.not-witnessed': (event) => {
    const facts = factsOf(event);
    const text = `${goods(facts)}，${voidReasonWords['not-witnessed']}。${back(facts)}。`;
    const said = { title: '一笔兑换没有办成，积分已退回', text };
    return [message(said, facts, maybe(facts.personId)), toKeeper(said, facts, facts.by)];
  },
  'shop.asked-witness': toWitnesses({
    title: '积分超市请您见证',
    text: '有一笔纸质存折的兑换，请看一看是不是本人领的，对不对。',
  }),
  'shop.stock-taken': toWitnesses({
    title: '积分超市请您见证盘点',
    text: '请和专管员一起数一数，对了再确认。',
  }),
  'shop.stock-booked': (event) => {
    const facts = factsOf(event);
    const text = `${event.callerText ?? '见证人'}看过，差异已记入库存流水。`;
    return [toKeeper({ title: '盘点已确认', text }, facts, facts.personId)];
  },
  'shop.stock-refused': (event) => {
    const facts = factsOf(event);
    const text = `${event.callerText ?? '见证人'}看了说不对，库存没有变，请再数一次。`;
    return [toKeeper({ title: '盘点没有通过', text }, facts, facts.personId)];
  },
};
