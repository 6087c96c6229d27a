import { View } from '@tarojs/components';
import {
  type NoticeKind,
  type NoticeTemplate,
  noticeKindWords,
  noticeTemplates,
} from '#contracts/notice';
import { noticeTemplateTable } from '#domain/notice-words';
import { Card, Chips, classes, Heading, Note, Problem, Tap } from '../../components';
import { templatesFor } from './write-form';

type TemplateCardProps = {
  kinds: readonly NoticeKind[];
  template: NoticeTemplate | undefined;
  kind: NoticeKind;
  problem?: string | undefined;
  onTemplate: (template: NoticeTemplate) => void;
  onKind: (kind: NoticeKind) => void;
};

/** 什么事: what comes up most in one tap; own words ask for their kind. */
export function TemplateCard(props: TemplateCardProps) {
  const { kinds, template, kind, problem, onTemplate, onKind } = props;
  const open = templatesFor(kinds);
  return (
    <Card>
      <Heading>什么事</Heading>
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
      <Problem words={problem} />
      {template === 'free' ? (
        <View className="notice-part">
          <Note>属于哪一种</Note>
          <View className="notice-part">
            <Chips
              label="属于哪一种"
              chosen={kind}
              choices={kinds.map((value) => ({ value, words: noticeKindWords[value] }))}
              onChoose={onKind}
            />
          </View>
        </View>
      ) : null}
    </Card>
  );
}
