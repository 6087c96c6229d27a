import { Card, Page } from '../../../../components';

export default function Screen() {
  return (
    <Page title="我的住处">
      <Card>我的住处</Card>
    </Page>
  );
}
