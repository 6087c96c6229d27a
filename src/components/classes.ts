/** Joins the class names that hold: `classes('card', isOpen && 'card-open')`. */
export const classes = (...names: readonly (string | false | undefined)[]): string =>
  names.filter(Boolean).join(' ');
