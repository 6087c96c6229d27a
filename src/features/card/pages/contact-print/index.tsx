import { View } from '@tarojs/components';
import { printFoot } from '#domain/card-prints';
import { Paper, PaperCode } from '../../../../components';
import { now } from '../../../../platform/clock';
import { PrintPage } from '../../print-page';
import { contactLines, type Print, qrUrl } from '../../printed';
import './contact-print.css';

/** The card for the fridge door: whom to ring, and the code. */
function Contact({ print }: { print: Print }) {
  const { card, edition } = print;
  return (
    <Paper
      size="a6"
      title={card.gridName ? `联心卡 ${card.gridName}` : '联心卡'}
      foot={printFoot(edition, now())}
    >
      {contactLines(print).map(({ key, name, words, phone }) => (
        <View key={key} className="contact-line">
          <View>
            {name} <View className="contact-name">{words}</View>
          </View>
          {phone ? <View className="contact-phone">{phone}</View> : null}
        </View>
      ))}
      <PaperCode url={qrUrl(print)} words={'微信扫码\n看今天谁在岗'} />
    </Paper>
  );
}

/** A6, to give to a household. */
export default function ContactPrint() {
  return <PrintPage title="联心卡" draw={(print) => <Contact print={print} />} />;
}
