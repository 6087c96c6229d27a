import type { Got } from '#contracts/action';
import { areaLevelWords } from '#contracts/area';
import { inviteStatusWords, type listAppointments } from '#contracts/identity';
import { roleWords } from '#contracts/roles';
import { dateText, dayOf } from '#domain/day';
import { Card, ListRow, Note, Pill, Section } from '../../../../components';
import { now } from '../../../../platform/clock';
import { type Holder, holderDates, postText } from '../../org-words';

type Appointments = Got<typeof listAppointments>;

type PostsSectionProps = {
  data: Appointments;
  onInvite: (role: string) => void;
  onLeave: (holder: Holder) => void;
};

/** Posts of this area that nobody holds: the first thing to see. */
function Vacancies({ data, onInvite }: Omit<PostsSectionProps, 'onLeave'>) {
  return data.vacancies.map((role) => (
    <ListRow
      key={role}
      title={roleWords[role]}
      note="还没有人"
      aside={<Pill words="空缺" tone="amber" />}
      onTap={data.mayGive.includes(role) ? () => onInvite(role) : undefined}
    />
  ));
}

function Invited({ invites }: Pick<Appointments, 'invites'>) {
  const at = now();
  const today = dayOf(at);
  return invites.map(({ id, name, role, status, expiresAt }) => (
    <ListRow
      key={id}
      title={name}
      note={`${roleWords[role]} · 邀请码${dateText(dayOf(expiresAt), today)}前有效`}
      aside={
        <Pill
          words={inviteStatusWords[status]}
          tone={status === 'open' ? 'blue' : status === 'waiting' ? 'amber' : 'plain'}
        />
      }
    />
  ));
}

/** Who holds the posts of one area, which are vacant, and who was invited. */
export function PostsSection(props: PostsSectionProps) {
  const { data, onLeave } = props;
  const at = now();
  const { name, level } = data.area;
  const invites = data.invites.filter((one) => !one.canConfirm && one.areaName === name);
  const isEmpty = data.people.length + data.vacancies.length + invites.length === 0;
  return (
    <Section title={name} aside={areaLevelWords[level]}>
      <Card>
        <Vacancies data={data} onInvite={props.onInvite} />
        {data.people.map((holder) => (
          <ListRow
            key={holder.membershipId}
            title={holder.name}
            note={[postText(holder), holderDates(holder, at)].filter(Boolean).join('\n')}
            {...(data.mayGive.includes(holder.role) && {
              aside: '结束',
              onTap: () => onLeave(holder),
            })}
          />
        ))}
        <Invited invites={invites} />
        {isEmpty ? <Note>这里还没有人任职。</Note> : null}
      </Card>
    </Section>
  );
}
