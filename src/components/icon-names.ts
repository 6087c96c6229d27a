/** The icons the app carries, by their names in lucide (ISC); `tools/build/icons.ts` draws them. */
export const iconNames = [
  'building-2',
  'bell',
  'book-open',
  'camera',
  'check',
  'chevron-left',
  'chevron-right',
  'circle-alert',
  'circle-check',
  'clock',
  'contact-round',
  'eye',
  'gift',
  'house',
  'image',
  'map-pin',
  'megaphone',
  'message-square',
  'pencil',
  'phone',
  'plus',
  'qr-code',
  'refresh-cw',
  'search',
  'shield-check',
  'trash-2',
  'triangle-alert',
  'type',
  'user-round',
  'users',
  'wifi-off',
  'x',
] as const;
export type IconName = (typeof iconNames)[number];

/** File in `src/tab-icons` → icon. */
export const tabIcons: Record<string, IconName> = {
  home: 'house',
  report: 'camera',
  me: 'user-round',
};
