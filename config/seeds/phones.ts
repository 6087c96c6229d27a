/** No mobile number in the country begins with 1000: nobody is ever rung by the demo. */
export const mobileOf = (index: number): string => {
  if (index < 0 || index > 9_999) throw new RangeError('the demo has 10,000 mobile numbers');
  return `1000000${String(index).padStart(4, '0')}`;
};

/** No area code begins with 0000. */
export const landlineOf = (index: number): string => `0000-000${String(index).padStart(4, '0')}`;

/** Whether a number could belong to nobody: the only kind the demo may hold. */
export const isFictional = (phone: string): boolean =>
  /^1000000\d{4}$/.test(phone) || /^0000-000\d{4}$/.test(phone);
