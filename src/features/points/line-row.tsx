import { View } from '@tarojs/components';
import type { PassbookLine } from '#contracts/points';
import { dateText, dayOf } from '#domain/day';
import { Tap } from '../../components';
import { pathText, signedText, spokenText } from './lines';

/** The names of the columns where there is room for them. */
export function LineHead() {
  return (
    <View className="line-head">
      <View className="line-date">日期</View>
      <View className="line-path">路径</View>
      <View className="line-reason">事由</View>
      <View className="line-in">收</View>
      <View className="line-out">支</View>
      <View className="line-balance">余额</View>
    </View>
  );
}

type LineRowProps = { line: PassbookLine; now: number; onOpen: () => void };

/** 日期 路径 事由 收 支 余额: two lines on a phone, six columns on a wide window. */
export function LineRow({ line, now, onOpen }: LineRowProps) {
  const isIn = line.in > 0;
  return (
    <Tap className="line-tap" label={spokenText(line, now)} onTap={onOpen}>
      <View className="line">
        <View className="line-main">
          <View className="line-reason">{line.reason}</View>
          <View className="line-about">
            <View className="line-date">{dateText(dayOf(line.at), dayOf(now))}</View>
            <View className="line-path">{pathText(line)}</View>
          </View>
        </View>
        <View className="line-side">
          <View className={isIn ? 'line-in' : 'line-out'}>{signedText(line)}</View>
          <View className="line-balance">
            <View className="line-name">余额</View>
            <View>{line.balance}</View>
          </View>
        </View>
      </View>
    </Tap>
  );
}
