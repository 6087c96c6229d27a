import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { Page, Toast } from '../../../../components';
import { pages } from '../../../../platform/navigation';
import { useForward } from '../../../../platform/share';
import { NoticeDetail, useNotice } from '../../notice-detail';

/** A notice: by its link, or by the code on its print, whose scene is its id. */
export default function Screen() {
  const { id, scene = '' } = useRouter().params;
  const noticeId = id ?? decodeURIComponent(scene);
  const loaded = useNotice(noticeId);
  const [said, setSaid] = useState<string>();
  useForward(loaded.data?.notice.title ?? '通知', `${pages.notice}?id=${noticeId}`);
  return (
    <Page title="通知">
      <NoticeDetail
        loaded={loaded}
        onDone={(words) => {
          setSaid(words);
          void loaded.reload();
        }}
      />
      <Toast words={said} onDone={() => setSaid(undefined)} />
    </Page>
  );
}
