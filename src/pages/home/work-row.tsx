import { Text, View } from '@tarojs/components';
import {
  slaTierWords,
  type WorkOrderSummary,
  workOrderLevelWords,
  workOrderStatusWords,
} from '#contracts/work-order';
import { classes, Icon, Pill, Tap } from '../../components';
import { duePill, waitingWords } from './due';

type WorkRowProps = {
  item: WorkOrderSummary;
  now: number;
  isChosen: boolean;
  /** Whether it is among those picked for one step; undefined where nothing is picked. */
  isPicked?: boolean | undefined;
  onOpen: () => void;
};

type Due = ReturnType<typeof duePill>;

const isUrgent = (item: WorkOrderSummary) => item.tier === 'p0' || item.tier === 'p1';

/** What is to be done with it, in one sentence: by her, or who has it. */
function sentenceOf(item: WorkOrderSummary): string {
  if (!item.nextStep)
    return [workOrderStatusWords[item.status], item.promised.isStopped ? '' : item.holderText]
      .filter(Boolean)
      .join(' · ');
  const again = item.reopenCount > 0 ? '居民请您再办一次 · ' : '';
  return again + waitingWords(item.nextStep);
}

/** A colleague who decides on it at this moment. */
const colleagueOf = ({ claimedBy }: WorkOrderSummary) =>
  claimedBy && claimedBy !== '您' ? claimedBy : undefined;

/** What is special about it, in a word each. */
export const marksOf = (item: WorkOrderSummary): string[] =>
  [
    `${workOrderLevelWords[item.level]}办理`,
    item.households > 1 && `${item.households} 户反映`,
    item.isProxy && '代报',
    item.isPrivate && '不公开',
  ].filter((words): words is string => Boolean(words));

function Head({ item, isPicked, due }: Pick<WorkRowProps, 'item' | 'isPicked'> & { due: Due }) {
  return (
    <View className="work-row-head">
      {isPicked === undefined ? null : (
        <View className={classes('work-pick', isPicked && 'work-pick-on')}>
          {isPicked ? <Icon name="check" size="s" /> : null}
        </View>
      )}
      <View className="work-row-title">{item.title}</View>
      {isUrgent(item) && !item.promised.isStopped ? (
        <Pill words={slaTierWords[item.tier]} tone="red" />
      ) : null}
      {due ? <Pill words={due.words} tone={due.tone} /> : null}
    </View>
  );
}

/** One work order in a list: what, when it is due, who and where, what is special, and whose turn it is. */
export function WorkRow({ item, now, isChosen, isPicked, onOpen }: WorkRowProps) {
  const due = duePill(item.promised, now);
  const colleague = colleagueOf(item);
  const marks = marksOf(item).join(' · ');
  const sentence = sentenceOf(item);
  return (
    <Tap
      className={classes('work-row', (isChosen || isPicked) && 'work-row-on')}
      role={isPicked === undefined ? undefined : 'checkbox'}
      isOn={isPicked}
      label={`${item.title}，${due ? `${due.words}，` : ''}${item.placeText}，${marks}，${sentence}`}
      onTap={onOpen}
    >
      <Head item={item} isPicked={isPicked} due={due} />
      <View className="quiet text-note text-place">
        {item.reporterText} · {item.placeText}
      </View>
      <View className="text-note">
        <Text className={item.nextStep ? 'strong' : 'quiet'}>{sentence}</Text>
        <Text className="quiet"> · {marks}</Text>
      </View>
      {colleague ? (
        <View className="text-note work-row-claim">{colleague}正在处理这一件</View>
      ) : null}
    </Tap>
  );
}
