import { View } from '@tarojs/components';
import { partyWords, publicityChannelWords } from '#contracts/council';
import { datedText } from '#domain/day';
import { Card, Heading, ListRow, Note, Pill, Section, Words } from '../../components';
import { open } from '../../platform/navigation';
import { Facts } from './facts';
import type { FullMeeting } from './meeting-mine';
import { Shots } from './shots';

type Meeting = FullMeeting['meeting'];

function Item({ item, number }: { item: Meeting['agenda'][number]; number: number }) {
  const { title, text, byText, isCarried, isStanding } = item;
  return (
    <View className="council-item">
      <View className="council-item-number">{number}</View>
      <View className="council-item-body">
        <Words isStrong>{title}</Words>
        {text ? <View className="council-text">{text}</View> : null}
        {byText ? <Note>{byText}提的</Note> : null}
        {isCarried ? <Note>上次留下来接着议的</Note> : null}
        {isStanding ? <Note>每次都有，放在最后：保洁、维修、秩序打几分，不记名</Note> : null}
      </View>
    </View>
  );
}

/** 议什么: its topics by number, or why there are none yet. */
export function AgendaCard({ meeting }: { meeting: Meeting }) {
  const { agenda, noTopicsNote, status, hallId, id } = meeting;
  const isGathering = status === 'collecting' || status === 'agenda';
  return (
    <Section title="议什么">
      <Card>
        {noTopicsNote ? <Note>这次没有人提议题：{noTopicsNote}</Note> : null}
        {agenda.length === 0 && isGathering ? <Note>议题定了以后，按次序列在这里。</Note> : null}
        <View className="council-items">
          {agenda.map((item, at) => (
            <Item key={item.id} item={item} number={at + 1} />
          ))}
        </View>
        {isGathering ? (
          <ListRow
            icon="message-square"
            title="看大家提的议题"
            note="您也想议的，点一下"
            onTap={() => open('topics', { hallId })}
          />
        ) : (
          <ListRow
            icon="message-square"
            title="提过的每个议题，怎么定的"
            onTap={() => open('topics', { meetingId: id, hallId })}
          />
        )}
      </Card>
    </Section>
  );
}

/** 四方: who convenes it, and once it began who came. */
export function PartiesCard({ meeting }: { meeting: Meeting }) {
  const { parties } = meeting;
  if (parties.length === 0) return null;
  return (
    <Section title="四方参加">
      <Card>
        {parties.map(({ party, who, isPresent }) => (
          <ListRow
            key={party}
            title={partyWords[party]}
            note={who}
            aside={
              isPresent === undefined ? undefined : (
                <Pill words={isPresent ? '来了' : '没有来'} tone={isPresent ? 'jade' : 'amber'} />
              )
            }
          />
        ))}
      </Card>
    </Section>
  );
}

type Publicity = Meeting['publicity'];

/** Where it hangs and was sent, with its photos; or why not everywhere. */
export function PublicityCard(props: { title: string; publicity: Publicity; at: number }) {
  const { title, publicity, at } = props;
  const { channels, isComplete, reason } = publicity;
  if (channels.length === 0 && !reason) return null;
  return (
    <Section title={title}>
      <Card>
        {channels.map((one) => (
          <View key={one.channel} className="council-part">
            <Heading>{publicityChannelWords[one.channel]}</Heading>
            <Note>
              {one.byText} · {datedText(one.at, at)}
            </Note>
            <Shots words={`${publicityChannelWords[one.channel]}的照片`} photos={one.photos} />
          </View>
        ))}
        {isComplete ? null : (
          <Facts
            rows={[[channels.length === 0 ? '没有照片' : '还差一处', reason ?? '照片还没有补上']]}
          />
        )}
      </Card>
    </Section>
  );
}
