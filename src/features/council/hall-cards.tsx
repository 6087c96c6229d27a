import { View } from '@tarojs/components';
import { decisionStatusWords, meetingStatusWords } from '#contracts/council';
import {
  Button,
  Buttons,
  Card,
  Heading,
  ListRow,
  Note,
  PersonRow,
  Pill,
  PromiseBlock,
  Section,
} from '../../components';
import { open } from '../../platform/navigation';
import { callPhone } from '../../platform/phone';
import { cadenceWords, type FullHall, hallStep, termWords } from './hall-words';
import { MeetingRow } from './meeting-row';
import { bigDate, meetingTones } from './meeting-words';
import { decisionTones, lineNote } from './trace-words';

type Part = { full: FullHall; at: number };

/** What it is, and that it moved or is closed. */
export function HallHead({ full }: Pick<Part, 'full'>) {
  const { name, areaText, place, closedReason, movedNote, capacity } = full.hall;
  return (
    <>
      <Card>
        <Heading size="head">{name}</Heading>
        <Note>{areaText}</Note>
        <Note>{[place, capacity && `能坐 ${capacity} 人`].filter(Boolean).join(' · ')}</Note>
      </Card>
      {closedReason ? (
        <Card tone="amber">
          <Heading>这个议事厅停用了</Heading>
          <Note>{closedReason}</Note>
          <Note>以前议定的事还在办，下面都看得到。</Note>
        </Card>
      ) : null}
      {movedNote && !closedReason ? (
        <Card tone="amber">
          <Heading>换地方了</Heading>
          <Note>{movedNote}</Note>
        </Card>
      ) : null}
    </>
  );
}

/** 下一次: until when topics are taken, or when and where it is. */
export function NextCard({ full, at }: Part) {
  const { next, hall } = full;
  if (!next)
    return hall.closedReason ? null : (
      <Card>
        <Heading size="title">下一次还没定</Heading>
        <Note>每月一次。现在提的议题先记着，下一次会之前逐条审定，都有回音。</Note>
      </Card>
    );
  const { id, status, title, topics } = next;
  const step = hallStep(full);
  return (
    <Card className="council-when">
      <View className="council-pills">
        <Pill words={meetingStatusWords[status]} tone={meetingTones[status]} />
        {topics > 0 ? <Note>{topics} 个议题</Note> : null}
      </View>
      <Heading size="title">{title}</Heading>
      <PromiseBlock {...bigDate(next, at)} />
      <Buttons>
        <Button
          words={status === 'published' ? '看议程、四方和公示' : '看这次会'}
          isGrowing
          onTap={() => open('meeting', { id })}
        />
        {step === 'come' || step === 'attend' ? (
          <Button words="提议题" isGrowing onTap={() => open('suggest', { hallId: hall.id })} />
        ) : null}
      </Buttons>
    </Card>
  );
}

/** 上次议定事项进展: the newest decisions as lines, all of them one tap away. */
export function DecisionsCard({ full, at }: Part) {
  const { decisions, hall } = full;
  const all = () => open('trace', { hallId: hall.id });
  return (
    <Section title="上次议定的，做了什么">
      <Card>
        {decisions.length === 0 ? (
          <Note>还没有议定的事。开过会、纪要确认以后，每一件都列在这里。</Note>
        ) : null}
        {decisions.map((decision) => (
          <ListRow
            key={decision.id}
            title={decision.topic}
            note={lineNote(decision, at)}
            aside={
              <Pill
                words={decisionStatusWords[decision.status]}
                tone={decisionTones[decision.status]}
              />
            }
            onTap={all}
          />
        ))}
        {decisions.length > 0 ? (
          <ListRow icon="circle-check" title="全部议定的事" onTap={all} />
        ) : null}
      </Card>
    </Section>
  );
}

/** Topics that wait, and one's own. */
export function TopicsCard({ full }: Pick<Part, 'full'>) {
  const { waitingTopics, hall } = full;
  return (
    <Card>
      <ListRow
        icon="message-square"
        title="等着上会的议题"
        note={waitingTopics > 0 ? '您也想议的，点一下' : '现在没有'}
        aside={waitingTopics > 0 ? `${waitingTopics} 个` : undefined}
        onTap={() => open('topics', { hallId: hall.id })}
      />
      <ListRow
        icon="user-round"
        title="我提的议题"
        note="列上了没有，没列上是为什么"
        onTap={() => open('topics', { isMine: '1' })}
      />
    </Card>
  );
}

export function PastCard({ full, at }: Part) {
  const { past, hall } = full;
  const cadence = cadenceWords(full.cadence);
  if (past.length === 0 && !cadence) return null;
  return (
    <Section title="开过的会">
      <Card>
        {cadence ? <Note>{cadence}</Note> : null}
        {past.map((line) => (
          <MeetingRow key={line.id} line={line} now={at} />
        ))}
        <ListRow
          icon="clock"
          title="历次会议"
          onTap={() => open('meetings', { hallId: hall.id })}
        />
      </Card>
    </Section>
  );
}

/** 话事员: who leads it, and the number one rings. */
export function LeadCard({ full, at }: Part) {
  const { moderators, phone } = full.hall;
  return (
    <Section title="谁来召集">
      <Card>
        {moderators.length === 0 ? <Note>话事员正在推选，先由社区召集。</Note> : null}
        {moderators.map(({ name, untilOn }) => (
          <PersonRow key={name} name={name} post="话事员" note={termWords(untilOn, at)} isSmall />
        ))}
        {phone ? (
          <View className="council-part">
            <Button
              icon="phone"
              words={`打电话问 ${phone}`}
              label="打电话给议事厅"
              onTap={() => callPhone(phone)}
            />
          </View>
        ) : null}
      </Card>
    </Section>
  );
}

/** Ways for those who prepare meetings here, or look after the hall itself. */
export function StaffCard({ full }: Pick<Part, 'full'>) {
  const { mayLead, mayEdit, hall } = full;
  if (!mayLead && !mayEdit) return null;
  return (
    <Card>
      {mayLead ? (
        <ListRow
          icon="users"
          title="议事厅工作"
          note="开会、审定议题、写纪要"
          onTap={() => open('councilWork')}
        />
      ) : null}
      {mayEdit ? (
        <ListRow
          icon="pencil"
          title="改议事厅的信息"
          onTap={() => open('hallEdit', { id: hall.id })}
        />
      ) : null}
    </Card>
  );
}
