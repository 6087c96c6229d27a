import { Card, Page } from '../../../../components';

export default function Screen() {
  return (
    <Page title="待核实">
      <Card>待核实</Card>
    </Page>
  );
}
