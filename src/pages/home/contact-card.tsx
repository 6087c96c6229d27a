import { View } from '@tarojs/components';
import { type Card, type CardPerson, postWords } from '#contracts/card';
import { roleWords } from '#contracts/roles';
import { Button, Buttons, classes, Divider, Icon, PersonRow, Pill, Tap } from '../../components';
import { leaveWish } from '../../platform/intent';
import { openTab } from '../../platform/navigation';
import { callPhone, saveContact } from '../../platform/phone';

const postOf = (person: CardPerson): string =>
  person.post === 'backup' ? postWords.backup : roleWords[person.role];

/** When to ring her: for a B岗 on duty it is whose place she takes. */
function noteOf(person: CardPerson, people: readonly CardPerson[]): string {
  const primary = people.find((other) => other.post === 'primary');
  return person.post === 'backup' && person.isOnDuty && primary
    ? `${primary.name}不在时接您电话`
    : person.dutyText;
}

/** A message is a report of its own kind, with a number and a date like any other (feature F04). */
function leaveMessage(): void {
  leaveWish('report', 'message');
  openTab('report');
}

function save(card: Card): void {
  const { name, phone, roleText } = card.first;
  saveContact({ name, phone, organization: card.communityName, title: roleText }).catch(
    () => undefined,
  );
}

function First({ card, person }: { card: Card; person: CardPerson | undefined }) {
  const { first } = card;
  const note = first.why ?? person?.dutyText;
  return (
    <>
      <PersonRow
        name={first.name}
        photoUrl={first.photoUrl}
        post={first.phone === card.dutyPhone ? undefined : first.roleText}
        note={note}
      />
      <Buttons>
        <Button
          kind="primary"
          icon="phone"
          words="打电话"
          label={`打电话给${first.name}`}
          isGrowing
          onTap={() => callPhone(first.phone)}
        />
        <Button kind="soft" icon="message-square" words="留言" onTap={leaveMessage} />
      </Buttons>
    </>
  );
}

/** Who answers for one stairwell, in the order of feature F02; every number is one tap away. */
export function ContactCard({ card, isAlone }: { card: Card; isAlone?: boolean }) {
  const firstPerson = card.people.find((person) => person.name === card.first.name);
  const others = card.people.filter((person) => person !== firstPerson);
  return (
    <View className={classes('contact', isAlone && 'contact-alone')}>
      <View className="contact-band">
        <View className="strong">联心卡</View>
        <View>{card.todayText}</View>
      </View>
      <View className="contact-body">
        <First card={card} person={firstPerson} />
        <Divider />
        {others.map((person) => (
          <PersonRow
            key={`${person.personId}-${person.role}`}
            isSmall
            name={person.name}
            photoUrl={person.photoUrl}
            post={postOf(person)}
            note={noteOf(person, card.people)}
            onCall={person.phone ? () => callPhone(person.phone ?? '') : undefined}
          />
        ))}
        {card.first.phone === card.dutyPhone ? null : (
          <PersonRow
            isSmall
            name="值班"
            title="社区值班"
            post={card.dutyText}
            onCall={() => callPhone(card.dutyPhone)}
          />
        )}
        <PersonRow
          isSmall
          name="监督"
          title="监督电话"
          post="服务不好打这个"
          onCall={() => callPhone(card.supervisionPhone)}
        />
        <Tap className="contact-save" onTap={() => save(card)}>
          <Icon name="contact-round" /> 把{card.first.name}的电话存到通讯录
        </Tap>
        <View className="contact-area">
          {card.gridName} · {card.coverageText}
          {card.labels.map((label) => (
            <Pill key={label} words={label} />
          ))}
        </View>
      </View>
    </View>
  );
}
