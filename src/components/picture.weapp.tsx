import { Image } from '@tarojs/components';
import { aria } from './aria';
import { classes } from './classes';
import type { PictureProps } from './picture';

export function Picture({ url, words, className }: PictureProps) {
  return (
    <Image
      className={classes('picture', className)}
      src={url}
      mode="aspectFill"
      lazyLoad
      {...aria({ role: 'img', label: words })}
    />
  );
}
