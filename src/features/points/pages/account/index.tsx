import { View } from '@tarojs/components';
import { useState } from 'react';
import { wordsFor } from '#contracts/errors';
import { type AccountRefusal, accountRefusalWords } from '#contracts/points';
import { momentText } from '#domain/day';
import {
  Button,
  Card,
  Empty,
  ErrorState,
  Heading,
  Kept,
  ListRow,
  Note,
  Page,
  Skeleton,
  Toast,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { open } from '../../../../platform/navigation';
import { callPhone } from '../../../../platform/phone';
import { useLoaded } from '../../../../platform/use-loaded';
import { type Account, reachText, waitingText } from '../../account-words';
import { CloseSheet } from '../../close-sheet';
import { keptPoints, loadPoints, type OwnPoints } from '../../load-points';
import { BalanceCard } from './balance-card';
import { OpenCard } from './open-card';
import '../../points.css';

/** Open to everybody, with an account or without. */
function PublicRows({ onClose }: { onClose?: () => void }) {
  return (
    <Card>
      <ListRow
        icon="circle-check"
        title="积分规则"
        note="做什么记几分、一天最多多少、谁来审核"
        onTap={() => open('pointsRules')}
      />
      <ListRow
        icon="eye"
        title="积分公示"
        note="每月一张：发了多少、换了什么、货从哪来"
        onTap={() => open('pointsSheet')}
      />
      {onClose ? (
        <ListRow icon="x" title="停用存折" note="自愿的，随时可以停" onTap={onClose} />
      ) : null}
    </Card>
  );
}

/** What it buys, where, and whom to ask. */
function ShopCard({ points, balance }: { points: OwnPoints; balance: number | undefined }) {
  const { shop, rewards } = points;
  const phone = shop?.phone;
  const reach = balance === undefined ? undefined : reachText(balance, rewards);
  return (
    <Card>
      <Heading>积分超市</Heading>
      {reach ? <Note>{reach}</Note> : null}
      <View className="points-part">
        <Button
          kind={balance === undefined ? 'soft' : 'primary'}
          icon="gift"
          words="去看看能换什么"
          onTap={() => open('shop')}
        />
      </View>
      {shop ? (
        <View className="points-part">
          <ListRow
            icon={phone ? 'phone' : 'map-pin'}
            title={phone ? '打电话问一问' : shop.name}
            note={[shop.name, shop.place, shop.openingText].slice(phone ? 0 : 1).join('\n')}
            onTap={phone ? () => callPhone(phone) : undefined}
          />
        </View>
      ) : (
        <Note>有疑问，到社区的积分超市问专管员。</Note>
      )}
    </Card>
  );
}

const refusalNotes: Record<AccountRefusal, string> = {
  staff: '积分是给居民的。规则和每月公示，您也可以看。',
  'no-home': '选好住处就能开，一本存折记在您住的社区。',
  off: '反映问题、看通知照常，不受影响。',
};

function Refused({ refusal }: { refusal: AccountRefusal }) {
  return (
    <Empty
      icon="book-open"
      title={accountRefusalWords[refusal]}
      note={refusalNotes[refusal]}
      {...(refusal === 'no-home' && { next: { words: '选住处', onTap: () => open('address') } })}
    />
  );
}

type OwnedProps = { account: Account; points: OwnPoints; onClose: () => void };

function Owned({ account, points, onClose }: OwnedProps) {
  return (
    <View className="points-columns">
      <View>
        <BalanceCard account={account} points={points} />
        <Card>
          <ListRow
            icon="clock"
            title="我做的事"
            note={waitingText(points.waitingCount)}
            isNew={points.waitingCount > 0}
            onTap={() => open('pointsActs')}
          />
        </Card>
      </View>
      <View>
        <ShopCard points={points} balance={account.balance} />
        <PublicRows onClose={onClose} />
      </View>
    </View>
  );
}

function WithoutAccount(props: { points: OwnPoints; onDone: (words: string) => void }) {
  const { refusal } = props.points;
  if (refusal === 'off') return <Refused refusal={refusal} />;
  return (
    <View className="points-columns">
      <View>{refusal ? <Refused refusal={refusal} /> : <OpenCard onDone={props.onDone} />}</View>
      <View>
        <ShopCard points={props.points} balance={undefined} />
        <PublicRows />
      </View>
    </View>
  );
}

/** 我的积分: what she has, why, what it buys, and whom to ask. */
export default function Screen() {
  const loaded = useLoaded(loadPoints, keptPoints);
  const [said, setSaid] = useState<string>();
  const [isClosing, setIsClosing] = useState(false);
  const { data, error, keptSince } = loaded;
  const account = data?.account;
  const done = (words: string) => {
    setIsClosing(false);
    setSaid(words);
    void loaded.reload();
  };
  return (
    <Page title="我的积分" isWide>
      {keptSince ? (
        <Kept since={momentText(keptSince, now())} onRetry={() => void loaded.reload()} />
      ) : null}
      {data && account ? (
        <Owned account={account} points={data} onClose={() => setIsClosing(true)} />
      ) : null}
      {data && !account ? <WithoutAccount points={data} onDone={done} /> : null}
      {data || error ? null : <Skeleton cards={3} />}
      {!data && error ? (
        <ErrorState
          title={wordsFor(error)}
          note="存折里的积分都在，一分不会少。"
          onRetry={() => void loaded.reload()}
        />
      ) : null}
      {account && isClosing ? (
        <CloseSheet
          account={account}
          onClose={() => setIsClosing(false)}
          onDone={() => done('停用了')}
        />
      ) : null}
      <Toast words={said} onDone={() => setSaid(undefined)} />
    </Page>
  );
}
