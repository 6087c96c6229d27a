import { Card, Page } from '../../components';

export default function Screen() {
  return (
    <Page title="联心卡" isTab>
      <Card>联心卡</Card>
    </Page>
  );
}
