export const windowWidth = (): number => window.innerWidth;

export function watchWidth(listener: (width: number) => void): () => void {
  const tell = () => listener(window.innerWidth);
  window.addEventListener('resize', tell);
  return () => window.removeEventListener('resize', tell);
}
