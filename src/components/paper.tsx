import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { Button } from './button';
import { classes } from './classes';
import { Note } from './layout';
import { Picture } from './picture';

type PaperProps = PropsWithChildren<{
  /** The sheet of ISO 216 it is printed on, upright. */
  size: 'a3' | 'a4' | 'a5' | 'a6';
  /** Larger than the least where little is said, so that it is read from across the stairs. */
  type?: 'large' | 'largest' | undefined;
  title?: string | undefined;
  /** Version and date: 「版本 … · 打印日期 …」, ≥ 12 pt. */
  foot?: string | undefined;
}>;

/**
 * One sheet, black on white: in print exactly this size and never below 22 pt (feature F05; 24 pt on A3); on the
 * screen the same words as wide as the phone. All sizes inside are in `em`. It stands directly in `Page`, whose other
 * children are not printed.
 */
export function Paper({ size, type, title, foot, children }: PaperProps) {
  return (
    <View className={classes('paper', `paper-${size}`, type && `paper-type-${type}`)}>
      {title ? <View className="paper-title">{title}</View> : null}
      <View className="paper-body">{children}</View>
      {foot ? <View className="paper-foot">{foot}</View> : null}
    </View>
  );
}

type PaperLineProps = { name: string; words: string; isLarge?: boolean | undefined };

/** One line of a sheet: what it is, and what it says. */
export function PaperLine({ name, words, isLarge }: PaperLineProps) {
  return (
    <View className="paper-line">
      <View className="paper-name">{name}</View>
      <View className={classes('paper-words', isLarge && 'paper-large')}>{words}</View>
    </View>
  );
}

/** A part of a sheet under its own heading. */
export function PaperBlock({ title, children }: PropsWithChildren<{ title: string }>) {
  return (
    <View className="paper-block">
      <View className="paper-head">{title}</View>
      {children}
    </View>
  );
}

/** The code to scan, and beside it what one finds there. */
export function PaperCode({ url, words }: { url: string; words: string }) {
  return (
    <View className="paper-code">
      <Picture url={url} words={`二维码：${words}`} className="paper-qr" />
      <View className="paper-code-words">{words}</View>
    </View>
  );
}

/** Puts the sheet on paper; without `onPrint` (WeChat has no printer) it says where that can be done. */
export function PaperPrint({ onPrint }: { onPrint?: (() => void) | undefined }) {
  return onPrint ? (
    <Button kind="primary" words="打印" onTap={onPrint} />
  ) : (
    <Note>请在电脑上打开打印</Note>
  );
}
