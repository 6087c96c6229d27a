import { useState } from 'react';
import { Tabs } from '../../../../components';
import type { View } from '../../desk/load-candidates';
import '../../points.css';
import '../../desk/desk.css';
import { Decided } from './decided';
import { Waiting } from './waiting';

const views = [
  { value: 'waiting', words: '等我审核' },
  { value: 'decided', words: '审核过的' },
] as const;

/** 待审积分: who did what, by which rule, who says so; 同意, 不同意, several at once. */
export default function Screen() {
  const [view, setView] = useState<View>('waiting');
  const tabs = <Tabs label="看哪些" tabs={views} chosen={view} onChoose={setView} />;
  return view === 'waiting' ? <Waiting tabs={tabs} /> : <Decided tabs={tabs} />;
}
