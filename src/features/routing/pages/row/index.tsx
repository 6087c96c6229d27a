import { useRouter } from '@tarojs/taro';
import { wordsFor } from '#contracts/errors';
import { rowKey } from '#domain/routing-rows';
import { Empty, ErrorState, Page, Skeleton } from '../../../../components';
import { asRow, isCategory, type Routing } from '../../route-words';
import { formOf, type RowPlace } from '../../row-form';
import '../../routing.css';
import { useRouting } from '../../use-routing';
import { RowPage } from './row-page';

const placeOf = (areaId: string, { areas, district }: Routing): RowPlace => {
  const area = areas.find(({ id }) => id === areaId);
  return { area: area ?? district, path: area?.path ?? [district.id] };
};

/** One row of the table: a new one, or the one whose key came along. */
export default function Row() {
  const { code, key } = useRouter().params;
  const page = useRouting();
  const { data, error } = page;
  const sought = key && decodeURIComponent(key);
  const row = data?.rows.map(asRow).find((one) => rowKey(one) === sought);
  if (!isCategory(code) || (data && sought && !row))
    return (
      <Page title="改一条规则">
        <Empty title="这一条已经改过或去掉了" note="请退回上一页，看看现在的规定。" />
      </Page>
    );
  if (data)
    return (
      <RowPage
        category={code}
        data={data}
        start={formOf(placeOf(row?.areaId ?? data.district.id, data), row)}
        {...(row && { changed: rowKey(row) })}
        onStale={() => void page.reload()}
      />
    );
  return (
    <Page title="改一条规则">
      {error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void page.reload()} />
      ) : (
        <Skeleton cards={3} />
      )}
    </Page>
  );
}
