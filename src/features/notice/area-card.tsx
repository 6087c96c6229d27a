import { useState } from 'react';
import { Button, Card, Grow, Heading, Note, Problem, Row } from '../../components';
import { AreaSheet } from './area-sheet';
import { areasText, type ChosenArea, type FormArea, householdsText } from './areas';

type AreaCardProps = {
  chosen: readonly ChosenArea[];
  own: readonly FormArea[];
  problem?: string | undefined;
  onChange: (areas: readonly ChosenArea[]) => void;
};

/** 发给哪里: her own area is set already; whoever has more of them chooses. */
export function AreaCard({ chosen, own, problem, onChange }: AreaCardProps) {
  const [isOpen, setIsOpen] = useState(false);
  const canChange = own.length > 1 || own.some(({ canOpen }) => canOpen);
  return (
    <Card>
      <Row>
        <Grow>
          <Heading>发给{chosen.length > 0 ? `：${areasText(chosen)}` : '哪里'}</Heading>
          <Note>{householdsText(chosen)}</Note>
        </Grow>
        {canChange ? (
          <Button words="更改" label="更改发给哪里" onTap={() => setIsOpen(true)} />
        ) : null}
      </Row>
      <Problem words={problem} />
      <AreaSheet
        isOpen={isOpen}
        own={own}
        chosen={chosen}
        onChange={onChange}
        onClose={() => setIsOpen(false)}
      />
    </Card>
  );
}
