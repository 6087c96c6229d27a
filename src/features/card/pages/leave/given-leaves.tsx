import { useState } from 'react';
import { endLeave, type Leave } from '#contracts/card';
import { type AppError, wordsFor } from '#contracts/errors';
import { type Day, dateText } from '#domain/day';
import { Button, Card, Heading, Note, Problem, Row } from '../../../../components';
import { call } from '../../../../platform/cloud';

type Given = { leaves: readonly Leave[]; today: Day; onEnded: () => Promise<void> };

/** Leaves already noted, each of which can be taken back; nothing where there is none. */
export function GivenLeaves({ leaves, today, onEnded }: Given) {
  const [ending, setEnding] = useState<string>();
  const [problem, setProblem] = useState<string>();
  if (leaves.length === 0) return null;

  const end = async (leave: Leave) => {
    setEnding(leave.fromOn);
    setProblem(undefined);
    try {
      await call(endLeave, leave);
      await onEnded();
    } catch (error) {
      setProblem(wordsFor(error as AppError));
    }
    setEnding(undefined);
  };

  return (
    <Card>
      <Heading>已经记下的</Heading>
      {leaves.map((leave) => (
        <Row key={leave.fromOn + leave.untilOn} isSpread>
          <Note>
            {dateText(leave.fromOn, today)} 到 {dateText(leave.untilOn, today)}
          </Note>
          <Button
            words={leave.fromOn <= today ? '销假，今天回来' : '不请了'}
            isBusy={ending === leave.fromOn}
            onTap={() => void end(leave)}
          />
        </Row>
      ))}
      <Problem words={problem} />
    </Card>
  );
}
