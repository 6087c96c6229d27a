/** Pages below the open one stay in the document, without a box; a desk's columns scroll by themselves. */
export function scrollToClass(name: string): void {
  const shown = [...document.querySelectorAll<HTMLElement>(`.${name}`)].find(
    (one) => one.offsetParent !== null,
  );
  shown?.scrollIntoView({ block: 'center', behavior: 'instant' });
}
