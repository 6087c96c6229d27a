import { View } from '@tarojs/components';
import { Button, Buttons, Card, ListRow, PersonRow } from '../../components';
import { open, openTab } from '../../platform/navigation';
import { callPhone } from '../../platform/phone';
import type { HomeData } from './home-data';
import { MessageRows } from './message-rows';
import { NoHome } from './no-home';
import { RemindCard } from './remind-card';
import { ReportRow } from './report-row';

type Props = { data: HomeData; onStandard: () => void };

function First({ card }: { card: HomeData['cards'][number] }) {
  const { first } = card;
  return (
    <Card>
      <PersonRow
        name={first.name}
        photoUrl={first.photoUrl}
        note={first.why ?? `您的${first.roleText}`}
      />
      <Buttons>
        <Button
          kind="primary"
          icon="phone"
          words="打电话"
          label={`打电话给${first.name}`}
          isBig
          onTap={() => callPhone(first.phone)}
        />
      </Buttons>
    </Card>
  );
}

/** 关怀版: telephone, photo, what became of it. 社区值班 and the way back stand where they are seen at once. */
export function EasyHome({ data, onStandard }: Props) {
  const [card] = data.cards;
  const dutyPhone = card?.dutyPhone ?? data.dutyPhone;
  return (
    <>
      <View className="home-hello home-head">
        {data.me.name ? `您好，${data.me.name}` : '您好'}
      </View>
      {card ? <First card={card} /> : <NoHome dutyPhone={undefined} />}
      <Button
        kind="soft"
        icon="camera"
        words="拍照反映问题"
        isBig
        onTap={() => openTab('report')}
      />
      <View className="home-always">
        <Buttons>
          {dutyPhone ? (
            <Button icon="phone" words="社区值班" onTap={() => callPhone(dutyPhone)} />
          ) : null}
          <Button words="返回标准版" onTap={onStandard} />
        </Buttons>
      </View>
      {data.reports.map((report) => (
        <ReportRow
          key={report.id}
          report={report}
          onOpen={() => open('report', { id: report.id })}
        />
      ))}
      {data.lead && data.lead.toTell > 0 ? (
        <Card>
          <ListRow title={`等您告知 ${data.lead.toTell} 户`} isNew onTap={() => open('toTell')} />
        </Card>
      ) : null}
      {data.unread > 0 ? (
        <Card>
          <MessageRows data={data} />
        </Card>
      ) : null}
      {card ? <RemindCard /> : null}
    </>
  );
}
