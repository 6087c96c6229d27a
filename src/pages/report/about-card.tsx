import { View } from '@tarojs/components';
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

const keyOf = ({ areaId, role, name }: About) => `${areaId} ${role} ${name}`;

/** 对工作人员的意见: about whom, and who gets to read it. Nobody has to be named. */
export function AboutCard({ areaId, about, problem, onChange }: AboutCardProps) {
  const { data } = useLoaded(() => call(listStaff, { areaId }), `report-staff/${areaId}`);
  const staff = data?.staff ?? [];
  return (
    <Card>
      <Heading>是对谁的意见？</Heading>
      <Note>会交给上一级处理，本人看不到。</Note>
      <View className="report-choices">
        <Chips
          label="是对谁的意见"
          chosen={about ? keyOf(about) : 'nobody'}
          choices={[
            ...staff.map((one) => ({
              value: keyOf(one),
              words: `${one.areaName} ${one.roleText} ${one.name}`,
            })),
            { value: 'nobody', words: '说不准是谁' },
          ]}
          onChoose={(key) => {
            const one = staff.find((each) => keyOf(each) === key);
            onChange(one && { areaId: one.areaId, role: one.role, name: one.name });
          }}
        />
      </View>
      <Problem words={problem} />
    </Card>
  );
}
