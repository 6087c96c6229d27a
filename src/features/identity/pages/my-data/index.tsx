import { Card, Page } from '../../../../components';

export default function Screen() {
  return (
    <Page title="我的信息">
      <Card>我的信息</Card>
    </Page>
  );
}
