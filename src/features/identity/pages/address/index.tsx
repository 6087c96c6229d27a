import { Card, Page } from '../../../../components';

export default function Screen() {
  return (
    <Page title="您住哪儿？">
      <Card>您住哪儿？</Card>
    </Page>
  );
}
