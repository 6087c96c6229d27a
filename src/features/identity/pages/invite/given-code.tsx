import { View } from '@tarojs/components';
import type { Got } from '#contracts/action';
import type { appoint } from '#contracts/identity';
import { roleWords } from '#contracts/roles';
import { dateText, dayOf } from '#domain/day';
import { Button, Buttons, Card, Heading, Note, Stack, Words } from '../../../../components';
import { now } from '../../../../platform/clock';
import { goBack } from '../../../../platform/navigation';
import { groupedCode } from '../../code';
import { type PostForm, termText } from '../../post-form';

/** The code once, large enough to copy by hand, and the sentence to say with it. */
export function GivenCode(props: {
  form: PostForm;
  answer: Got<typeof appoint>;
  onAgain: () => void;
}) {
  const { form, answer } = props;
  const today = dayOf(now());
  const until = dateText(dayOf(answer.expiresAt), today);
  const isWaiting = answer.status === 'waiting';
  const name = form.name.trim();
  return (
    <>
      {isWaiting ? (
        <Card tone="amber">
          <Heading>还要上级确认</Heading>
          <Note>这个岗位要另一位同事确认。确认后您会收到消息，那时再把邀请码交给本人。</Note>
        </Card>
      ) : null}
      <Card>
        <Heading>{name}的邀请码</Heading>
        <View className="org-code">{groupedCode(answer.code)}</View>
        <Stack>
          <Note>
            {form.area?.name} {form.role ? roleWords[form.role] : ''}，{termText(form, today)}。
          </Note>
          <Note>请现在记下或截图：离开这一页就不再显示。没有字母 O、I、L 和数字 0、1。</Note>
        </Stack>
      </Card>
      <Card>
        <Heading>{isWaiting ? '确认后，这样告诉本人' : '这样告诉本人'}</Heading>
        <View className="org-say">
          <Words>
            {`打开微信小程序「联心」，点「我的」，再点「工作身份」，输入 ${groupedCode(answer.code)}，${until}前有效。`}
          </Words>
        </View>
        <View className="org-note">
          <Note>邀请码只给本人：谁输入，岗位就是谁的。</Note>
        </View>
      </Card>
      <Buttons>
        <Button words="再邀请一位" isGrowing onTap={props.onAgain} />
        <Button kind="primary" words="记下了" isGrowing onTap={goBack} />
      </Buttons>
    </>
  );
}
