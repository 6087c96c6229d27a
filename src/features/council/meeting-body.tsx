import { View } from '@tarojs/components';
import { Button, Buttons, Card, ListRow, Section } from '../../components';
import { open } from '../../platform/navigation';
import { callPhone } from '../../platform/phone';
import { AgendaCard, PartiesCard, PublicityCard } from './agenda-cards';
import { DoorCard } from './meeting-door';
import { ChangesCard, MeetingHead } from './meeting-head';
import { type FullMeeting, hasMinutes, isVoteDue } from './meeting-mine';
import { NextStepCard } from './meeting-mine-card';
import { groupWords } from './meeting-words';
import { MinutesPart } from './minutes-card';
import { ResolutionPart } from './resolution-card';
import { ReviewCard } from './review-card';
import { ShareButton } from './share-button';
import { NotStatutory, VoteCard } from './vote-card';

type Part = {
  full: FullMeeting;
  at: number;
  onChanged: (words: string) => void;
  onReload: () => void;
};

function Votes({ full, at, onChanged, onReload, isDue }: Part & { isDue: boolean }) {
  const { votes, agenda } = full.meeting;
  const shown = votes.filter((vote) => isVoteDue(vote) === isDue);
  if (shown.length === 0) return null;
  return (
    <Section title={isDue ? '正在表决' : '表决结果'}>
      {shown.map((vote) => (
        <VoteCard
          key={vote.id}
          vote={vote}
          topic={agenda.find(({ id }) => id === vote.itemId)?.title}
          at={at}
          onChanged={onChanged}
          onReload={onReload}
        />
      ))}
    </Section>
  );
}

/** What one does with it beside coming: ring, tell the others; for whoever leads the way to prepare it. */
function Ways({ full, at }: Pick<Part, 'full' | 'at'>) {
  const { meeting, mayLead, steps } = full;
  const { id, phone } = meeting;
  return (
    <>
      <View className="council-part">
        <Buttons>
          {phone ? (
            <Button
              icon="phone"
              words="问一问"
              label="打电话给议事厅"
              isGrowing
              onTap={() => callPhone(phone)}
            />
          ) : null}
          <ShareButton text={groupWords(meeting, at)} />
        </Buttons>
      </View>
      {mayLead || steps.length > 0 ? (
        <View className="council-part">
          <Card>
            <ListRow
              icon="users"
              title="办这次会"
              note="议题、公示、到会、表决、纪要"
              onTap={() => open('prepareMeeting', { id })}
            />
          </Card>
        </View>
      ) : null}
    </>
  );
}

/** Everything neighbours read of a meeting, what is due for them first. */
export function MeetingBody(props: Part) {
  const { full, at, onChanged, onReload } = props;
  const { meeting, mine } = full;
  const { review } = meeting;
  const isWritten = hasMinutes(full);
  const reviewPart = <ReviewCard full={full} at={at} onChanged={onChanged} />;
  const hasAgreed = meeting.votes.length > 0 || meeting.resolution !== undefined;
  return (
    <View className="council-columns">
      <View>
        <ChangesCard full={full} at={at} />
        <MeetingHead full={full} at={at} />
        {mine.mayAttend && !mine.isPresent ? <DoorCard id={meeting.id} onDone={onChanged} /> : null}
        <NextStepCard full={full} at={at} onChanged={onChanged} onReload={onReload} />
        {hasAgreed ? <NotStatutory /> : null}
        <Votes {...props} isDue />
        {review?.isOpen ? reviewPart : null}
        <ResolutionPart full={full} at={at} />
      </View>
      <View>
        {isWritten ? null : <AgendaCard meeting={meeting} />}
        <MinutesPart full={full} at={at} onChanged={onChanged} />
        <Votes {...props} isDue={false} />
        {review && !review.isOpen ? reviewPart : null}
        <PartiesCard meeting={meeting} />
        <PublicityCard title="公示在哪里" publicity={meeting.publicity} at={at} />
        <Ways full={full} at={at} />
      </View>
    </View>
  );
}
