import { View } from '@tarojs/components';
import { type Party, partyWords } from '#contracts/council';
import { addDays, dateText, dayOf } from '#domain/day';
import { leadDays } from '#domain/meeting/numbers';
import {
  Card,
  DayInput,
  Field,
  Heading,
  Note,
  Problem,
  SwitchRow,
  TextArea,
  TimeInput,
} from '../../../components';
import {
  type AnnounceForm,
  type AnnounceProblems,
  type Announcing,
  daysFor,
  isShort,
  lacksProof,
  seatsOf,
} from './announce-form';

export type AnnouncePart = {
  form: AnnounceForm;
  about: Announcing;
  problems: AnnounceProblems;
  onChange: (changed: Partial<AnnounceForm>) => void;
};

/** When and where. */
export function WhenCard({ form, about, problems, onChange }: AnnouncePart) {
  const today = dayOf(about.now);
  return (
    <Card>
      <Heading>什么时候、在哪里</Heading>
      <View className="led-part">
        <DayInput
          label="哪一天"
          value={form.on}
          {...daysFor(about)}
          words={dateText(form.on, today)}
          onInput={(on) => onChange({ on })}
        />
      </View>
      <Note>几点开会</Note>
      <TimeInput label="几点开会" value={form.from} onInput={(from) => onChange({ from })} />
      <Problem words={problems.startsAt} />
      <Note>几点散会</Note>
      <TimeInput label="几点散会" value={form.until} onInput={(until) => onChange({ until })} />
      <Problem words={problems.endsAt} />
      <Field
        label="地点"
        hint="例如 党群服务中心一楼"
        value={form.place}
        maxLength={40}
        problem={problems.place}
        onInput={(place) => onChange({ place })}
      />
      <Field
        label="最多几个人（不限就空着）"
        kind="number"
        value={form.capacity}
        maxLength={3}
        problem={problems.capacity}
        onInput={(capacity) => onChange({ capacity })}
      />
    </Card>
  );
}

const whoHints: Record<Party, string> = {
  'community-party': '例如 社区书记 何建舟',
  'property-firm': '例如 物业项目经理',
  'estate-party': '例如 小区党支部书记',
  'owners-committee': '例如 业委会主任',
  'owners-representatives': '例如 业主代表两位',
};

/** The four that convene it, each with who comes; also said of those nobody is known of yet. */
export function PartiesCard({ form, about, problems, onChange }: AnnouncePart) {
  const seats = seatsOf(about);
  if (seats.length === 0) return null;
  return (
    <Card>
      <Heading>四方谁来</Heading>
      <Note>还不知道谁来，可以空着，公示里只写单位。</Note>
      <View className="led-part">
        {seats.map((party) => (
          <Field
            key={party}
            label={partyWords[party]}
            hint={whoHints[party]}
            value={form.who[party] ?? ''}
            maxLength={30}
            onInput={(who) => onChange({ who: { ...form.who, [party]: who } })}
          />
        ))}
      </View>
      <Problem words={problems.parties} />
    </Card>
  );
}

/** Now or planned, and what has to be said where something is short of the rule. */
export function PublishCard({ form, about, problems, onChange }: AnnouncePart) {
  const today = dayOf(about.now);
  return (
    <Card>
      <Heading>什么时候公示</Heading>
      <SwitchRow
        title="定时公示"
        note="不打开就是现在公示"
        isOn={form.isPlanned}
        onChange={(isPlanned) => onChange({ isPlanned })}
      />
      {form.isPlanned ? (
        <>
          <DayInput
            label="哪天公示"
            value={form.publishOn}
            from={today}
            to={addDays(today, 60)}
            words={dateText(form.publishOn, today)}
            onInput={(publishOn) => onChange({ publishOn })}
          />
          <TimeInput
            label="几点公示"
            value={form.publishFrom}
            onInput={(publishFrom) => onChange({ publishFrom })}
          />
        </>
      ) : null}
      <Problem words={problems.publishAt} />
      {isShort(form, about) ? (
        <TextArea
          label={`离开会不到 ${leadDays} 天，为什么这么急（邻居会看到）`}
          hint="例如 楼道水管漏水，等不到下周"
          value={form.shortLeadReason}
          maxLength={100}
          problem={problems.shortLeadReason}
          onInput={(shortLeadReason) => onChange({ shortLeadReason })}
        />
      ) : null}
      {lacksProof(about) ? (
        <TextArea
          label="宣传栏和微信群的照片还没有齐，为什么先公示"
          hint="例如 公示后马上贴海报、转到群里，再补照片"
          value={form.proofReason}
          maxLength={100}
          problem={problems.proofReason}
          onInput={(proofReason) => onChange({ proofReason })}
        />
      ) : null}
    </Card>
  );
}

/** Why it changes, read by whoever signed up. */
export function ReasonCard({ form, problems, onChange }: AnnouncePart) {
  return (
    <Card>
      <TextArea
        label="为什么改，邻居会看到"
        hint="例如 一楼会议室在修，改到二楼"
        value={form.reason}
        maxLength={100}
        problem={problems.reason}
        onInput={(reason) => onChange({ reason })}
      />
      <Note>报了名的人会收到变更通知。</Note>
    </Card>
  );
}
