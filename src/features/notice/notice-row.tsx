import { View } from '@tarojs/components';
import { type NoticeLine, noticeKindWords, noticeStatusWords } from '#contracts/notice';
import { classes, Heading, Note, Pill, Tap, TitleRow } from '../../components';
import { kindTones, lineNote, statusTones } from './face';

type RowProps = { line: NoticeLine; now: number; isOn?: boolean; onOpen: () => void };

/** A notice as a line of 通知管理: what, where, from whom, which version. */
export function NoticeRow({ line, now, isOn, onOpen }: RowProps) {
  const { title, kind, status, version } = line;
  return (
    <Tap className={classes('card', 'notice-row', isOn && 'notice-row-on')} onTap={onOpen}>
      <TitleRow>
        <Heading>{title}</Heading>
        <Pill words={noticeStatusWords[status]} tone={statusTones[status]} />
      </TitleRow>
      <Note>{lineNote(line, now)}</Note>
      <View className="notice-row-foot">
        <Pill words={noticeKindWords[kind]} tone={kindTones[kind]} />
        <Note>第 {version} 版</Note>
      </View>
    </Tap>
  );
}
