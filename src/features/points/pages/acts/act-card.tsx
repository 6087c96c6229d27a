import { View } from '@tarojs/components';
import { candidateStatusWords, type OwnAct, pointsPathWords } from '#contracts/points';
import { dateText, dayOf } from '#domain/day';
import { Button, Card, Heading, Note, Pill, TitleRow, Words } from '../../../../components';
import { actTones, answerText, grantText, mayAppeal, nextText } from '../../acts-words';

type ActCardProps = { act: OwnAct; now: number; onAppeal: () => void };

/** What she did, what became of it, and what comes next. */
export function ActCard({ act, now, onAppeal }: ActCardProps) {
  const next = nextText(act, now);
  const answer = answerText(act);
  return (
    <Card>
      <TitleRow>
        <Heading>{act.reason}</Heading>
        <Pill words={candidateStatusWords[act.status]} tone={actTones[act.status]} />
      </TitleRow>
      <Note>
        {dateText(act.doneOn, dayOf(now))} · {pointsPathWords[act.path]}
      </Note>
      <View className="points-part">
        <Words isStrong>{grantText(act)}</Words>
      </View>
      {answer ? <Note>{answer}</Note> : null}
      {next ? <Note>{next}</Note> : null}
      {mayAppeal(act, now) ? (
        <View className="points-part">
          <Button
            kind="soft"
            words="请街道再看一次"
            label={`请街道再看一次：${act.reason}`}
            onTap={onAppeal}
          />
        </View>
      ) : null}
    </Card>
  );
}
