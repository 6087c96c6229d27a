import fc from 'fast-check';
import type { MeetingView } from '#contracts/council-meeting';
import { saveMinutes } from '#contracts/council-minutes';
import { AppError } from '#contracts/errors';
import {
  type Decided,
  decidedInput,
  decidedProblems,
  nothingDecided,
} from '../../src/features/council/desk/decided-form';
import {
  dirtyIds,
  entriesOf,
  freshDraft,
  joined,
  type MinutesDraft,
  minutesInput,
  parts,
  unfinishedIds,
  written,
} from '../../src/features/council/desk/minutes-draft';
import {
  MinutesWriter,
  type Ports,
  type Seen,
} from '../../src/features/council/desk/minutes-writer';

const area = 'ar_c01-e1';
const agenda: MeetingView['agenda'] = ['it_1', 'it_2'].map((id) => ({
  id,
  title: id,
  isStanding: false,
  isCarried: false,
}));
type Items = NonNullable<MeetingView['minutes']>['items'];
const seenWith = (version: number, items: Items): Seen => ({
  version,
  agenda,
  minutes: { items, photos: [], amendments: [] },
});
const item = (itemId: string, said: Partial<Items[number]> = {}) => ({
  itemId,
  problem: '',
  opinions: '',
  conclusion: '',
  ...said,
});
const task: Decided = {
  ...nothingDecided,
  kind: 'owner-task',
  ownerText: '物业',
  dueOn: '2026-12-05',
};

/** A cloud of one meeting that refuses what was written on an old version. */
function cloudOf(items: Items) {
  const state = { version: 1, items, kept: undefined as MinutesDraft | undefined, sent: 0 };
  const seen = () => seenWith(state.version, state.items);
  const put = (next: Items) => {
    state.version += 1;
    state.items = state.items.map((one) => next.find(({ itemId }) => itemId === one.itemId) ?? one);
  };
  const ports: Ports = {
    keep: (draft) => {
      state.kept = draft;
    },
    send: (input) => {
      state.sent += 1;
      if (input.version !== state.version) return Promise.reject(new AppError('conflict'));
      put(input.items as Items);
      return Promise.resolve(state.version);
    },
    read: () => Promise.resolve(seen()),
    onChange: () => undefined,
  };
  return { state, seen, put, ports };
}

describe('what was decided', () => {
  it.each<[Decided, string[]]>([
    [nothingDecided, ['kind']],
    [{ ...nothingDecided, kind: 'work-order' }, ['category', 'dueOn']],
    [{ ...nothingDecided, kind: 'owner-task' }, ['ownerText', 'dueOn']],
    [{ ...nothingDecided, kind: 'not-adopted' }, ['ownerText', 'reason']],
    [{ ...nothingDecided, kind: 'statutory' }, ['ownerText']],
  ])('%j lacks %j and is not sent', (decided, fields) => {
    expect(Object.keys(decidedProblems(decided))).toEqual(fields);
    expect(decidedInput(decided, area)).toBeUndefined();
  });

  it('a work order belongs to the hall where no building was chosen', () => {
    const decided: Decided = { ...task, kind: 'work-order', category: 'stairwell' };
    expect(decidedInput(decided, area)).toEqual({
      kind: 'work-order',
      category: 'stairwell',
      areaId: area,
      dueOn: '2026-12-05',
    });
  });
});

describe('two who write one set of minutes', () => {
  const server = entriesOf(seenWith(1, [item('it_1', { problem: '灯不亮' }), item('it_2')]));

  it('what she did not touch is theirs, what they did not touch is hers', () => {
    const hers = written(freshDraft(server), 'it_1', { conclusion: '换灯' });
    const theirs = entriesOf(
      seenWith(2, [
        item('it_1', { problem: '灯不亮', opinions: '急' }),
        item('it_2', { problem: '车' }),
      ]),
    );
    const { draft, clashes } = joined(hers, theirs);
    expect(clashes).toEqual([]);
    expect(draft.mine.it_1).toMatchObject({
      problem: '灯不亮',
      opinions: '急',
      conclusion: '换灯',
    });
    expect(draft.mine.it_2).toMatchObject({ problem: '车' });
    expect(dirtyIds(draft)).toEqual(['it_1']);
  });

  it('where both wrote, hers stays and the clash is told', () => {
    const hers = written(freshDraft(server), 'it_1', { conclusion: '换灯' });
    const theirs = entriesOf(
      seenWith(2, [item('it_1', { problem: '灯不亮', conclusion: '修灯' }), item('it_2')]),
    );
    const { draft, clashes } = joined(hers, theirs);
    expect(draft.mine.it_1?.conclusion).toBe('换灯');
    expect(clashes).toEqual([{ itemId: 'it_1', part: 'conclusion', theirs: theirs.it_1 }]);
  });

  it('no word of hers is ever lost, whatever they wrote', () => {
    const text = fc.string({ maxLength: 6 });
    const entry = fc.record({ problem: text, opinions: text, conclusion: text });
    fc.assert(
      fc.property(entry, entry, entry, (base, mine, theirs) => {
        const begun = freshDraft({ it_1: { ...base, decided: nothingDecided } });
        const { draft } = joined(written(begun, 'it_1', mine), {
          it_1: { ...theirs, decided: nothingDecided },
        });
        for (const part of parts) {
          if (part === 'decided') continue;
          const isHers = mine[part].trim() !== base[part].trim();
          expect(draft.mine.it_1?.[part]).toBe(isHers ? mine[part] : theirs[part]);
        }
      }),
    );
  });

  it('sends the items she changed alone, as the contract takes them', () => {
    const draft = written(freshDraft(server), 'it_2', { conclusion: '划线', decided: task });
    const items = minutesInput(draft, area);
    expect(items.map(({ itemId }) => itemId)).toEqual(['it_2']);
    const input = { id: 'mt_12345678', version: 1, items };
    expect(saveMinutes.input().safeParse(input).success).toBe(true);
  });
});

