import { Button, Card, Heading, Note, Page } from '../../../../components';
import { hasPrivacyWords, openPrivacyWords } from '../../../../platform/privacy';

const promises = [
  ['不填也能用', '看联心卡、打电话、反映问题，都不用姓名、电话和位置。'],
  ['邻居看不到', '门牌号只给核实的单元长和网格员看；您反映的事只有您和处理的人看得到。'],
  ['看了就有记录', '处理的人要看您的姓名或电话，得先写原因；谁、什么时候、为什么，您都能看到。'],
  ['照片先去掉位置', '上传前在手机里重新压缩，照片里的位置、时间和机型都去掉了。'],
  ['随时能改能删', '称呼、电话、住处都可以在「我的」里改，或者删掉。'],
] as const;

/** What happens with what she tells us, in plain words; the contract itself is WeChat's page. */
export default function Privacy() {
  return (
    <Page title="怎么保护您的信息">
      {promises.map(([title, words]) => (
        <Card key={title}>
          <Heading>{title}</Heading>
          <Note>{words}</Note>
        </Card>
      ))}
      {hasPrivacyWords ? (
        <Button words="看完整的隐私保护指引" onTap={() => void openPrivacyWords()} />
      ) : null}
    </Page>
  );
}
