import { Button, Problem } from '../../components';

/** The phone let nothing be written into its calendar: why, and where that is changed. */
export function CalendarRefused() {
  return (
    <>
      <Problem words="没有记上：手机没允许写入日历。打开设置，允许「添加到日历」，再点一次" />
      <Button words="打开设置" openType="openSetting" />
    </>
  );
}
