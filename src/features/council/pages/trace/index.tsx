import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useCallback, useState } from 'react';
import { type DecisionView, getTrace } from '#contracts/council';
import { Empty, Heading, Note, Page, PagedList, Tabs, Toast } from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { pages } from '../../../../platform/navigation';
import { pagedProps } from '../../../../platform/paged-props';
import { useForward } from '../../../../platform/share';
import { usePaged } from '../../../../platform/use-paged';
import { DecisionCard } from '../../decision-card';
import { mayBeNoted } from '../../note-form';
import { NoteSheet } from '../../note-sheet';
import { emptyTrace, type Only, onlyTabs } from '../../trace-words';
import '../../council.css';

type Of = { hallId: string; meetingId: string | undefined; only: Only };

/** Decisions of a hall or of one meeting; whoever leads there writes below them what was done. */
function List({ hallId, meetingId, only, onHall }: Of & { onHall: (name: string) => void }) {
  const [mayNote, setMayNote] = useState(false);
  const [noting, setNoting] = useState<DecisionView>();
  const [said, setSaid] = useState<string>();
  const load = useCallback(
    async (cursor: string | undefined) => {
      const of = { hallId, only, ...(meetingId && { meetingId }) };
      const found = await call(getTrace, { ...of, ...(cursor && { cursor }) });
      setMayNote(found.mayNote);
      onHall(found.hallName);
      return found;
    },
    [hallId, meetingId, only, onHall],
  );
  const page = usePaged<DecisionView>(load, `trace/${meetingId ?? hallId}/${only}`);
  const { items } = page;
  const at = now();
  return (
    <PagedList {...pagedProps(page)} more="看更早的">
      {items?.length === 0 ? <Empty icon="circle-check" {...emptyTrace[only]} /> : null}
      <View className="council-list">
        {items?.map((decision) => (
          <DecisionCard
            key={decision.id}
            decision={decision}
            at={at}
            onNote={mayNote && mayBeNoted(decision) ? () => setNoting(decision) : undefined}
          />
        ))}
      </View>
      {items && items.length > 0 ? (
        <View className="council-foot">
          <Note>议定的每一件都留在这里：办好的、没办成的、没采纳的，都不会消失。</Note>
        </View>
      ) : null}
      {noting ? (
        <NoteSheet
          decision={items?.find(({ id }) => id === noting.id) ?? noting}
          onClose={() => setNoting(undefined)}
          onDone={(words) => {
            setNoting(undefined);
            setSaid(words);
            void page.reload();
          }}
          onStale={() => void page.reload()}
        />
      ) : null}
      <Toast words={said} onDone={() => setSaid(undefined)} />
    </PagedList>
  );
}

/** 你提的，做了什么: what neighbours brought up, what was decided, what became of it. */
export default function Screen() {
  const { hallId = '', meetingId, only: first } = useRouter().params;
  const [only, setOnly] = useState<Only>(first === 'open' || first === 'mine' ? first : 'all');
  const [name, setName] = useState<string>();
  useForward(`${name ?? '议事厅'}：你提的，做了什么`, `${pages.trace}?hallId=${hallId}`);
  return (
    <Page title="你提的，做了什么" isWide>
      {name ? (
        <View className="council-title">
          <Heading size="head">{name}</Heading>
        </View>
      ) : null}
      <Tabs label="看哪些" tabs={onlyTabs} chosen={only} onChoose={setOnly} />
      <List key={only} hallId={hallId} meetingId={meetingId} only={only} onHall={setName} />
    </Page>
  );
}
