import { type MeetingLine, meetingStatusWords } from '#contracts/council';
import { ListRow, Pill } from '../../components';
import { open } from '../../platform/navigation';
import { meetingTones, pastNote } from './meeting-words';

/** A meeting in a list: what it was, when, and what became of what it decided. */
export function MeetingRow({ line, now }: { line: MeetingLine; now: number }) {
  const { id, title, status } = line;
  return (
    <ListRow
      title={title}
      note={pastNote(line, now)}
      aside={<Pill words={meetingStatusWords[status]} tone={meetingTones[status]} />}
      onTap={() => open('meeting', { id })}
    />
  );
}
