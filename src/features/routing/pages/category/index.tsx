import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { Category } from '#contracts/category';
import { wordsFor } from '#contracts/errors';
import type { RoutingRow } from '#domain/routing';
import { rowKey } from '#domain/routing-rows';
import {
  Button,
  Card,
  Empty,
  ErrorState,
  Heading,
  ListRow,
  Note,
  Page,
  Section,
  Skeleton,
} from '../../../../components';
import { open } from '../../../../platform/navigation';
import { RouteLines } from '../../route-lines';
import {
  categoryName,
  isCategory,
  modeLines,
  placeOfRow,
  type Routing,
  routeAt,
  rowsOf,
  rowText,
} from '../../route-words';
import '../../routing.css';
import { useRouting } from '../../use-routing';
import { Versions } from '../../versions';

type CategoryProps = { category: Category; data: Routing };

/** What holds in the whole district, in plain words. */
function Whole({ category, data }: CategoryProps) {
  const path = [data.district.id];
  const byMode = modeLines(category, path, data);
  return (
    <Card>
      <Heading size="title">{categoryName(category)}</Heading>
      <Note>{data.district.name}，除了下面另有规定的地方</Note>
      <RouteLines route={routeAt(category, { path }, data)} agencies={data.agencies} />
      {byMode.length > 0 ? (
        <View className="routing-lines">
          {byMode.map((line) => (
            <Note key={line}>{line}</Note>
          ))}
        </View>
      ) : null}
    </Card>
  );
}

const openRow = (category: Category, row?: RoutingRow) =>
  open('routingRow', { code: category, ...(row && { key: rowKey(row) }) });

/** What differs from the first tree, area by area. */
function Rows({ category, data }: CategoryProps) {
  const rows = rowsOf(category, data);
  return (
    <Section title="各处的规定" aside={`${rows.length} 条`}>
      <Card>
        {rows.map((row) => (
          <ListRow
            key={rowKey(row)}
            title={placeOfRow(row, data.areas)}
            note={rowText(row, data.agencies)}
            onTap={data.mayChange ? () => openRow(category, row) : undefined}
          />
        ))}
        {rows.length === 0 ? <Note>没有，全区都照平台默认的办。</Note> : null}
      </Card>
    </Section>
  );
}

const historyOf = (category: Category, { history }: Routing): Routing['history'] =>
  history.flatMap((one) => {
    const changes = one.changes.filter((change) => change.category === category);
    return changes.length > 0 ? [{ ...one, changes }] : [];
  });

/** One category: where it goes, where that differs, and who changed it. */
export default function CategoryPage() {
  const { code } = useRouter().params;
  const page = useRouting();
  const { data, error } = page;
  if (!isCategory(code))
    return (
      <Page title="分派规则">
        <Empty title="没有这一类" />
      </Page>
    );
  return (
    <Page
      title="分派规则"
      isWide
      footer={
        data?.mayChange ? (
          <Button kind="primary" icon="plus" words="加一条规定" onTap={() => openRow(code)} />
        ) : undefined
      }
    >
      {data ? (
        <View className="routing-columns">
          <View>
            <Whole category={code} data={data} />
            <Rows category={code} data={data} />
          </View>
          <Versions history={historyOf(code, data)} />
        </View>
      ) : null}
      {!data && !error ? <Skeleton cards={2} /> : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void page.reload()} />
      ) : null}
    </Page>
  );
}
