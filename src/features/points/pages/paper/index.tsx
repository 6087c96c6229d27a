import { useState } from 'react';
import { getMe } from '#contracts/identity';
import { keeperRoles } from '#contracts/points-accounts';
import { Page, Tabs, Toast } from '../../../../components';
import { call } from '../../../../platform/cloud';
import { useLoaded } from '../../../../platform/use-loaded';
import { rootsOf } from '../../desk/areas';
import '../../points.css';
import '../../desk/desk.css';
import { LinkPart, PrintPart } from './number-parts';
import { OpenPart } from './open-part';

const parts = [
  { value: 'open', words: '开一本' },
  { value: 'print', words: '打印' },
  { value: 'link', words: '并到手机存折' },
] as const;
type Part = (typeof parts)[number]['value'];

/** 纸质存折: for those without a phone, with the same points and the same goods. */
export default function Screen() {
  const [part, setPart] = useState<Part>('open');
  const [said, setSaid] = useState<string>();
  const me = useLoaded(() => call(getMe, {}));
  return (
    <Page title="纸质存折" isWide>
      <Tabs label="办什么" tabs={parts} chosen={part} onChoose={setPart} />
      {part === 'open' ? (
        <OpenPart roots={rootsOf(me.data?.memberships ?? [], keeperRoles)} />
      ) : null}
      {part === 'print' ? <PrintPart /> : null}
      {part === 'link' ? <LinkPart onLinked={setSaid} /> : null}
      <Toast words={said} onDone={() => setSaid(undefined)} />
    </Page>
  );
}
