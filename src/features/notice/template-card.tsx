import { View } from '@tarojs/components';
import { useState } from 'react';
import {
  type NoticeKind,
  type NoticeTemplate,
  noticeKindWords,
  noticeTemplates,
} from '#contracts/notice';
import { noticeTemplateTable } from '#domain/notice-words';
import { Button, Card, Chips, classes, Grow, Heading, Problem, Row, Tap } from '../../components';
import { templatesFor } from './write-form';

type TemplateCardProps = {
  kinds: readonly NoticeKind[];
  template: NoticeTemplate | undefined;
  kind: NoticeKind;
  problem?: string | undefined;
  onTemplate: (template: NoticeTemplate) => void;
  onKind: (kind: NoticeKind) => void;
};

/** Everything that can be sent, as large buttons. */
function Choices({ kinds, template, onTemplate }: Omit<TemplateCardProps, 'kind' | 'onKind'>) {
  const open = templatesFor(kinds);
  return (
    <View className="notice-ways">
      {noticeTemplates
        .filter((one) => open.includes(one))
        .map((one) => (
          <Tap
            key={one}
            role="radio"
            isOn={one === template}
            className={classes('notice-way', one === template && 'notice-way-on')}
            onTap={() => onTemplate(one)}
          >
            {noticeTemplateTable[one].words}
          </Tap>
        ))}
    </View>
  );
}

/** 什么事: what comes up most in one tap, then only that; own words ask for their kind. */
export function TemplateCard(props: TemplateCardProps) {
  const { kinds, template, kind, problem, onTemplate, onKind } = props;
  const [isOpen, setIsOpen] = useState(false);
  const take = (one: NoticeTemplate) => {
    setIsOpen(false);
    if (one !== template) onTemplate(one);
  };
  return (
    <Card>
      {template && !isOpen ? (
        <Row>
          <Grow>
            <Heading>什么事：{noticeTemplateTable[template].words}</Heading>
          </Grow>
          <Button words="换" label="换一件事" onTap={() => setIsOpen(true)} />
        </Row>
      ) : (
        <>
          <Heading>什么事</Heading>
          <Choices {...props} onTemplate={take} />
        </>
      )}
      <Problem words={problem} />
      {template === 'free' && !isOpen ? (
        <View className="notice-part">
          <Chips
            label="属于哪一种"
            chosen={kind}
            choices={kinds.map((value) => ({ value, words: noticeKindWords[value] }))}
            onChoose={onKind}
          />
        </View>
      ) : null}
    </Card>
  );
}
