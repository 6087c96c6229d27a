import { getMeeting, getMeetingImage, type MeetingView } from '#contracts/council-meeting';
import { call } from '../../../platform/cloud';

export type Printed = { meeting: MeetingView; codeUrl: string };

/** A meeting with the code that leads to it. */
export async function loadPrint(id: string): Promise<Printed> {
  const [{ meeting }, { contentType, imageBase64 }] = await Promise.all([
    call(getMeeting, { id }),
    call(getMeetingImage, { id }),
  ]);
  return { meeting, codeUrl: `data:${contentType};base64,${imageBase64}` };
}
