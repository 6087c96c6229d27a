import { View } from '@tarojs/components';
import { type Category, categories } from '#contracts/category';
import { wordsFor } from '#contracts/errors';
import { momentText } from '#domain/day';
import {
  Card,
  ErrorState,
  Kept,
  ListRow,
  Note,
  Page,
  Section,
  Skeleton,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { open } from '../../../../platform/navigation';
import { type Routing, routeAt, routeText, rowsOf } from '../../route-words';
import '../../routing.css';
import { useRouting } from '../../use-routing';
import { Versions } from '../../versions';

/** How many areas below the district do it differently. */
const elsewhereText = (category: Category, data: Routing): string | undefined => {
  const count = rowsOf(category, data).filter(
    (row) => row.areaId !== data.district.id || row.propertyMode,
  ).length;
  return count > 0 ? `${count} 处不同` : undefined;
};

function Categories({ data }: { data: Routing }) {
  const place = { path: [data.district.id] };
  return (
    <Section title="每一类怎么办" aside={data.district.name}>
      <Card>
        {categories.map(({ code, words }) => (
          <ListRow
            key={code}
            title={words}
            note={routeText(routeAt(code, place, data), data.agencies)}
            aside={elsewhereText(code, data)}
            onTap={() => open('routedCategory', { code })}
          />
        ))}
      </Card>
    </Section>
  );
}

function Agencies({ agencies }: Pick<Routing, 'agencies'>) {
  return (
    <Section title="部门单位" aside={`${agencies.length} 个`}>
      <Card>
        {agencies.map(({ id, name, liaisonText }) => (
          <ListRow key={id} title={name} note={liaisonText ?? '还没有联络员'} />
        ))}
        {agencies.length === 0 ? <Note>还没有部门单位，请先在「网格调整」里加上。</Note> : null}
      </Card>
    </Section>
  );
}

/** 分派规则: every category with where it goes in the district, and who changed that. */
export default function Table() {
  const page = useRouting();
  const { data, error } = page;
  return (
    <Page title="分派规则" isWide>
      {page.keptSince ? <Kept since={momentText(page.keptSince, now())} /> : null}
      {data ? (
        <View className="routing-columns">
          <Categories data={data} />
          <View>
            <Versions history={data.history} />
            <Agencies agencies={data.agencies} />
          </View>
        </View>
      ) : null}
      {!data && !error ? <Skeleton cards={3} /> : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void page.reload()} />
      ) : null}
    </Page>
  );
}
