import {
  type Home,
  type HomeStatus,
  homeLabelWords,
  homeRefusalWords,
  homeStatusWords,
} from '#contracts/identity';
import {
  Button,
  Buttons,
  Card,
  Heading,
  Note,
  Pill,
  Place,
  Problem,
  TitleRow,
  type Tone,
} from '../../../../components';

const tones: Record<HomeStatus, Tone> = {
  declared: 'blue',
  verified: 'jade',
  refused: 'red',
  ended: 'plain',
};

const statusNotes: Record<HomeStatus, string> = {
  declared: '联系网格员、反映问题、收通知都可以了。',
  verified: '单元长或网格员核实过了。',
  refused: '联系网格员、反映问题、收通知照样可以。',
  ended: '您已搬走。',
};

/** One home: its place, whether somebody confirmed it, and what can be done. */
export function HomeCard(props: { home: Home; onDoor: () => void; onLeave: () => void }) {
  const { home } = props;
  return (
    <Card>
      <TitleRow>
        <Heading>
          {homeLabelWords[home.label]} · {home.shortAddress}
          {home.door ? ` ${home.door}` : ''}
        </Heading>
        <Pill words={homeStatusWords[home.status]} tone={tones[home.status]} />
      </TitleRow>
      <Place words={home.address} />
      <Problem words={home.refusal && homeRefusalWords[home.refusal]} />
      <Note>{statusNotes[home.status]}</Note>
      <Buttons>
        <Button
          icon="pencil"
          words={home.door ? '改门牌号' : '写门牌号'}
          isGrowing
          onTap={props.onDoor}
        />
        <Button words="搬走了" isGrowing onTap={props.onLeave} />
      </Buttons>
    </Card>
  );
}
