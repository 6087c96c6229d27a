import { View } from '@tarojs/components';
import { useState } from 'react';
import { type AppError, wordsFor } from '#contracts/errors';
import { getMe, type Honorific, honorifics, honorificWords, updateMe } from '#contracts/identity';
import {
  Button,
  Card,
  Chips,
  ErrorState,
  Field,
  Note,
  Page,
  Skeleton,
  Toast,
} from '../../../../components';
import { call } from '../../../../platform/cloud';
import { useLoaded } from '../../../../platform/use-loaded';
import './my-data.css';
import { PhoneCard } from './phone-card';

const choices = honorifics.map((value) => ({ value, words: honorificWords[value] }));

type NameProps = {
  name: string;
  honorific: Honorific | undefined;
  onSaved: (words: string) => void;
};

function NameCard({ name: known, honorific: knownHonorific, onSaved }: NameProps) {
  const [name, setName] = useState(known);
  const [honorific, setHonorific] = useState(knownHonorific);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const save = async () => {
    setIsBusy(true);
    setProblem(undefined);
    try {
      const words = name.trim();
      await call(updateMe, {
        ...(words ? { name: words } : {}),
        ...(honorific ? { honorific } : {}),
      });
      onSaved('记下了');
    } catch (error) {
      setProblem(wordsFor(error as AppError));
    }
    setIsBusy(false);
  };
  return (
    <Card>
      <Field
        label="怎么称呼您"
        kind="nickname"
        hint="例如 王秀兰"
        value={name}
        maxLength={20}
        problem={problem}
        note="处理您反映的人只看到「王女士」这样的称呼。"
        onInput={setName}
      />
      <Chips label="称呼" choices={choices} chosen={honorific} onChoose={setHonorific} />
      <View className="my-data-save">
        <Button kind="primary" words="保存" isBusy={isBusy} onTap={() => void save()} />
      </View>
    </Card>
  );
}

/** 我的信息: her name and phone, both voluntary, both hers to change or remove. */
export default function MyData() {
  const page = useLoaded(() => call(getMe, {}));
  const [done, setDone] = useState<string>();
  const { data, error } = page;
  const finish = (words: string) => {
    setDone(words);
    void page.reload();
  };
  return (
    <Page title="我的信息">
      {data ? (
        <>
          <NameCard name={data.name ?? ''} honorific={data.honorific} onSaved={finish} />
          <PhoneCard maskedPhone={data.maskedPhone} onSaved={finish} />
          <Note>不填也可以看联心卡、打电话、反映问题。</Note>
        </>
      ) : null}
      {!data && !error ? <Skeleton /> : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void page.reload()} />
      ) : null}
      <Toast words={done} onDone={() => setDone(undefined)} />
    </Page>
  );
}
