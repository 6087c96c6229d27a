import { useDidHide, useUnload } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { saveMinutes } from '#contracts/council-minutes';
import { call } from '../../../platform/cloud';
import { newRequestId } from '../../../platform/request-id';
import { forget, keep, recall } from '../../../platform/storage';
import type { MinutesDraft } from './minutes-draft';
import { MinutesWriter, type Ports, type Seen } from './minutes-writer';

type Props = {
  id: string;
  meeting: Seen;
  /** Where a work order without a place of its own belongs. */
  areaId: string;
  mayWrite: boolean;
  /** Reads the meeting again; undefined where that did not work. */
  read: () => Promise<Seen | undefined>;
};

/** Sends one save; the same words on the same version keep their request. */
function sender(id: string) {
  const wish = { key: '', requestId: '' };
  return async (input: Parameters<Ports['send']>[0]): Promise<number> => {
    const key = JSON.stringify(input);
    if (wish.key !== key) Object.assign(wish, { key, requestId: newRequestId() });
    const { version } = await call(saveMinutes, { id, ...input }, { requestId: wish.requestId });
    return version;
  };
}

/** Her words of one meeting: on the phone with every key, in the cloud when she saves or leaves. */
export function useMinutes({ id, meeting, areaId, mayWrite, read }: Props): {
  writer: MinutesWriter;
  save: () => Promise<boolean>;
} {
  const [, redraw] = useState(0);
  const latest = useRef(read);
  latest.current = read;
  const [writer] = useState(() => {
    const name = `minutes/${id}`;
    const ports = {
      keep: (draft: MinutesDraft | undefined) => (draft ? keep(name, draft) : forget(name)),
      send: sender(id),
      read: () => latest.current(),
      onChange: () => redraw((turn) => turn + 1),
    };
    return new MinutesWriter(ports, meeting, recall<MinutesDraft>(name));
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each version is joined once.
  useEffect(() => writer.see(meeting), [meeting.version]);
  const save = async () => mayWrite && (await writer.save(areaId));
  const leave = () => {
    if (writer.isDirty) void save();
  };
  useDidHide(leave);
  useUnload(leave);
  return { writer, save };
}
