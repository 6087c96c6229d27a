import { useEffect, useState } from 'react';
import { recordMediation } from '#contracts/points-mediation';
import { scrollToClass } from '../../../platform/scroll';
import { useSentForm } from '../../../platform/use-sent-form';
import {
  emptyMediation,
  type MediationForm,
  type MediationProblems,
  mediationInput,
  mediationProblems,
} from './mediation-form';

const marked = ['areaId', 'parties', 'outcome', 'note', 'mediatorIds', 'reporterId'] as const;
/** A mediation being written down: the answers, what is wrong with them, and the sending. */
export function useRecording(onRecorded: () => void) {
  const [refusals, setRefusals] = useState(0);
  const sent = useSentForm<MediationForm>({
    action: recordMediation,
    about: 'new',
    empty: emptyMediation,
    marked,
    onDone: onRecorded,
  });
  useEffect(() => {
    if (refusals > 0) scrollToClass('problem');
  }, [refusals]);
  const { fields, named } = sent;
  const problems: MediationProblems & { reporter?: string } = {
    ...named,
    ...(named.areaId && { area: named.areaId }),
    ...(named.mediatorIds && { mediators: named.mediatorIds }),
    ...(named.reporterId && { reporter: named.reporterId }),
    ...(refusals > 0 ? mediationProblems(fields) : {}),
  };
  const submit = () => {
    const input = mediationInput(fields);
    if (input) sent.send(input);
    else setRefusals(refusals + 1);
  };
  return { ...sent, problems, submit };
}

export type Recording = ReturnType<typeof useRecording>;
