import { View } from '@tarojs/components';
import type { Shop } from '#contracts/shop';
import { dateText, dayOf } from '#domain/day';
import { Paper } from '../../components';
import { now } from '../../platform/clock';
import type { Good } from './basket';

/** Lines a sheet has room for at 22 pt, in mm of A4: two goods share a line, and each customer has 15 mm to write. */
const emptyLines = (goods: number): number =>
  Math.max(4, Math.floor((200 - 10.5 * Math.ceil(goods / 2)) / 15));

const heads = ['存折号', '姓名', '东西和件数', '分', '本人签字'] as const;

/** The printed register for hours without network: prices above, a line for each customer below. */
export function RegisterPaper({ shop, goods }: { shop: Shop; goods: readonly Good[] }) {
  const today = dayOf(now());
  return (
    <Paper
      size="a4"
      title={`${shop.name} 登记表`}
      foot={`断网时用 · 打印于 ${dateText(today, today)} · 连上网后由专管员记进来，第二个人确认`}
    >
      <View className="register-prices">
        {goods.map(({ id, name, price }) => (
          <View key={id} className="register-price">
            {name} <View className="strong register-points">{price} 分</View>
          </View>
        ))}
      </View>
      <View className="register-day">
        日期：
        {['年', '月', '日'].map((unit) => (
          <View key={unit} className="register-blank">
            {unit}
          </View>
        ))}
      </View>
      <View className="register-table">
        <View className="register-row">
          {heads.map((head) => (
            <View key={head} className="register-cell strong">
              {head}
            </View>
          ))}
        </View>
        {Array.from({ length: emptyLines(goods.length) }, (_, line) => line).map((line) => (
          <View key={line} className="register-row register-empty">
            {heads.map((head) => (
              <View key={head} className="register-cell" />
            ))}
          </View>
        ))}
      </View>
    </Paper>
  );
}
