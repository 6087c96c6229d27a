import { View } from '@tarojs/components';
import { useState } from 'react';
import { listStaff } from '#contracts/report';
import { Card, Chips, Heading, Note, Problem } from '../../components';
import { call } from '../../platform/cloud';
import { useLoaded } from '../../platform/use-loaded';
import type { About } from './form';

type AboutCardProps = {
  areaId: string;
  about: About | undefined;
  problem?: string | undefined;
  onChange: (about: About | undefined) => void;
};

/** So many are in sight at first, the nearest to her door; the rest are behind 「更多」. */
const inSight = 5;

const keyOf = ({ areaId, role, name }: About) => `${areaId} ${role} ${name}`;

/** 对工作人员的意见: about whom, and who gets to read it. Nobody has to be named. */
export function AboutCard({ areaId, about, problem, onChange }: AboutCardProps) {
  const { data } = useLoaded(() => call(listStaff, { areaId }), `report-staff/${areaId}`);
  const [isAllShown, setIsAllShown] = useState(false);
  const staff = data?.staff ?? [];
  const chosen = about ? keyOf(about) : 'nobody';
  const shown = staff.filter((one, at) => isAllShown || at < inSight || keyOf(one) === chosen);
  const choose = (key: string) => {
    if (key === 'more') return setIsAllShown(true);
    const one = staff.find((each) => keyOf(each) === key);
    onChange(one && { areaId: one.areaId, role: one.role, name: one.name });
  };
  return (
    <Card>
      <Heading>是对谁的意见？</Heading>
      <Note>会交给上一级处理，本人看不到。</Note>
      <View className="report-choices">
        <Chips
          label="是对谁的意见"
          chosen={chosen}
          choices={[
            ...shown.map((one) => ({
              value: keyOf(one),
              words: `${one.areaName} ${one.roleText} ${one.name}`,
            })),
            ...(shown.length < staff.length ? [{ value: 'more', words: '更多…' }] : []),
            { value: 'nobody', words: '说不准是谁' },
          ]}
          onChoose={choose}
        />
      </View>
      <Problem words={problem} />
    </Card>
  );
}
