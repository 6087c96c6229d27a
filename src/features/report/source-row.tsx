import type { ReportDetail } from '#contracts/report';
import { dayOf } from '#domain/day';
import { sourceLines } from '#domain/order-source';
import { ListRow } from '../../components';
import { open } from '../../platform/navigation';

/** The meeting it comes from, with the way there. */
export function SourceRow({ report, now }: { report: ReportDetail; now: number }) {
  const { source } = report;
  if (!source) return null;
  return (
    <ListRow
      {...sourceLines(source, dayOf(now))}
      onTap={() => open('meeting', { id: source.meetingId })}
    />
  );
}
