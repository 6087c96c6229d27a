import { View } from '@tarojs/components';
import { aria } from './aria';
import { classes } from './classes';

/** The promise: the largest thing on a progress screen. `note` says what the date means and how sure it is. */
export function PromiseBlock(props: {
  label: string;
  /** 「11月30日 17:30 前」 */
  date: string;
  note?: string | undefined;
  isOverdue?: boolean;
}) {
  return (
    <View
      className={classes('promise', props.isOverdue && 'promise-overdue')}
      {...aria({ role: 'group', label: props.label })}
    >
      <View className="promise-label">{props.label}</View>
      <View className="promise-date">{props.date}</View>
      {props.note ? <View className="promise-note">{props.note}</View> : null}
    </View>
  );
}
