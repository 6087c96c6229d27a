import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import type { AreaStep } from '#contracts/area';
import type { Category } from '#contracts/category';
import { AppError } from '#contracts/errors';
import { routedLevels, saveRouting } from '#contracts/routing';
import { rowKey } from '#domain/routing-rows';
import { listedBelow } from '#domain/tree';
import {
  Button,
  Card,
  Heading,
  Note,
  Page,
  Problem,
  Sheet,
  TextArea,
} from '../../../../components';
import { AreaPicker } from '../../../../pages/me/area-picker';
import { call } from '../../../../platform/cloud';
import { goBack } from '../../../../platform/navigation';
import { scrollToClass } from '../../../../platform/scroll';
import { useSending } from '../../../../platform/use-sending';
import { RouteLines } from '../../route-lines';
import { categoryName, type Routing, routeAt, withRow } from '../../route-words';
import { problemsAt, type RowForm, rowFields, rowOf, rowProblems } from '../../row-form';
import { LeadCard } from './lead-card';
import { MannerCard } from './manner-card';
import { PlaceCard } from './place-card';

const isRouted = ({ level }: AreaStep) => routedLevels.some((one) => one === level);
const leadsOn = (area: AreaStep) =>
  isRouted(area) &&
  listedBelow[area.level].some((level) => routedLevels.some((one) => one === level));

type RowPageProps = {
  category: Category;
  data: Routing;
  start: RowForm;
  /** The key of the row that is changed; missing for a new one. */
  changed?: string;
  onStale: () => void;
};

/** Saves whole tables one after another; a stale one is loaded again and said. */
function useSave({ data, onStale }: Pick<RowPageProps, 'data' | 'onStale'>) {
  const [sentAt, setSentAt] = useState(0);
  const sending = useSending([...rowFields, ...rowFields.map((one) => `rows.${sentAt}.${one}`)]);
  const save = async (rows: Routing['rows'], reason: string) => {
    setSentAt(rows.length - 1);
    const isDone = await sending.send(async () => {
      try {
        await call(saveRouting, { version: data.version, rows, reason: reason.trim() });
      } catch (cause) {
        if (cause instanceof AppError && cause.code === 'conflict') onStale();
        throw cause;
      }
    });
    if (isDone) goBack();
  };
  return { ...sending, problems: problemsAt(sending.problems, sentAt), save };
}

/** The form of one row: where it holds, what differs there, what it comes to, and why. */
export function RowPage({ category, data, start, changed, onStale }: RowPageProps) {
  const [form, setForm] = useState(start);
  const [isPicking, setIsPicking] = useState(false);
  const [isChecked, setIsChecked] = useState(false);
  const [refusals, setRefusals] = useState(0);
  useEffect(() => {
    if (refusals > 0) scrollToClass('problem');
  }, [refusals]);
  const sending = useSave({ data, onStale });
  const row = rowOf(category, form);
  const found = rowProblems(row, { rows: data.rows, key: changed, reason: form.reason });
  const problems = { ...sending.problems, ...(isChecked ? found : {}) };
  const change = (fields: Partial<RowForm>) => {
    sending.clear();
    setForm({ ...form, ...fields });
  };
  const refuse = (isWrong: boolean) => {
    setIsChecked(true);
    if (isWrong) setRefusals((times) => times + 1);
    return isWrong;
  };
  const save = () => {
    if (refuse(Object.keys(found).length > 0)) return;
    void sending.save(withRow(data.rows, changed ?? rowKey(row), row), form.reason);
  };
  const remove = () => {
    if (changed === undefined || refuse(found.reason !== undefined)) return;
    void sending.save(withRow(data.rows, changed), form.reason);
  };
  const rows = withRow(data.rows, changed ?? rowKey(row), row);
  const { path } = form.place;
  const place = { path, ...(row.propertyMode && { propertyMode: row.propertyMode }) };
  const without = { ...data, rows: withRow(data.rows, changed ?? rowKey(row)) };
  const above = routeAt(category, place, without);
  const part = { category, data, form, problems, above, onChange: change };
  return (
    <Page
      title="改一条规则"
      isWide
      footer={<Button kind="primary" words="保存" isBusy={sending.isBusy} onTap={save} />}
    >
      <View className="routing-columns">
        <View>
          <PlaceCard {...part} onPick={() => setIsPicking(true)} />
          <LeadCard {...part} />
          <MannerCard {...part} />
        </View>
        <View>
          <Card tone="blue">
            <Heading>保存后，这里的{categoryName(category)}</Heading>
            <RouteLines
              route={routeAt(category, place, { ...data, rows })}
              agencies={data.agencies}
            />
          </Card>
          <Card>
            <TextArea
              label="为什么改"
              hint="例如 清运合同换了单位"
              value={form.reason}
              maxLength={100}
              problem={problems.reason}
              onInput={(reason) => change({ reason })}
            />
            <Note>谁在什么时候改了什么、为什么，都记在改动记录里。</Note>
            <Problem words={sending.problem} />
            {changed === undefined ? null : (
              <View className="routing-more">
                <Button icon="trash-2" words="去掉这一条" isBusy={sending.isBusy} onTap={remove} />
              </View>
            )}
          </Card>
        </View>
      </View>
      <Sheet title="在哪里？" isOpen={isPicking} onClose={() => setIsPicking(false)}>
        <AreaPicker
          root={data.district}
          mayChoose={isRouted}
          mayEnter={leadsOn}
          onChoose={(area, trail) => {
            setIsPicking(false);
            const known = data.areas.find(({ id }) => id === area.id);
            change({ place: { area, path: known?.path ?? trail.map(({ id }) => id) } });
          }}
        />
      </Sheet>
    </Page>
  );
}
