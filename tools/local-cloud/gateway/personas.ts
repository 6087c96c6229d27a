/** Somebody of the demo whom a visitor can be, shown in the bar of the stage. */
export type Persona = {
  id: string;
  openid: string;
  name: string;
  /** Who it is: 「70 岁居民」. */
  what: string;
  /** One sentence on what to try. */
  tryThis: string;
  isStaff: boolean;
  isEasyMode?: boolean;
  /** Whether the stage opens the desktop frame first. */
  isWide?: boolean;
};
