import { Text, View } from '@tarojs/components';
import { printFoot } from '#domain/card-prints';
import { Paper, PaperBlock, PaperCode, PaperLine, Picture } from '../../../../components';
import { now } from '../../../../platform/clock';
import { PrintPage } from '../../print-page';
import { keyOf, type Print, type PrintLine, plateLines, qrUrl } from '../../printed';
import './plate-print.css';

/** Words that stay whole, next to one another as long as there is room. */
function Names({ names, className }: { names: readonly string[]; className: string }) {
  return (
    <View className={className}>
      {names.map((name) => (
        <View key={name} className="plate-whole">
          {name}
        </View>
      ))}
    </View>
  );
}

/** `photoUrl` is empty where others have a photo and she has none: her name stands below theirs. */
function Person({ line, photoUrl }: { line: PrintLine; photoUrl: string | undefined }) {
  return (
    <View className="plate-person">
      {photoUrl ? <Picture url={photoUrl} words={line.words} className="plate-face" /> : null}
      {photoUrl === '' ? <View className="plate-face" /> : null}
      <View className="plate-who">
        <Text className="plate-post">{line.name}</Text>
        <Text className="plate-name">{line.words}</Text>
      </View>
      {line.phone ? <View className="plate-phone">{line.phone}</View> : null}
    </View>
  );
}

/** 公示牌: the three blocks of `seeds.md` A17, and the code that leads to the card on the phone. */
function Plate({ print }: { print: Print }) {
  const { people, around } = plateLines(print);
  const hasPhotos = print.card.people.some(({ photoUrl }) => photoUrl);
  const photoOf = (key: string) =>
    print.card.people.find((one) => keyOf(one) === key)?.photoUrl ?? (hasPhotos ? '' : undefined);
  const { partyLines, dutyLines, edition } = print;
  return (
    <Paper size="a3" title="网格信息公示牌" foot={printFoot(edition, now())}>
      <Names names={print.title.split(' ')} className="plate-where" />
      <PaperBlock title="网格党组织信息">
        <Names
          names={partyLines.length > 0 ? partyLines : ['社区还没有登记本网格的党组织']}
          className="plate-lines"
        />
      </PaperBlock>
      <PaperBlock title="网格员信息">
        {people.length > 0 ? null : (
          <View className="plate-lines">网格员暂缺，请打社区值班电话</View>
        )}
        {people.map((line) => (
          <Person key={line.key} line={line} photoUrl={photoOf(line.key)} />
        ))}
        {around.map(({ key, name, words, phone }) => (
          <PaperLine key={key} name={name} words={[phone, words].filter(Boolean).join('　')} />
        ))}
      </PaperBlock>
      <PaperBlock title="网格职能">
        <View className="plate-duties">
          <View className="plate-duty-lines">
            {dutyLines.map((line) => (
              <View key={line}>· {line}</View>
            ))}
          </View>
          <View className="plate-code-box">
            <PaperCode url={qrUrl(print)} words="微信扫一扫，看今天谁在岗" />
          </View>
        </View>
      </PaperBlock>
    </Paper>
  );
}

/** A3, for the wall of a grid, a building or a stairwell. */
export default function PlatePrint() {
  return <PrintPage title="公示牌" hangs draw={(print) => <Plate print={print} />} />;
}
