import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Sent } from '#contracts/action';
import { type AppError, wordsFor } from '#contracts/errors';
import { setPhone } from '#contracts/identity';
import { Button, Card, Field, Heading, Note, Problem } from '../../../../components';
import { call } from '../../../../platform/cloud';
import { AskPhone } from '../../../../platform/phone-number';

type Props = { maskedPhone: string | undefined; onSaved: (words: string) => void };

/** Her phone: by WeChat in one tap, typed where she prefers or WeChat cannot, removed whenever she wants. */
export function PhoneCard({ maskedPhone, onSaved }: Props) {
  const [isTyping, setIsTyping] = useState(false);
  const [phone, setPhoneWords] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const save = async (input: Sent<typeof setPhone>, words: string) => {
    setIsBusy(true);
    setProblem(undefined);
    try {
      await call(setPhone, input);
      setIsTyping(false);
      onSaved(words);
    } catch (error) {
      setProblem(wordsFor(error as AppError));
      setIsTyping(true);
    }
    setIsBusy(false);
  };
  const saveTyped = () => {
    if (/^1\d{10}$/.test(phone.trim())) void save({ phone: phone.trim() }, '电话记下了');
    else setProblem('手机号是 11 位数字');
  };
  return (
    <Card>
      <Heading>联系电话</Heading>
      <Note>
        {maskedPhone
          ? `现在是 ${maskedPhone}`
          : '留了电话，办完能打给您；谁看过您的电话，您都看得到。'}
      </Note>
      {isTyping ? (
        <View className="my-data-phone">
          <Field
            label="手机号"
            kind="number"
            hint="11 位手机号"
            value={phone}
            maxLength={11}
            problem={problem}
            onInput={setPhoneWords}
          />
          <Button kind="soft" words="保存电话" isBusy={isBusy} onTap={saveTyped} />
        </View>
      ) : (
        <View className="my-data-actions">
          <AskPhone
            words={maskedPhone ? '换成微信绑定的手机号' : '用微信绑定的手机号'}
            onCode={(code) => void save({ code }, '电话记下了')}
            onRefused={() => setIsTyping(true)}
          />
          <Button words="自己填一个" onTap={() => setIsTyping(true)} />
          <Problem words={problem} />
        </View>
      )}
      {maskedPhone ? (
        <View className="my-data-actions">
          <Button
            icon="trash-2"
            words="删掉我的电话"
            isBusy={isBusy}
            onTap={() => void save({ phone: '' }, '电话删掉了')}
          />
        </View>
      ) : null}
    </Card>
  );
}
