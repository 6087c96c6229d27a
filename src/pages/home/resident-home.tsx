import { useEffect } from 'react';
import { wordsFor } from '#contracts/errors';
import { momentText } from '#domain/day';
import { ErrorState, Kept, Page, Skeleton } from '../../components';
import { useEasyMode } from '../../platform/appearance';
import { now } from '../../platform/clock';
import { keep, recall } from '../../platform/storage';
import { showTabBadge } from '../../platform/tab-badge';
import { useEasySwitch } from '../../platform/use-easy-switch';
import { useLoaded } from '../../platform/use-loaded';
import { EasyHome } from './easy-home';
import { isLead, loadHome, type Me } from './home-data';
import { nearNotices } from './home-notices';
import { NoticeStrip } from './notice-strip';
import { StandardHome } from './standard-home';
import { UnsentStrip } from './unsent-strip';
import './contact-card.css';
import './home.css';

/** Another name than before notices stood here: what was kept under the old one has another shape. */
const keptName = 'home-with-notices';

/** What a resident finds when she opens the app; tells the page who she turned out to be. */
export function ResidentHome({ onMe }: { onMe: (me: Me) => void }) {
  const home = useLoaded(() => loadHome(recall<boolean>('was-lead') ?? false), keptName);
  const isEasy = useEasyMode();
  const switchEasy = useEasySwitch();
  const { data } = home;

  useEffect(() => {
    if (!data) return;
    keep('was-lead', isLead(data.me));
    showTabBadge(data.unread);
    onMe(data.me);
  }, [data, onMe]);

  return (
    <Page title={isEasy ? '联心 · 关怀版' : '联心'} isTab>
      {home.keptSince ? (
        <Kept since={momentText(home.keptSince, now())} onRetry={() => void home.reload()} />
      ) : null}
      {nearNotices(data?.notices ?? [], now()).map((notice) => (
        <NoticeStrip key={notice.id} notice={notice} />
      ))}
      <UnsentStrip />
      {data && isEasy ? <EasyHome data={data} onStandard={() => switchEasy(false)} /> : null}
      {data && !isEasy ? <StandardHome data={data} onEasy={() => switchEasy(true)} /> : null}
      {data || home.error ? null : <Skeleton cards={3} />}
      {!data && home.error ? (
        <ErrorState title={wordsFor(home.error)} onRetry={() => void home.reload()} />
      ) : null}
    </Page>
  );
}
