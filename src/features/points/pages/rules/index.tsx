import { View } from '@tarojs/components';
import { wordsFor } from '#contracts/errors';
import { pointsPathNotes, pointsPathWords } from '#contracts/points';
import { getPointsRules } from '#contracts/points-rules';
import { dateText, dayOf, momentText } from '#domain/day';
import {
  Card,
  ErrorState,
  Heading,
  Kept,
  ListRow,
  Note,
  Page,
  Section,
  Skeleton,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { useLoaded } from '../../../../platform/use-loaded';
import { changesIn, type RulesVersion, rulesByPath, versionText } from '../../rules-words';
import '../../points.css';

function ComingCard({ current, coming }: { current: RulesVersion; coming: RulesVersion }) {
  return (
    <Card tone="amber">
      <Heading>{dateText(coming.fromOn, dayOf(now()))}起有变化</Heading>
      {coming.reason ? <Note>原因：{coming.reason}</Note> : null}
      {changesIn(current, coming).map(({ key, what, words }) => (
        <ListRow key={key} title={what} note={words} />
      ))}
      <Note>这之前做的事，仍按现在的规则记。</Note>
    </Card>
  );
}

function Paths({ rules }: { rules: RulesVersion['rules'] }) {
  return (
    <View className="points-cards">
      {rulesByPath(rules).map(({ path, lines }) => (
        <Card key={path}>
          <Heading size="title">{pointsPathWords[path]}</Heading>
          <Note>{pointsPathNotes[path]}</Note>
          <View className="points-part">
            {lines.map(({ key, what, words }) => (
              <ListRow key={key} title={what} note={words} />
            ))}
          </View>
        </Card>
      ))}
    </View>
  );
}

const fairness = [
  {
    title: '谁来审核',
    note: '一般由积分超市专管员审核；分数多的、参与纠纷化解的由社区书记审核；履职的由社区审核。到期没人审，交给上一级。',
  },
  {
    title: '谁不能审',
    note: '提的人、得分的人和同单元的邻居都不能审。谁也不能给自己、给自己家里人提。',
  },
  {
    title: '没有通过怎么办',
    note: '一定写明原因。您可以请街道再看一次，原来审核的人不参加。',
  },
  {
    title: '记错了怎么办',
    note: '账只能更正，不能涂改：错的那一笔留着，再记一笔收回。您在存折里都看得到。',
  },
  {
    title: '什么不给分',
    note: '打开小程序、转发、点赞、点提醒、停留多久，一律不给分。举报某个人也不给分。积分不比高低，有工资的岗位不参加。',
  },
] as const;

function Fairness() {
  return (
    <Section title="怎么保证公平">
      <Card>
        {fairness.map(({ title, note }) => (
          <ListRow key={title} title={title} note={note} />
        ))}
      </Card>
    </Section>
  );
}

/** 积分规则: open to everybody, with since when, by whom, and what comes. */
export default function Screen() {
  const { data, error, keptSince, reload } = useLoaded(
    () => call(getPointsRules, {}),
    'points-rules',
  );
  return (
    <Page title="积分规则" isWide>
      {keptSince ? (
        <Kept since={momentText(keptSince, now())} onRetry={() => void reload()} />
      ) : null}
      {data ? (
        <>
          {data.coming ? <ComingCard current={data.current} coming={data.coming} /> : null}
          <View className="points-filter">
            <Note>{versionText(data.current, dayOf(now()))}</Note>
          </View>
          <Paths rules={data.current.rules} />
          <Fairness />
        </>
      ) : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} note="账都在，没有丢。" onRetry={() => void reload()} />
      ) : null}
      {data || error ? null : <Skeleton cards={3} />}
    </Page>
  );
}
