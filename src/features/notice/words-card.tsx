import { View } from '@tarojs/components';
import { noticeTextLimit, noticeTitleLimit } from '#contracts/notice';
import { type Filled, personalIn } from '#domain/notice-words';
import { Button, Card, Field, Note, TextArea } from '../../components';

const personalWords = {
  door: '里面好像写了门牌号。邻居都会看到，能不写就不写。',
  person: '里面好像写了某个人。邻居都会看到，能不写就不写。',
} as const;

/** A door or a person in words that every neighbour will read. */
export function PersonalHint({ words }: { words: Filled }) {
  const found = personalIn(`${words.title}\n${words.text}`);
  return found ? (
    <Card tone="amber">
      <Note>{personalWords[found]}</Note>
    </Card>
  ) : null;
}

type WordsCardProps = {
  words: Filled;
  problems: Readonly<Record<string, string | undefined>>;
  onChange: (words: Filled) => void;
  /** Takes the words of the template again. */
  onReset?: (() => void) | undefined;
};

/** 写什么: title and text in own words. */
export function WordsCard({ words, problems, onChange, onReset }: WordsCardProps) {
  return (
    <>
      <Card>
        <Field
          label="标题"
          hint="例如：楼道粉刷"
          value={words.title}
          maxLength={noticeTitleLimit}
          problem={problems.title}
          onInput={(title) => onChange({ ...words, title })}
        />
        <View className="notice-part">
          <TextArea
            label="内容"
            hint="什么事、什么时候、在哪里、要大家做什么"
            value={words.text}
            maxLength={noticeTextLimit}
            problem={problems.text}
            onInput={(text) => onChange({ ...words, text })}
          />
        </View>
        {onReset ? (
          <>
            <Note>文字是您改过的，再改时间、地点，文字不会跟着变。</Note>
            <View className="notice-part">
              <Button words="用回现成的文字" onTap={onReset} />
            </View>
          </>
        ) : null}
      </Card>
      <PersonalHint words={words} />
    </>
  );
}
