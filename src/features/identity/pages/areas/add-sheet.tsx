import { useState } from 'react';
import type { Got } from '#contracts/action';
import { type AreaLevel, areaLevelWords, createArea, type lookAtArea } from '#contracts/area';
import { Button, Field, Note, Problem, Sheet } from '../../../../components';
import { call } from '../../../../platform/cloud';
import { useSending } from '../../../../platform/use-sending';
import { addWords } from '../../org-words';

const examples: Record<AreaLevel, string> = {
  district: '云河区',
  subdistrict: '柳桥街道',
  community: '槐安社区',
  estate: '槐安里',
  grid: '第七网格',
  'micro-grid': '第一微网格',
  building: '5号楼',
  unit: '2单元',
  agency: '云河住建',
};

/** One more area below: its name, and what it gets with it. */
export function AddSheet(props: {
  look: Got<typeof lookAtArea>;
  level: AreaLevel;
  onClose: () => void;
  onDone: (words: string) => void;
}) {
  const { look, level, onClose, onDone } = props;
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string>();
  const sending = useSending(['name']);
  const add = async () => {
    setProblem(name.trim() ? undefined : '请写名称');
    if (!name.trim()) return;
    const input = { parentId: look.area.id, level, name: name.trim() };
    if (await sending.send(() => call(createArea, input))) onDone(`${name.trim()}加好了`);
  };
  return (
    <Sheet
      title={`给${look.area.name}${addWords(level)}`}
      isOpen
      onClose={onClose}
      footer={
        <Button kind="primary" words="加上" isBusy={sending.isBusy} onTap={() => void add()} />
      }
    >
      <Field
        label={`${areaLevelWords[level]}的名称`}
        hint={`例如 ${examples[level]}`}
        value={name}
        maxLength={20}
        problem={problem ?? sending.problems.name}
        onInput={(words) => {
          setName(words);
          setProblem(undefined);
          sending.clear();
        }}
      />
      <Problem words={sending.problem} />
      <Note>加好后马上能选到，有自己的公示牌编号；再到「网格与人员」邀请人任职。</Note>
    </Sheet>
  );
}
