import { View } from '@tarojs/components';
import { Answers, Button, Card, Field, Heading, Note, Problem } from '../../../components';
import { mostParties, type Party } from './mediation-form';
import type { Recording } from './use-recording';

const agreements = [
  { value: 'yes', words: '同意' },
  { value: 'no', words: '没有同意' },
] as const;

function PartyPart(props: { party: Party; at: number; onChange: (party: Party) => void }) {
  const { party, at, onChange } = props;
  const which = `第 ${at + 1} 方`;
  return (
    <View className="party">
      <Field
        label={which}
        hint="怎么称呼，例如 401 李先生"
        value={party.name}
        maxLength={20}
        onInput={(name) => onChange({ ...party, name })}
      />
      <Answers
        label={`${which}同意吗`}
        answers={agreements}
        chosen={party.hasAgreed === undefined ? undefined : party.hasAgreed ? 'yes' : 'no'}
        onChoose={(answer) => onChange({ ...party, hasAgreed: answer === 'yes' })}
      />
    </View>
  );
}

/** The parties, and whether each agrees that it is settled and recorded. */
export function PartiesCard({ state }: { state: Recording }) {
  const { fields, problems, change } = state;
  const { parties } = fields;
  const put = (at: number, party: Party) =>
    change({ parties: parties.map((one, place) => (place === at ? party : one)) });
  const keyed = parties.map((party, at) => ({ party, at, key: `party-${at}` }));
  return (
    <Card>
      <Heading>当事人</Heading>
      <Note>问每一方：事情解决了，同意记下来吗？有一方不同意，就不记分。</Note>
      {keyed.map(({ party, at, key }) => (
        <PartyPart key={key} party={party} at={at} onChange={(next) => put(at, next)} />
      ))}
      <Problem words={problems.parties} />
      {parties.length < mostParties ? (
        <Button
          words="再加一方"
          icon="plus"
          onTap={() => change({ parties: [...parties, { name: '' }] })}
        />
      ) : null}
      {parties.length > 2 ? (
        <Button words="去掉最后一方" onTap={() => change({ parties: parties.slice(0, -1) })} />
      ) : null}
    </Card>
  );
}
