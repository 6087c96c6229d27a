import { Card, Page } from '../../components';

export default function Screen() {
  return (
    <Page title="我的" isTab>
      <Card>我的</Card>
    </Page>
  );
}
