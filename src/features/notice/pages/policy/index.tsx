import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import type { Got } from '#contracts/action';
import { wordsFor } from '#contracts/errors';
import { getNoticePolicy, setNoticePolicy } from '#contracts/notice-desk';
import { momentText } from '#domain/day';
import {
  Answers,
  Button,
  Card,
  ErrorState,
  Heading,
  Note,
  Page,
  Problem,
  Skeleton,
  Toast,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { newRequestId } from '../../../../platform/request-id';
import { useLoaded } from '../../../../platform/use-loaded';
import { useSending } from '../../../../platform/use-sending';
import '../../notice.css';

type Policy = Got<typeof getNoticePolicy>;
type Order = 'out-first' | 'review-first';

const answers: readonly { value: Order; words: string }[] = [
  { value: 'out-first', words: '先发后审' },
  { value: 'review-first', words: '先审后发' },
];
const meanings: Record<Order, string> = {
  'out-first': '单元长、楼栋长、话事员写好就发，文字先自动检查；社区看到不合适的可以撤回。',
  'review-first': '单元长、楼栋长、话事员写好后由社区看过再发。急事会慢一些。',
};

const orderOf = ({ isReviewedFirst }: Policy): Order =>
  isReviewedFirst ? 'review-first' : 'out-first';

function changedText({ changedAt, changedBy }: Policy): string {
  if (changedAt === undefined) return '还没有改过，按平台默认：先发后审。';
  return `${changedBy ?? ''} ${momentText(changedAt, now())} 改过`.trim();
}

function Form({ policy, onDone }: { policy: Policy; onDone: () => void }) {
  const [chosen, setChosen] = useState<Order>(() => orderOf(policy));
  const sending = useSending();
  const wish = useRef(newRequestId());
  const isSame = chosen === orderOf(policy);
  const save = async () => {
    const isDone = await sending.send(() =>
      call(
        setNoticePolicy,
        { isReviewedFirst: chosen === 'review-first' },
        { requestId: wish.current },
      ),
    );
    wish.current = newRequestId();
    if (isDone) onDone();
  };
  return (
    <>
      <Card>
        <Heading>居民骨干的通知</Heading>
        <View className="notice-part">
          <Answers label="居民骨干的通知" answers={answers} chosen={chosen} onChoose={setChosen} />
        </View>
        <View className="notice-part">
          <Note>{meanings[chosen]}</Note>
        </View>
        <View className="notice-part">
          <Note>{changedText(policy)}</Note>
        </View>
        <Problem words={sending.problem} />
        {isSame ? null : (
          <View className="notice-part">
            <Button
              kind="primary"
              words={`改成「${chosen === 'review-first' ? '先审后发' : '先发后审'}」`}
              isBusy={sending.isBusy}
              onTap={() => void save()}
            />
          </View>
        )}
      </Card>
      <Card>
        <Heading>不随这里改的</Heading>
        <Note>
          物业的通知一律由社区审核后发布；网格员、社区、街道和区里自己发的，写好就发。图片都要检查过才显示。
        </Note>
      </Card>
    </>
  );
}

/** 通知怎么发: whether residents who lead publish at once or the community looks first, for the whole district. */
export default function Screen() {
  const loaded = useLoaded(() => call(getNoticePolicy, {}), undefined);
  const [said, setSaid] = useState<string>();
  const { data, error } = loaded;
  return (
    <Page title="通知怎么发" isWide>
      {data ? (
        <Form
          key={`${data.isReviewedFirst}`}
          policy={data}
          onDone={() => {
            setSaid('改好了，从下一份通知起');
            void loaded.reload();
          }}
        />
      ) : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void loaded.reload()} />
      ) : null}
      {data || error ? null : <Skeleton cards={1} />}
      <Toast words={said} onDone={() => setSaid(undefined)} />
    </Page>
  );
}
