import { useState } from 'react';
import type { Got } from '#contracts/action';
import { confirmAppointment, type listAppointments } from '#contracts/identity';
import { roleWords } from '#contracts/roles';
import { Button, Buttons, Card, Heading, Note, Problem, Section } from '../../../../components';
import { call } from '../../../../platform/cloud';
import { useSending } from '../../../../platform/use-sending';

type Invite = Got<typeof listAppointments>['invites'][number];

function WaitingCard({ invite, onDone }: { invite: Invite; onDone: (words: string) => void }) {
  const { id, name, role, areaName } = invite;
  const [chosen, setChosen] = useState<'confirm' | 'refuse'>();
  const sending = useSending();
  const decide = async (decision: 'confirm' | 'refuse') => {
    setChosen(decision);
    const isDone = await sending.send(() => call(confirmAppointment, { inviteId: id, decision }));
    if (isDone)
      onDone(decision === 'confirm' ? '已同意，提的人会收到消息' : '没有通过，已告诉提的人');
  };
  return (
    <Card tone="amber">
      <Heading>
        {name} · {areaName} {roleWords[role]}
      </Heading>
      <Note>同意后，提的人把邀请码交给本人，岗位才开始。</Note>
      <Buttons>
        <Button
          kind="soft"
          icon="check"
          words="同意"
          isGrowing
          isBusy={sending.isBusy && chosen === 'confirm'}
          onTap={() => void decide('confirm')}
        />
        <Button
          words="不同意"
          isGrowing
          isBusy={sending.isBusy && chosen === 'refuse'}
          onTap={() => void decide('refuse')}
        />
      </Buttons>
      <Problem words={sending.problem} />
    </Card>
  );
}

/** Posts of community staff and above that a colleague proposed and this person may confirm. */
export function WaitingSection(props: {
  invites: readonly Invite[];
  onDone: (words: string) => void;
}) {
  const waiting = props.invites.filter(({ canConfirm }) => canConfirm);
  if (waiting.length === 0) return null;
  return (
    <Section title="等您确认" aside={`${waiting.length} 项`}>
      {waiting.map((invite) => (
        <WaitingCard key={invite.id} invite={invite} onDone={props.onDone} />
      ))}
    </Section>
  );
}
