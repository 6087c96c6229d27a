import { useRouter } from '@tarojs/taro';
import { wordsFor } from '#contracts/errors';
import { getNotice } from '#contracts/notice';
import { getNoticeForm } from '#contracts/notice-desk';
import { Empty, ErrorState, Page, Skeleton } from '../../../../components';
import { call } from '../../../../platform/cloud';
import { goBack } from '../../../../platform/navigation';
import { useLoaded } from '../../../../platform/use-loaded';
import { AmendPage } from '../../amend-page';
import { WritePage } from '../../write-page';

function New() {
  const loaded = useLoaded(() => call(getNoticeForm, {}), 'notice-form');
  const { data, error } = loaded;
  if (data && data.areas.length > 0) return <WritePage facts={data} />;
  const mayNot = data !== undefined || error?.code === 'forbidden';
  return (
    <Page title="发通知">
      {mayNot ? (
        <Empty
          icon="bell"
          title="您现在没有能发通知的地方"
          note="单元长、楼栋长、网格员和社区可以发，范围是各自管的那一片。"
          next={{ words: '返回', onTap: goBack }}
        />
      ) : null}
      {!mayNot && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void loaded.reload()} />
      ) : null}
      {data || error ? null : <Skeleton cards={3} />}
    </Page>
  );
}

function Amend({ id }: { id: string }) {
  const loaded = useLoaded(() => call(getNotice, { id }), undefined);
  const { data, error } = loaded;
  if (data?.desk?.mayAmend)
    return (
      <AmendPage
        key={data.notice.version}
        notice={data.notice}
        onStale={() => void loaded.reload()}
      />
    );
  return (
    <Page title="改一改">
      {data ? <Empty title="这份通知现在不能改" next={{ words: '返回', onTap: goBack }} /> : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void loaded.reload()} />
      ) : null}
      {data || error ? null : <Skeleton cards={2} />}
    </Page>
  );
}

/** 发通知, or 改一改 of the one that is named. */
export default function Screen() {
  const { id } = useRouter().params;
  return id ? <Amend id={id} /> : <New />;
}
