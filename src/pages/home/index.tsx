import { Card, Page } from '../../components';

export default function Screen() {
  return (
    <Page title="联心" isTab>
      <Card>联心</Card>
    </Page>
  );
}
