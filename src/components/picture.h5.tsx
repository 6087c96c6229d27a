import { classes } from './classes';
import type { PictureProps } from './picture';

export function Picture({ url, words, className }: PictureProps) {
  return <img className={classes('picture', className)} src={url} alt={words} loading="lazy" />;
}
