import { useState } from 'react';
import { Button, Card, Grow, Note, Row, Words } from '../../components';
import { askFor, useSubscribed } from '../../platform/subscription';
import { alarmTemplates, creditsText } from './credits';

/**
 * 停水停电、应急时提醒我: one tap, no reward, and the truth about how often. Whoever refused for ever finds nothing
 * here. The page around it has learnt what may be asked.
 */
export function RemindCard() {
  const { templates } = useSubscribed();
  const [note, setNote] = useState<string>();
  const left = templates.filter(
    ({ key, isRefused }) => !isRefused && alarmTemplates.some((one) => one === key),
  );
  if (left.length === 0) return null;
  const canRemind = left.some(({ credits }) => credits > 0);
  const remind = async () => {
    const { answers } = await askFor(alarmTemplates);
    const isAllowed = answers.some(({ answer }) => answer === 'accept');
    setNote(isAllowed ? undefined : '没关系，通知都在「消息」里');
  };
  return (
    <Card>
      <Words isStrong>停水停电、应急时提醒我</Words>
      <Row wraps>
        <Grow>
          <Note>{note ?? creditsText(left)}</Note>
        </Grow>
        <Button
          kind="soft"
          icon="bell"
          words={canRemind ? '再加 1 次' : '提醒我'}
          onTap={() => void remind()}
        />
      </Row>
    </Card>
  );
}
