import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { aria } from './aria';
import { classes } from './classes';
import { Icon } from './icon';
import { Picture } from './picture';
import { Tap } from './tap';

type Face = { name: string; photoUrl?: string | undefined; isSmall?: boolean };

/** The photo, or the first character of the name where there is none. */
export function Avatar({ name, photoUrl, isSmall }: Face) {
  return (
    <View className={classes('avatar', isSmall && 'avatar-small')} {...aria({ isHidden: true })}>
      {photoUrl ? (
        <Picture url={photoUrl} words={name} className="avatar-photo" />
      ) : (
        name.slice(0, 1)
      )}
    </View>
  );
}

/** The round button beside a person; says whom it rings. */
export function CallButton({ name, onCall }: { name: string; onCall: () => void }) {
  return (
    <Tap className="call" label={`打电话给${name}`} onTap={onCall}>
      <Icon name="phone" />
    </Tap>
  );
}

export type PersonRowProps = Face & {
  /** Read instead of `name` where this is a desk and not a person: 「社区值班」. */
  title?: string | undefined;
  /** 「网格员」「B岗 · 赵小河不在时找她」 */
  post?: string | undefined;
  /** 「今天 08:30–17:30 在岗」 */
  note?: string | undefined;
  /** Without it there is no telephone button. */
  onCall?: (() => void) | undefined;
  aside?: ReactNode;
};

/** A person, what she is here for, and how to reach her. */
export function PersonRow(props: PersonRowProps) {
  const { name, title = name, photoUrl, isSmall, post, note, onCall, aside } = props;
  return (
    <View className="row person">
      <Avatar name={name} photoUrl={photoUrl} isSmall={isSmall === true} />
      <View className="grow">
        <View className={isSmall ? 'person-name-small' : 'person-name'}>
          <Text className="person-title">{title}</Text>
          {post ? <Text className="person-post">{post}</Text> : null}
        </View>
        {note ? <View className="quiet text-note">{note}</View> : null}
      </View>
      {aside}
      {onCall ? <CallButton name={title} onCall={onCall} /> : null}
    </View>
  );
}
