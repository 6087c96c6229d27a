import { AppError, wordsFor } from '#contracts/errors';
import { getReport, listReports } from '#contracts/report';
import { togetherLimit } from '#contracts/wire';
import { momentText } from '#domain/day';
import { Card, Empty, ErrorState, ListRow, Note, Page, Skeleton } from '../../../../components';
import { now } from '../../../../platform/clock';
import { call, callTogether } from '../../../../platform/cloud';
import { open } from '../../../../platform/navigation';
import { useLoaded } from '../../../../platform/use-loaded';

type Look = {
  key: string;
  reportId: string;
  title: string;
  at: number;
  by: string;
  reason: string;
};

/** Who looked at name or phone in the newest reports, newest first. */
async function loadLooks(): Promise<readonly Look[]> {
  const { items } = await call(listReports, { limit: togetherLimit });
  if (items.length === 0) return [];
  const details = await callTogether(
    Object.fromEntries(items.map(({ id }) => [id, [getReport, { id }] as const])),
  );
  return items
    .flatMap(({ id, title }) => {
      const detail = details[id];
      if (!detail || detail instanceof AppError) return [];
      return detail.reveals.map((reveal) => ({
        ...reveal,
        key: `${id}-${reveal.at}`,
        reportId: id,
        title,
      }));
    })
    .sort((a, b) => b.at - a.at);
}

/** 谁看过我的信息: who, when and why, for every look at her phone or name. */
export default function Reveals() {
  const page = useLoaded(loadLooks);
  const { data, error } = page;
  return (
    <Page title="谁看过我的信息">
      {data && data.length > 0 ? (
        <Card>
          {data.map((look) => (
            <ListRow
              key={look.key}
              icon="eye"
              title={`${look.by} · ${look.reason}`}
              note={`${momentText(look.at, now())} · ${look.title}`}
              onTap={() => open('report', { id: look.reportId })}
            />
          ))}
        </Card>
      ) : null}
      {data?.length === 0 ? (
        <Empty
          icon="eye"
          title="还没有人看过"
          note="处理您反映的人要看您的姓名或电话，先得写明原因，这里都会记下。"
        />
      ) : null}
      {data && data.length > 0 ? <Note>这里是最近 {togetherLimit} 件反映的记录。</Note> : null}
      {!data && !error ? <Skeleton /> : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void page.reload()} />
      ) : null}
    </Page>
  );
}
