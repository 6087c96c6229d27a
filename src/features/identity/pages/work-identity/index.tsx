import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Got } from '#contracts/action';
import { wordsFor } from '#contracts/errors';
import { acceptInvite, getMe } from '#contracts/identity';
import { isStaffRole, roleWords } from '#contracts/roles';
import { dateText, dayOf } from '#domain/day';
import {
  Button,
  Card,
  ErrorState,
  Field,
  Heading,
  ListRow,
  Note,
  Page,
  Section,
  Skeleton,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { openTab } from '../../../../platform/navigation';
import { useLoaded } from '../../../../platform/use-loaded';
import { codeProblem, typedCode } from '../../code';
import '../../org.css';
import { useSending } from '../../../../platform/use-sending';

type Accepted = Got<typeof acceptInvite>;

/** What the code has opened, and the way there. */
function Welcome({ accepted }: { accepted: Accepted }) {
  const { role, areaName, from } = accepted;
  const at = now();
  const isLater = from > at;
  const note = isStaffRole(role)
    ? '首页换成了您的待办，联心卡上有您的名字。'
    : '联心卡上有您的名字了。';
  return (
    <Card tone="jade">
      <Heading size="title">
        {areaName} {roleWords[role]}
      </Heading>
      <Note>
        {isLater ? `${dateText(dayOf(from), dayOf(at))}起是您的岗位，那天再打开就能用。` : note}
      </Note>
      <View className="org-buttons">
        <Button kind="primary" words="去首页看看" onTap={() => openTab('home')} />
      </View>
    </Card>
  );
}

function Posts({ memberships }: Pick<Got<typeof getMe>, 'memberships'>) {
  const posts = memberships.filter(({ role }) => role !== 'resident');
  if (posts.length === 0) return null;
  return (
    <Section title="您现在的岗位">
      <Card>
        {posts.map(({ role, areaId, areaName }) => (
          <ListRow key={`${role}-${areaId}`} title={roleWords[role]} note={areaName} />
        ))}
      </Card>
    </Section>
  );
}

/** 工作身份: type the code one was given, and the post begins. */
export default function WorkIdentity() {
  const page = useLoaded(() => call(getMe, {}));
  const [words, setWords] = useState('');
  const [problem, setProblem] = useState<string>();
  const [accepted, setAccepted] = useState<Accepted>();
  const sending = useSending(['code']);
  const { data, error } = page;
  const send = async () => {
    const found = codeProblem(words);
    setProblem(found);
    if (found) return;
    const isDone = await sending.send(async () => {
      setAccepted(await call(acceptInvite, { code: typedCode(words) }));
    });
    if (!isDone) return;
    setWords('');
    void page.reload();
  };
  return (
    <Page title="工作身份">
      {accepted ? (
        <Welcome accepted={accepted} />
      ) : (
        <Card>
          <Heading>有邀请码吗？</Heading>
          <Note>社区或街道请您任职时，会给您一个 10 位的邀请码。普通居民不用填。</Note>
          <View className="org-fields">
            <Field
              label="邀请码"
              hint="10 位字母和数字"
              value={words}
              maxLength={20}
              problem={problem ?? sending.problems.code ?? sending.problem}
              note="空格和大小写不用管。"
              onInput={(typed) => {
                setWords(typed);
                setProblem(undefined);
                sending.clear();
              }}
            />
          </View>
          <Button
            kind="primary"
            words="开始任职"
            isBusy={sending.isBusy}
            onTap={() => void send()}
          />
        </Card>
      )}
      {data ? <Posts memberships={data.memberships} /> : null}
      {!data && !error ? <Skeleton cards={1} /> : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void page.reload()} />
      ) : null}
    </Page>
  );
}
