import { useState } from 'react';
import type { Got } from '#contracts/action';
import type { AreaStep } from '#contracts/area';
import { listReprints } from '#contracts/card-prints';
import { wordsFor } from '#contracts/errors';
import { getMe } from '#contracts/identity';
import { printRoles } from '#contracts/roles';
import { dateText, dayOf } from '#domain/day';
import { listedBelow } from '#domain/tree';
import {
  Card,
  ErrorState,
  ListRow,
  Note,
  Page,
  Section,
  Sheet,
  Skeleton,
} from '../../../../components';
import { AreaPicker } from '../../../../pages/me/area-picker';
import { now } from '../../../../platform/clock';
import { answerOrThrow, callTogether } from '../../../../platform/cloud';
import { open } from '../../../../platform/navigation';
import { useLoaded } from '../../../../platform/use-loaded';

type Plate = Got<typeof listReprints>['plates'][number];

/** Those who print answer for a grid or for a community. */
const levelOf = (role: string): AreaStep['level'] =>
  role === 'grid-worker' || role === 'grid-lead' ? 'grid' : 'community';

async function load() {
  const answers = await callTogether({ plates: [listReprints, {}], me: [getMe, {}] });
  const { plates } = answerOrThrow(answers.plates);
  const { memberships } = answerOrThrow(answers.me);
  const own = memberships
    .filter(({ role }) => printRoles.some((one) => one === role))
    .map(({ role, areaId, areaName }) => ({ id: areaId, name: areaName, level: levelOf(role) }));
  return { plates, roots: [...new Map(own.map((root) => [root.id, root])).values()] };
}

const sinceText = ({ printedAt }: Plate) =>
  printedAt === undefined ? undefined : `${dateText(dayOf(printedAt), dayOf(now()))} 打印的`;

function Old({ plates }: { plates: readonly Plate[] }) {
  return (
    <Section title="要打印的公示牌" aside={`${plates.length} 块`}>
      <Card>
        {plates.length === 0 ? <Note>都是最新的，不用换。</Note> : null}
        {plates.map((plate) => (
          <ListRow
            key={plate.areaId}
            icon={plate.printedAt === undefined ? 'qr-code' : 'triangle-alert'}
            title={plate.name}
            note={[plate.why, sinceText(plate)].filter(Boolean).join(' · ')}
            onTap={() => open('platePrint', { areaId: plate.areaId })}
          />
        ))}
      </Card>
    </Section>
  );
}

/** What an area can have on paper. */
function Choice({ area, onClose }: { area: AreaStep | undefined; onClose: () => void }) {
  const go = (page: 'platePrint' | 'contactPrint') => {
    onClose();
    if (area) open(page, { areaId: area.id });
  };
  return (
    <Sheet title={area?.name ?? ''} isOpen={area !== undefined} onClose={onClose}>
      <ListRow
        icon="qr-code"
        title="公示牌"
        note="A3，挂在墙上，带二维码"
        onTap={() => go('platePrint')}
      />
      <ListRow
        icon="contact-round"
        title="联心卡"
        note="A6，发给住户"
        onTap={() => go('contactPrint')}
      />
    </Sheet>
  );
}

/** 公示牌和联心卡: which plates are old and why, and a sheet for any area one answers for. */
export default function Reprints() {
  const { data, error, reload } = useLoaded(load);
  const [chosen, setChosen] = useState<AreaStep>();
  return (
    <Page title="公示牌和联心卡">
      {data ? <Old plates={data.plates} /> : null}
      {data ? (
        <Section title="选一片来打印">
          {data.roots.map((root) => (
            <Card key={root.id}>
              <AreaPicker
                root={root}
                mayChoose={({ level }) => level !== 'estate'}
                mayEnter={({ level }) => listedBelow[level].length > 0}
                onChoose={setChosen}
              />
            </Card>
          ))}
        </Section>
      ) : null}
      <Choice area={chosen} onClose={() => setChosen(undefined)} />
      {!data && error ? <ErrorState title={wordsFor(error)} onRetry={() => void reload()} /> : null}
      {!data && !error ? <Skeleton /> : null}
    </Page>
  );
}
