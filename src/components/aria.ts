type Spoken = {
  role?: string | undefined;
  label?: string | undefined;
  isHidden?: boolean;
  /** Announced when it changes. */
  isLive?: boolean;
};

/** What a screen reader is told, in the attribute names of the platform being built. */
export function aria({ role, label, isHidden, isLive }: Spoken): Record<string, string> {
  const roleName = process.env.TARO_ENV === 'h5' ? 'role' : 'aria-role';
  return {
    ...(role ? { [roleName]: role } : {}),
    ...(label ? { 'aria-label': label } : {}),
    ...(isHidden ? { 'aria-hidden': 'true' } : {}),
    ...(isLive ? { 'aria-live': 'polite' } : {}),
  };
}
