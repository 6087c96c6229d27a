/** Browsers enlarge `medium`, 16 px by default. */
export function systemFontFactor(): number {
  const probe = document.createElement('span');
  probe.style.font = 'medium serif';
  document.body.append(probe);
  const size = Number.parseFloat(getComputedStyle(probe).fontSize);
  probe.remove();
  return size > 0 ? size / 16 : 1;
}
