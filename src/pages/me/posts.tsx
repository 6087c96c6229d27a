import type { Role } from '#contracts/roles';
import { roleWords } from '#contracts/roles';
import { Card, ListRow, Section } from '../../components';
import { open } from '../../platform/navigation';
import type { MeData } from './me-data';

const onTheCard: readonly Role[] = [
  'grid-worker',
  'grid-lead',
  'community-staff',
  'chief-grid-lead',
];
const verifiers: readonly Role[] = ['unit-lead', 'building-lead', 'grid-worker', 'grid-lead'];

/** What somebody with a post does for others; nothing for everybody else. */
export function Posts({ me }: { me: MeData['me'] }) {
  const posts = me.memberships.filter(({ role }) => role !== 'resident');
  if (posts.length === 0) return null;
  const holds = (some: readonly Role[]) => posts.some(({ role }) => some.includes(role));
  return (
    <Section title="我的岗位">
      <Card>
        {posts.map((post) => (
          <ListRow
            key={`${post.role}-${post.areaId}`}
            title={roleWords[post.role]}
            note={post.areaName}
          />
        ))}
        {holds(verifiers) ? (
          <ListRow icon="shield-check" title="待核实的住户" onTap={() => open('verifyHomes')} />
        ) : null}
        {holds(onTheCard) ? (
          <>
            <ListRow
              icon="clock"
              title="请假"
              note="请假的日子，联心卡上先打给B岗"
              onTap={() => open('leave')}
            />
            <ListRow icon="qr-code" title="公示牌二维码" onTap={() => open('plateImage')} />
          </>
        ) : null}
      </Card>
    </Section>
  );
}
