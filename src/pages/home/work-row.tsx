import { View } from '@tarojs/components';
import { slaTierWords, type WorkOrderSummary, workOrderStatusWords } from '#contracts/work-order';
import { classes, Pill, Tap } from '../../components';
import { duePill, waitingWords } from './due';

type WorkRowProps = {
  item: WorkOrderSummary;
  now: number;
  isChosen: boolean;
  onOpen: () => void;
};

const isUrgent = (item: WorkOrderSummary) => item.tier === 'p0' || item.tier === 'p1';

/** What is to be done with it, in one sentence. */
function sentenceOf(item: WorkOrderSummary): string {
  const again = item.reopenCount > 0 && item.nextStep ? '居民请您再办一次 · ' : '';
  return again + (item.nextStep ? waitingWords(item.nextStep) : workOrderStatusWords[item.status]);
}

/** One work order in a list: what, when it is due, who and where, and whose turn it is. */
export function WorkRow({ item, now, isChosen, onOpen }: WorkRowProps) {
  const due = duePill(item.promised, now);
  return (
    <Tap
      className={classes('work-row', isChosen && 'work-row-on')}
      label={`${item.title}，${due ? `${due.words}，` : ''}${item.placeText}，${sentenceOf(item)}`}
      onTap={onOpen}
    >
      <View className="work-row-head">
        <View className="work-row-title">{item.title}</View>
        {isUrgent(item) && !item.promised.isStopped ? (
          <Pill words={slaTierWords[item.tier]} tone="red" />
        ) : null}
        {due ? <Pill words={due.words} tone={due.tone} /> : null}
      </View>
      <View className="quiet text-note">
        {item.reporterText} · {item.placeText}
      </View>
      <View className={classes('text-note', !item.nextStep && 'quiet')}>{sentenceOf(item)}</View>
    </Tap>
  );
}
