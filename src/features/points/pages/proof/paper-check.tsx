import { View } from '@tarojs/components';
import { useState } from 'react';
import { Card, Field, Heading, Icon, Note, Row, Words } from '../../../../components';
import { comparedLetters, groupedHash, isPrintedHead } from '../../sheet-words';

type PaperCheckProps = { hash: string; monthWords: string };

/** The paper on the wall is nobody's screen: whoever types what is printed there compares for herself. */
export function PaperCheck({ hash, monthWords }: PaperCheckProps) {
  const [typed, setTyped] = useState('');
  const isSame = isPrintedHead(typed, hash);
  return (
    <Card>
      <Heading>和墙上的纸对一对</Heading>
      <Note>{monthWords}公示表上印的封条，应当是：</Note>
      <View className="points-hash">{groupedHash(hash)}</View>
      <View className="points-part">
        <Field
          label={`纸上印的前 ${comparedLetters} 个字`}
          value={typed}
          maxLength={80}
          onInput={setTyped}
          problem={
            isSame === false
              ? '不一样。再看一眼有没有看错；还是不一样，请把纸和这一页拿给社区看'
              : undefined
          }
        />
      </View>
      {isSame ? (
        <Row>
          <Icon name="circle-check" />
          <Words isStrong>一样。您这一笔和墙上那张纸连在一起，谁也没有改过</Words>
        </Row>
      ) : null}
    </Card>
  );
}
