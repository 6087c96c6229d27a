import { treeRoles } from '#contracts/area';
import { coverageRoles, listSamples } from '#contracts/coverage';
import { appointingRoles } from '#contracts/identity';
import { noticeRoles } from '#contracts/notice';
import { setNoticePolicy } from '#contracts/notice-desk';
import {
  badgeRoles,
  councilBoardRoles,
  councilWorkRoles,
  printRoles,
  type Role,
  roleWords,
  routingRoles,
  witnessRoles,
} from '#contracts/roles';
import { listDead } from '#contracts/subscription';
import { Card, ListRow, type ListRowProps, Section } from '../../components';
import { open, type PageName } from '../../platform/navigation';
import type { MeData } from './me-data';
import { pointsRoles } from './points-roles';

const verifiers: readonly Role[] = ['unit-lead', 'building-lead', 'grid-worker', 'grid-lead'];

type Work = Pick<ListRowProps, 'icon' | 'title' | 'note'> & {
  page: PageName;
  roles: readonly Role[];
};

/** What a post does for others, in the order of how often it is opened. */
const works: readonly Work[] = [
  {
    page: 'counter',
    roles: ['shopkeeper'],
    icon: 'qr-code',
    title: '积分超市柜台',
    note: '扫码交货，给纸质存折兑换',
  },
  {
    page: 'counter',
    roles: ['partner'],
    icon: 'qr-code',
    title: '核对服务券',
    note: '居民来用券，扫一扫，只算一次',
  },
  {
    page: 'badge',
    roles: badgeRoles,
    icon: 'contact-round',
    title: '工作证',
    note: '上门时请住户扫一扫',
  },
  {
    page: 'pointsWork',
    roles: pointsRoles,
    icon: 'gift',
    title: '积分和超市',
    note: '审核积分、提名、纸质存折、库存',
  },
  {
    page: 'councilWork',
    roles: councilWorkRoles,
    icon: 'users',
    title: '议事厅工作',
    note: '开会、审议题、写纪要、看落实',
  },
  {
    page: 'councilBoard',
    roles: councilBoardRoles,
    icon: 'users',
    title: '议事厅看板',
    note: '每个议事厅这半年开没开',
  },
  { page: 'verifyHomes', roles: verifiers, icon: 'shield-check', title: '待核实的住户' },
  {
    page: 'toTell',
    roles: coverageRoles,
    icon: 'phone',
    title: '等您告知',
    note: '停水停电、应急时，要告诉谁',
  },
  {
    page: 'writtenNotices',
    roles: noticeRoles,
    icon: 'megaphone',
    title: '通知管理',
    note: '发过的通知，改、撤回、打印',
  },
  { page: 'offline', roles: coverageRoles, icon: 'users', title: '不用手机的人' },
  {
    page: 'samples',
    roles: listSamples.roles as readonly Role[],
    icon: 'circle-check',
    title: '抽查回访',
    note: '问几户：有没有人告诉过',
  },
  {
    page: 'witness',
    roles: witnessRoles,
    icon: 'eye',
    title: '请您见证',
    note: '积分超市给纸质存折换大件、盘点',
  },
  {
    page: 'leave',
    roles: printRoles,
    icon: 'clock',
    title: '请假',
    note: '请假的日子，联心卡上先打给B岗',
  },
  {
    page: 'reprints',
    roles: printRoles,
    icon: 'qr-code',
    title: '公示牌和联心卡',
    note: '打印，看哪块要换新的',
  },
  {
    page: 'appointments',
    roles: appointingRoles,
    icon: 'users',
    title: '网格与人员',
    note: '谁在任职、哪里空缺，邀请和结束岗位',
  },
  {
    page: 'routing',
    roles: routingRoles,
    icon: 'building-2',
    title: '分派规则',
    note: '每一类事由谁受理、哪个部门牵头',
  },
  {
    page: 'noticePolicy',
    roles: setNoticePolicy.roles as readonly Role[],
    icon: 'shield-check',
    title: '通知怎么发',
    note: '居民骨干的通知，先发后审还是先审后发',
  },
  {
    page: 'deadMessages',
    roles: listDead.roles as readonly Role[],
    icon: 'message-square',
    title: '没发成的消息',
    note: '微信没有收的，写明原因',
  },
  {
    page: 'areas',
    roles: treeRoles,
    icon: 'map-pin',
    title: '网格调整',
    note: '加网格和楼栋，移动、拆分、合并',
  },
];

/** What somebody with a post does for others; nothing for everybody else. */
export function Posts({ me }: { me: MeData['me'] }) {
  const posts = me.memberships.filter(({ role }) => role !== 'resident');
  if (posts.length === 0) return null;
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
        {works
          .filter(({ roles }) => posts.some(({ role }) => roles.includes(role)))
          .map(({ page, roles: _roles, ...row }) => (
            <ListRow key={row.title} {...row} onTap={() => open(page)} />
          ))}
      </Card>
    </Section>
  );
}
