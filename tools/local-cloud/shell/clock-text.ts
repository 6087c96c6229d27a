const format = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** 「11月22日 周日 10:05」, in China's time wherever the browser is. */
export function clockText(at: number): string {
  const parts = Object.fromEntries(
    format.formatToParts(at).map(({ type, value }) => [type, value]),
  );
  const { month, day, weekday, hour, minute } = parts;
  return `${month}月${day}日 ${weekday} ${hour}:${minute}`;
}
