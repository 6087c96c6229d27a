import { View } from '@tarojs/components';
import { useRef } from 'react';
import { openAccount } from '#contracts/points';
import { Button, Card, Heading, ListRow, Note, Problem } from '../../../../components';
import { call } from '../../../../platform/cloud';
import { newRequestId } from '../../../../platform/request-id';
import { useSending } from '../../../../platform/use-sending';
import { numberText } from '../../account-words';

const promises = [
  {
    title: '为邻居做了实事，记几分',
    note: '参加志愿活动、议事、给超市捐物、反映的问题办结了。每一笔写明为什么、谁同意的。',
  },
  { title: '攒够了换东西', note: '到社区的积分超市换香皂、洗洁精、理发券，全部明码标分。' },
  {
    title: '自愿，随时可以停用',
    note: '开不开都行，不影响反映问题、看通知和别的任何功能。开了以后做的事才记。',
  },
  {
    title: '不比高低',
    note: '打开小程序、转发、点赞、点提醒，一律不给分。只有您自己和审核的人看得到您的存折。',
  },
] as const;

/** What it is, in four sentences, and the one question; nothing is opened without her tap. */
export function OpenCard({ onDone }: { onDone: (words: string) => void }) {
  const sending = useSending();
  const wish = useRef(newRequestId());
  const agree = async () => {
    const isDone = await sending.send(async () => {
      const { number } = await call(openAccount, { hasAgreed: true }, { requestId: wish.current });
      onDone(`开好了，存折号 ${numberText(number)}`);
    });
    if (!isDone) wish.current = newRequestId();
  };
  return (
    <Card>
      <Heading size="title">积分存折</Heading>
      <View className="points-part">
        {promises.map(({ title, note }) => (
          <ListRow key={title} icon="check" title={title} note={note} />
        ))}
      </View>
      <Note>
        每月公示只写姓和楼栋（王*，5号楼），参与纠纷化解的不写名字。已有纸存折的，带上纸存折和手机到积分超市，可以并到一起。
      </Note>
      <Problem words={sending.problem} />
      <View className="points-part">
        <Button
          kind="primary"
          words="同意，开一本存折"
          isBusy={sending.isBusy}
          onTap={() => void agree()}
        />
      </View>
    </Card>
  );
}
