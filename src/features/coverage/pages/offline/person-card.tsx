import type { OfflinePerson } from '#contracts/coverage';
import { dateText, dayOf } from '#domain/day';
import {
  Button,
  Buttons,
  Card,
  Heading,
  Note,
  Pill,
  Place,
  TitleRow,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { callPhone } from '../../../../platform/phone';
import { calledText, consentWords, howWords } from '../../offline-form';

/** One person of the list: where, how she wants to be told, and since when she agrees. */
export function PersonCard({ person, onRemove }: { person: OfflinePerson; onRemove: () => void }) {
  const { phone, how, consent, consentOn, shortAddress } = person;
  const name = calledText(person);
  return (
    <Card>
      <TitleRow>
        <Heading size="title">{name}</Heading>
        <Pill words={howWords[how]} tone="blue" />
      </TitleRow>
      <Place words={shortAddress} />
      {phone ? <Note>电话 {phone}</Note> : null}
      <Note>
        {dateText(consentOn, dayOf(now()))}同意，{consentWords[consent]}
      </Note>
      <Buttons>
        {phone ? (
          <Button
            icon="phone"
            words="打电话"
            label={`打电话给${name}`}
            isGrowing
            onTap={() => callPhone(phone)}
          />
        ) : null}
        <Button
          icon="trash-2"
          words="移出名单"
          label={`把${name}移出名单`}
          isGrowing
          onTap={onRemove}
        />
      </Buttons>
    </Card>
  );
}
