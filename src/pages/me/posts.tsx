import { treeRoles } from '#contracts/area';
import { appointingRoles } from '#contracts/identity';
import type { Role } from '#contracts/roles';
import { roleWords } from '#contracts/roles';
import { routingRoles } from '#contracts/routing';
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
        {holds(appointingRoles) ? (
          <ListRow
            icon="users"
            title="网格与人员"
            note="谁在任职、哪里空缺，邀请和结束岗位"
            onTap={() => open('appointments')}
          />
        ) : null}
        {holds(routingRoles) ? (
          <ListRow
            icon="building-2"
            title="分派规则"
            note="每一类事由谁受理、哪个部门牵头"
            onTap={() => open('routing')}
          />
        ) : null}
        {holds(treeRoles) ? (
          <ListRow
            icon="map-pin"
            title="网格调整"
            note="加网格和楼栋，移动、拆分、合并"
            onTap={() => open('areas')}
          />
        ) : null}
      </Card>
    </Section>
  );
}
