import type { Got, Sent } from '#contracts/action';
import {
  type getHallForm,
  type ModeratorSource,
  moderatorSources,
  moderatorSourceWords,
  type saveHall,
} from '#contracts/council-halls';

export type HallFormData = Got<typeof getHallForm>;
type Moderator = { personId: string; source?: ModeratorSource | undefined };

/** A hall as it is typed; kept on the phone until the cloud has it. */
export type HallForm = {
  name: string;
  areaId: string;
  place: string;
  capacity: string;
  phone: string;
  hasOwnersCommittee: boolean;
  moderators: readonly Moderator[];
};

export const hallMarked = ['name', 'areaId', 'place', 'capacity', 'phone', 'moderators'] as const;
export const mostModerators = 6;
export const sourceChoices = moderatorSources.map((value) => ({
  value,
  words: moderatorSourceWords[value],
}));

/** What the form begins with: the hall as it is, or a new one in the only area there is. */
export function hallBegin({ hall, areas }: HallFormData): HallForm {
  if (!hall) {
    const [only] = areas;
    const areaId = areas.length === 1 && only ? only.id : '';
    return {
      name: '',
      areaId,
      place: '',
      capacity: '',
      phone: '',
      hasOwnersCommittee: false,
      moderators: [],
    };
  }
  const { name, areaId, place, capacity, phone = '', hasOwnersCommittee, moderators } = hall;
  return {
    name,
    areaId,
    place,
    capacity: capacity === undefined ? '' : String(capacity),
    phone,
    hasOwnersCommittee,
    moderators,
  };
}

/** Named where she was not, and the other way round. */
export const toggledModerator = (form: HallForm, personId: string): HallForm => ({
  ...form,
  moderators: form.moderators.some((one) => one.personId === personId)
    ? form.moderators.filter((one) => one.personId !== personId)
    : [...form.moderators, { personId }].slice(0, mostModerators),
});

export const sourcedModerator = (
  form: HallForm,
  personId: string,
  source: ModeratorSource,
): HallForm => ({
  ...form,
  moderators: form.moderators.map((one) =>
    one.personId === personId ? { personId, source } : one,
  ),
});

export type HallProblems = Partial<Record<(typeof hallMarked)[number], string>>;

/** What is still missing, each at its field. */
export function hallProblems({ name, areaId, place, capacity, phone }: HallForm): HallProblems {
  const seats = capacity.trim();
  const isSeats = /^\d{1,3}$/.test(seats) && Number(seats) >= 5 && Number(seats) <= 500;
  return {
    ...(name.trim().length < 2 && { name: '请写议事厅的名称' }),
    ...(!areaId && { areaId: '请选服务哪里' }),
    ...(place.trim().length < 2 && { place: '请写在哪里' }),
    ...(seats !== '' && !isSeats && { capacity: '请写 5 到 500 的数，不清楚就空着' }),
    ...(phone.trim() !== '' &&
      !/^(1\d{10}|0[\d-]{9,12})$/.test(phone.trim()) && {
        phone: '请写 11 位手机号或带区号的座机',
      }),
  };
}

/** What is sent; undefined while something is missing. */
export function hallInput(
  form: HallForm,
  known: { id: string; version: number } | undefined,
): Sent<typeof saveHall> | undefined {
  if (Object.keys(hallProblems(form)).length > 0) return undefined;
  const capacity = form.capacity.trim();
  const phone = form.phone.trim();
  return {
    ...(known && { id: known.id, version: known.version }),
    name: form.name.trim(),
    areaId: form.areaId,
    place: form.place.trim(),
    ...(capacity && { capacity: Number(capacity) }),
    ...(phone && { phone }),
    hasOwnersCommittee: form.hasOwnersCommittee,
    moderators: form.moderators.map(({ personId, source }) => ({
      personId,
      ...(source && { source }),
    })),
  };
}
