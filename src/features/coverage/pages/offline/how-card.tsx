import type { OfflinePerson } from '#contracts/coverage';
import { Answers, Card, Heading, Problem } from '../../../../components';
import { howWords } from '../../offline-form';

const ways = (['phone', 'visit'] as const).map((value) => ({ value, words: howWords[value] }));

/** How she wants to be told. */
export function HowCard(props: {
  how: OfflinePerson['how'] | undefined;
  problem: string | undefined;
  onChoose: (how: OfflinePerson['how']) => void;
}) {
  return (
    <Card>
      <Heading>有事怎么告诉</Heading>
      <Answers label="有事怎么告诉" answers={ways} chosen={props.how} onChoose={props.onChoose} />
      <Problem words={props.problem} />
    </Card>
  );
}
