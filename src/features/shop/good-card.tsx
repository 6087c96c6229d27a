import { View } from '@tarojs/components';
import type { Reward } from '#contracts/shop';
import { classes } from '../../components';
import { GoodPhoto, Stepper } from './stepper';

type GoodCardProps = {
  reward: Reward;
  pieces: number;
  whyNot: string | undefined;
  /** Missing for somebody without a passbook, who only looks. */
  onChange?: ((pieces: number) => void) | undefined;
};

/** 「街道统筹 · 每月最多 2 件」 */
const aboutText = ({ note, sourceTexts, maxPerMonth, partnerText }: Reward): string =>
  [
    note,
    partnerText ? `到 ${partnerText} 用` : sourceTexts.join('、'),
    maxPerMonth && `每月最多 ${maxPerMonth} 件`,
  ]
    .filter(Boolean)
    .join(' · ');

/** One thing on the shelf with its price (明码标分), what is left of it, and where it comes from. */
export function GoodCard({ reward, pieces, whyNot, onChange }: GoodCardProps) {
  const { name, price, photo, available } = reward;
  return (
    <View className={classes('good', pieces > 0 && 'good-on')}>
      <GoodPhoto name={name} url={photo?.url} />
      <View className="good-name">{name}</View>
      <View className="good-line">
        <View className={classes('good-price', available === 0 && 'quiet')}>
          <View className="good-points">{price}</View> 分
        </View>
        <View className="quiet text-note">{available > 0 ? `还有 ${available}` : '领完了'}</View>
      </View>
      <View className="quiet text-note good-about">{aboutText(reward)}</View>
      {onChange ? (
        <View className="good-foot">
          {whyNot && available > 0 ? <View className="good-why">{whyNot}</View> : null}
          {pieces > 0 || !whyNot ? (
            <Stepper name={name} pieces={pieces} whyNot={whyNot} onChange={onChange} />
          ) : null}
        </View>
      ) : null}
    </View>
  );
}
