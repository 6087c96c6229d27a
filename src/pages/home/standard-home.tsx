import { View } from '@tarojs/components';
import { useState } from 'react';
import { homeLabelWords } from '#contracts/identity';
import { Card, Chips, Icon, ListRow, Pill, Place, Row, Section, Tap } from '../../components';
import { open } from '../../platform/navigation';
import { ContactCard } from './contact-card';
import type { HomeData } from './home-data';
import { MessageRows } from './message-rows';
import { NoHome } from './no-home';
import { RemindCard } from './remind-card';
import { ReportRow } from './report-row';

type Props = { data: HomeData; onEasy: () => void };

function Greeting({ data, address, onEasy }: Props & { address: string | undefined }) {
  return (
    <View className="home-head">
      <View className="grow">
        <View className="home-hello">{data.me.name ? `您好，${data.me.name}` : '您好'}</View>
        {address ? <Place words={address} /> : null}
      </View>
      <Tap className="home-easy" onTap={onEasy}>
        <Icon name="type" size="s" /> 关怀版
      </Tap>
    </View>
  );
}

/** What waits for the lead of a stairwell. */
function LeadRows({ toVerify, toTell }: NonNullable<HomeData['lead']>) {
  return (
    <Card>
      <ListRow icon="megaphone" title="发通知" onTap={() => open('writeNotice')} />
      {toTell > 0 ? (
        <ListRow
          icon="phone"
          title={`等您告知 ${toTell} 户`}
          note="打电话或上门，说一声停水停电、应急的事"
          aside={<Pill words="要告知" tone="amber" />}
          onTap={() => open('toTell')}
        />
      ) : null}
      <ListRow
        icon="shield-check"
        title="我的单元"
        note={toVerify > 0 ? '有邻居等您核实住址' : '没有等您核实的邻居'}
        aside={toVerify > 0 ? <Pill words={`待核实 ${toVerify}`} tone="amber" /> : undefined}
        onTap={() => open('verifyHomes')}
      />
    </Card>
  );
}

/** The work of somebody who keeps the shop: her home is a neighbour's, and nothing else waits for her. */
function KeeperRow({ me }: Pick<HomeData, 'me'>) {
  if (!me.memberships.some(({ role }) => role === 'shopkeeper')) return null;
  return (
    <Card>
      <ListRow
        icon="qr-code"
        title="积分超市柜台"
        note="扫码、输入领取码，或者找纸质存折"
        onTap={() => open('counter')}
      />
    </Card>
  );
}

/** Home: the person who answers first, then what she told us, then what we told her. */
export function StandardHome({ data, onEasy }: Props) {
  const [chosenId, setChosenId] = useState<string>();
  const { cards, reports, me } = data;
  const card = cards.find(({ homeId }) => homeId === chosenId) ?? cards[0];
  const labelOf = (homeId: string) => {
    const home = me.homes.find(({ id }) => id === homeId);
    if (!home) return '住处';
    return home.label === 'other' ? home.shortAddress : homeLabelWords[home.label];
  };
  return (
    <>
      <Greeting data={data} address={card?.address} onEasy={onEasy} />
      {cards.length > 1 ? (
        <View className="home-choice">
          <Chips
            label="看哪一处"
            choices={cards.map((one) => ({
              value: one.homeId,
              words: labelOf(one.homeId),
            }))}
            chosen={card?.homeId}
            onChoose={setChosenId}
          />
        </View>
      ) : null}
      <KeeperRow me={me} />
      {card ? <ContactCard card={card} /> : <NoHome dutyPhone={data.dutyPhone} />}
      {card ? <RemindCard /> : null}
      {reports.length > 0 ? (
        <Section
          title="我反映的"
          aside={
            <Tap className="home-all" onTap={() => open('reports')}>
              <Row>
                全部 <Icon name="chevron-right" size="s" />
              </Row>
            </Tap>
          }
        >
          {reports.map((report) => (
            <ReportRow
              key={report.id}
              report={report}
              onOpen={() => open('report', { id: report.id })}
            />
          ))}
        </Section>
      ) : null}
      {data.lead ? <LeadRows {...data.lead} /> : null}
      <Card>
        <MessageRows data={data} />
        <ListRow icon="book-open" title="积分存折" onTap={() => open('points')} />
        <ListRow icon="users" title="招募令" onTap={() => open('calls')} />
        <ListRow icon="message-square" title="红色议事厅" onTap={() => open('halls')} />
      </Card>
    </>
  );
}
