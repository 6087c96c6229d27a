import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { getPaperPassbook, linkPaperAccount } from '#contracts/points-accounts';
import { Button, Card, Field, Heading, Note, Problem } from '../../../../components';
import { call } from '../../../../platform/cloud';
import { open } from '../../../../platform/navigation';
import { newRequestId } from '../../../../platform/request-id';
import { useSending } from '../../../../platform/use-sending';
import { numberProblem } from '../../desk/paper-form';

const plain = (typed: string): string => typed.replace(/\s/g, '');
const noSuchPaper = '没有找到，请再看一遍';

/** 打印: with the paper in hand, its number leads to the card and the lines. */
export function PrintPart() {
  const [typed, setTyped] = useState('');
  const [missing, setMissing] = useState<string>();
  const sending = useSending(['number']);
  const look = async () => {
    const problem = numberProblem(typed);
    setMissing(problem);
    if (problem) return;
    const number = plain(typed);
    if (await sending.send(() => call(getPaperPassbook, { number })))
      open('paperPassbook', { number });
  };
  return (
    <Card>
      <Heading>打印存折卡、存折明细</Heading>
      <Note>本人拿着存折来了，照着上面的号写。</Note>
      <View className="desk-part">
        <Field
          label="纸质存折号"
          kind="number"
          value={typed}
          maxLength={12}
          problem={missing ?? sending.problems.number ?? sending.problem}
          onEnter={() => void look()}
          onInput={(next) => {
            setMissing(undefined);
            sending.clear();
            setTyped(next);
          }}
        />
      </View>
      <Button kind="primary" words="打开" isBusy={sending.isBusy} onTap={() => void look()} />
    </Card>
  );
}

type Problems = { paperNumber?: string | undefined; memberNumber?: string | undefined };

/** 并到手机存折: everything of the paper one moves, once. */
export function LinkPart({ onLinked }: { onLinked: (words: string) => void }) {
  const [paper, setPaper] = useState('');
  const [member, setMember] = useState('');
  const [missing, setMissing] = useState<Problems>({});
  const sending = useSending(['paperNumber', 'memberNumber']);
  const wish = useRef(newRequestId());
  const touched = () => {
    wish.current = newRequestId();
    setMissing({});
    sending.clear();
  };
  const link = async () => {
    const problems = { paperNumber: numberProblem(paper), memberNumber: numberProblem(member) };
    setMissing(problems);
    if (problems.paperNumber || problems.memberNumber) return;
    const input = { paperNumber: plain(paper), memberNumber: plain(member) };
    await sending.send(async () => {
      const { moved } = await call(linkPaperAccount, input, { requestId: wish.current });
      setPaper('');
      setMember('');
      wish.current = newRequestId();
      onLinked(moved > 0 ? `并好了，${moved} 分转到手机存折` : '并好了，纸质存折里没有积分');
    });
  };
  return (
    <Card>
      <Heading>并到手机存折</Heading>
      <Note>
        本人有了微信，在柜台当面办。纸质存折上的分全部转过去，纸质存折从此停用，以前的明细还查得到。
      </Note>
      <View className="desk-part">
        <Field
          label="纸质存折号"
          kind="number"
          value={paper}
          maxLength={12}
          problem={missing.paperNumber ?? sending.problems.paperNumber}
          onInput={(next) => {
            touched();
            setPaper(next);
          }}
        />
        <Field
          label="手机存折号"
          note="请本人在手机上打开「积分存折」，号在最上面。"
          kind="number"
          value={member}
          maxLength={12}
          problem={missing.memberNumber ?? sending.problems.memberNumber}
          onInput={(next) => {
            touched();
            setMember(next);
          }}
        />
      </View>
      <Problem words={sending.problem?.startsWith('没有找到') ? noSuchPaper : sending.problem} />
      <Button kind="primary" words="并过去" isBusy={sending.isBusy} onTap={() => void link()} />
    </Card>
  );
}
