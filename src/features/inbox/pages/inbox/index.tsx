import { Card, Page } from '../../../../components';

export default function Screen() {
  return (
    <Page title="消息">
      <Card>消息</Card>
    </Page>
  );
}