describe('the writer', () => {
  const begin = [item('it_1'), item('it_2')];

  it('keeps every word on the phone until the cloud has it', async () => {
    const cloud = cloudOf(begin);
    const writer = new MinutesWriter(cloud.ports, cloud.seen(), undefined);
    writer.write('it_1', { problem: '灯不亮' });
    expect(cloud.state.kept?.mine.it_1?.problem).toBe('灯不亮');
    expect(await writer.save(area)).toBe(true);
    expect(cloud.state.kept).toBeUndefined();
    expect(cloud.state.items[0]?.problem).toBe('灯不亮');
  });

  it('joins what somebody saved meanwhile and saves both', async () => {
    const cloud = cloudOf(begin);
    const writer = new MinutesWriter(cloud.ports, cloud.seen(), undefined);
    writer.write('it_1', { problem: '灯不亮' });
    cloud.put([item('it_2', { problem: '停车' })]);
    expect(await writer.save(area)).toBe(true);
    expect(cloud.state.items.map(({ problem }) => problem)).toEqual(['灯不亮', '停车']);
    expect(writer.draft.mine.it_2?.problem).toBe('停车');
  });

  it('stops where both wrote the same part, until she says which stays', async () => {
    const cloud = cloudOf(begin);
    const writer = new MinutesWriter(cloud.ports, cloud.seen(), undefined);
    writer.write('it_1', { problem: '灯不亮' });
    cloud.put([item('it_1', { problem: '路灯坏了' })]);
    expect(await writer.save(area)).toBe(false);
    expect(writer.error?.code).toBe('conflict');
    expect(cloud.state.items[0]?.problem).toBe('路灯坏了');
    expect(writer.draft.mine.it_1?.problem).toBe('灯不亮');
    const [clash] = writer.clashes;
    if (!clash) throw new Error('the clash was not told');
    writer.decide(clash, true);
    expect(writer.draft.mine.it_1?.problem).toBe('路灯坏了');
    expect(await writer.save(area)).toBe(true);
  });

  it('her own earlier words, saved by an answer that was lost, are no clash', async () => {
    const cloud = cloudOf(begin);
    let isLost = true;
    const send: Ports['send'] = async (input) => {
      const version = await cloud.ports.send(input);
      if (!isLost) return version;
      isLost = false;
      throw new AppError('offline');
    };
    const writer = new MinutesWriter({ ...cloud.ports, send }, cloud.seen(), undefined);
    writer.write('it_1', { problem: '灯' });
    expect(await writer.save(area)).toBe(false);
    writer.write('it_1', { problem: '灯不亮' });
    expect(await writer.save(area)).toBe(true);
    expect(writer.clashes).toEqual([]);
    expect(cloud.state.items[0]?.problem).toBe('灯不亮');
  });

  it('what she types while it is saved is saved the next time', async () => {
    const cloud = cloudOf(begin);
    const writer = new MinutesWriter(cloud.ports, cloud.seen(), undefined);
    writer.write('it_1', { problem: '灯' });
    const saving = writer.save(area);
    writer.write('it_1', { problem: '灯不亮' });
    await saving;
    expect(writer.draft.mine.it_1?.problem).toBe('灯不亮');
    expect(writer.isDirty).toBe(true);
    await writer.save(area);
    expect(cloud.state.items[0]?.problem).toBe('灯不亮');
  });

  it('a decision that is not whole stays on the phone and is never sent', async () => {
    const cloud = cloudOf(begin);
    const writer = new MinutesWriter(cloud.ports, cloud.seen(), undefined);
    writer.write('it_1', { conclusion: '换灯', decided: { ...task, dueOn: undefined } });
    await writer.save(area);
    expect(cloud.state.items[0]).toMatchObject({ conclusion: '换灯' });
    expect(cloud.state.items[0]).not.toHaveProperty('decision');
    expect(unfinishedIds(writer.draft)).toEqual(['it_1']);
    expect(cloud.state.kept?.mine.it_1?.decided.ownerText).toBe('物业');
  });

  it('begins again with the words of before the phone was closed', () => {
    const cloud = cloudOf(begin);
    const first = new MinutesWriter(cloud.ports, cloud.seen(), undefined);
    first.write('it_2', { opinions: '有人赞成' });
    const again = new MinutesWriter(cloud.ports, cloud.seen(), cloud.state.kept);
    expect(again.draft.mine.it_2?.opinions).toBe('有人赞成');
    expect(again.isDirty).toBe(true);
  });

  it('saves nothing where nothing changed', async () => {
    const cloud = cloudOf(begin);
    const writer = new MinutesWriter(cloud.ports, cloud.seen(), undefined);
    expect(await writer.save(area)).toBe(true);
    expect(cloud.state.sent).toBe(0);
  });
});
