import { View } from '@tarojs/components';
import { Button, Card, ListRow, Note, PersonRow } from '../../components';
import { open, openTab } from '../../platform/navigation';
import { callPhone } from '../../platform/phone';
import type { HomeData } from './home-data';
import { NoHome } from './no-home';
import { ReportRow } from './report-row';

type Props = { data: HomeData; onStandard: () => void };

/** 关怀版: telephone, photo, what became of it. 社区值班 and the way back are always there. */
export function EasyHome({ data, onStandard }: Props) {
  const [card] = data.cards;
  const dutyPhone = card?.dutyPhone ?? data.dutyPhone;
  return (
    <>
      <View className="home-hello home-head">
        {data.me.name ? `您好，${data.me.name}` : '您好'}
      </View>
      {card ? (
        <Card>
          <PersonRow
            name={card.first.name}
            photoUrl={card.first.photoUrl}
            note={card.first.why ?? `您的${card.first.roleText}`}
          />
          <View className="home-call">
            <Button
              kind="primary"
              icon="phone"
              words="打电话"
              label={`打电话给${card.first.name}`}
              isBig
              onTap={() => callPhone(card.first.phone)}
            />
          </View>
        </Card>
      ) : (
        <NoHome dutyPhone={undefined} />
      )}
      <View className="home-photo">
        <Button
          kind="soft"
          icon="camera"
          words="拍照反映问题"
          isBig
          onTap={() => openTab('report')}
        />
      </View>
      {data.reports.map((report) => (
        <ReportRow
          key={report.id}
          report={report}
          onOpen={() => open('report', { id: report.id })}
        />
      ))}
      {data.unread > 0 ? (
        <Card>
          <ListRow
            title="消息"
            note={`${data.unread > 99 ? '99+' : data.unread} 条新的`}
            isNew
            onTap={() => open('inbox')}
          />
        </Card>
      ) : null}
      <View className="home-steps">
        {dutyPhone ? (
          <Button kind="quiet" icon="phone" words="社区值班" onTap={() => callPhone(dutyPhone)} />
        ) : (
          <Note>选好住处以后，这里有社区值班电话。</Note>
        )}
        <Button kind="quiet" words="返回标准版" onTap={onStandard} />
      </View>
    </>
  );
}
