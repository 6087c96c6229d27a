import { View } from '@tarojs/components';
import { type Post, posts, postWords } from '#contracts/card';
import { observerPostOf, observerPosts, observerPostWords } from '#contracts/observer';
import { Card, Chips, Field, Heading, Note, Problem } from '../../../../components';
import { isPaired, type PostForm, type PostProblems } from '../../post-form';

type PersonProps = { form: PostForm; onChange: (changed: Partial<PostForm>) => void };

const pairNotes: Record<Post, string> = {
  primary: '联心卡上先打给A岗。',
  backup: 'A岗请假或没接时，打给B岗。',
};

/** 监督员: one of four posts, which says what she reports most. */
function ObserverChips({ form, problem, onChange }: PersonProps & { problem: string | undefined }) {
  const chosen = observerPostOf(form.duty);
  return (
    <View className="org-chips">
      <Note>监督员的岗位</Note>
      <Chips
        label="监督员的岗位"
        choices={observerPosts.map((value) => ({ value, words: observerPostWords[value] }))}
        chosen={chosen}
        onChoose={(post) => onChange({ duty: observerPostWords[post] })}
      />
      <Problem words={problem} />
    </View>
  );
}

/** Who: the name on the card, the work phone, A岗 or B岗, and what she is here for. */
export function PersonCard(props: PersonProps & { problems: PostProblems }) {
  const { form, problems, onChange } = props;
  return (
    <Card>
      <Heading>请谁</Heading>
      <View className="org-fields">
        <Field
          label="姓名"
          hint="联心卡上显示的姓名"
          value={form.name}
          maxLength={20}
          problem={problems.name}
          onInput={(name) => onChange({ name })}
        />
        <Field
          label="工作电话（可以不填）"
          kind="number"
          hint="居民打的就是这个号码"
          value={form.phone}
          maxLength={13}
          problem={problems.phone}
          onInput={(phone) => onChange({ phone })}
        />
        {form.role === 'observer' ? (
          <ObserverChips form={form} problem={problems.duty} onChange={onChange} />
        ) : (
          <Field
            label="负责什么（可以不填）"
            hint="例如 专职网格员、民生服务"
            value={form.duty}
            maxLength={20}
            problem={problems.duty}
            onInput={(duty) => onChange({ duty })}
          />
        )}
      </View>
      {isPaired(form.role) ? (
        <>
          <Heading>A岗还是B岗</Heading>
          <View className="org-chips">
            <Chips
              label="A岗还是B岗"
              choices={posts.map((value) => ({ value, words: postWords[value] }))}
              chosen={form.post}
              onChoose={(post) => onChange({ post: post === form.post ? undefined : post })}
            />
          </View>
          <Note>{form.post ? pairNotes[form.post] : '只有一个人时可以不选。'}</Note>
        </>
      ) : null}
    </Card>
  );
}
