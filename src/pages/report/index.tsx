import { Card, Page } from '../../components';

export default function Screen() {
  return (
    <Page title="随手拍" isTab>
      <Card>随手拍</Card>
    </Page>
  );
}
