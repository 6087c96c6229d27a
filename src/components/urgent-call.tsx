import { View } from '@tarojs/components';
import { Icon } from './icon';
import { Tap } from './tap';

/** A number to ring before anything else: the words say for what, the number is as large as a headline. */
export function UrgentCall(props: { phone: string; words: string; onCall: () => void }) {
  return (
    <Tap className="urgent" label={`${props.words}，打 ${props.phone}`} onTap={props.onCall}>
      <Icon name="phone" size="l" />
      <View className="urgent-words">{props.words}</View>
      <View className="urgent-phone">{props.phone}</View>
    </Tap>
  );
}

/** Numbers to ring, below one another. */
export function UrgentCalls(props: {
  phones: readonly { phone: string; words: string }[];
  onCall: (phone: string) => void;
}) {
  return (
    <View className="urgents">
      {props.phones.map(({ phone, words }) => (
        <UrgentCall
          key={`${words}${phone}`}
          phone={phone}
          words={words}
          onCall={() => props.onCall(phone)}
        />
      ))}
    </View>
  );
}
