import fc from 'fast-check';
import {
  advance,
  type Draft,
  type DraftEvent,
  inputOf,
  newDraft,
  workOf,
} from '../../src/platform/draft-machine';

const at = 1_800_000_000_000;
const hour = 3_600_000;
const paths = Array.from({ length: 6 }, (_, place) => `issued/${place}.jpg`);
const batch = { batchId: 'b1', paths, expiresAt: at + 24 * hour };
const begin = () => newDraft({ id: 'wish-1', action: 'report.submit', form: { text: '' }, at });
const after = (draft: Draft, ...events: DraftEvent[]): Draft => events.reduce(advance, draft);
const added = (...keys: string[]): DraftEvent => ({ type: 'photos-added', keys });
const sent: DraftEvent = { type: 'sent', input: { text: '三楼的灯坏了' } };

test('a photo is uploaded while she is still writing', () => {
  const draft = after(begin(), added('a'));
  expect(workOf(draft, at)).toEqual({ kind: 'prepare', requestId: 'wish-1-files-0', count: 6 });
  const ready = after(draft, { type: 'prepared', batch });
  expect(workOf(ready, at)).toEqual({ kind: 'upload', key: 'a', path: 'issued/0.jpg' });
  expect(workOf(after(ready, { type: 'uploaded', key: 'a' }), at)).toEqual({ kind: 'rest' });
});

test('提交 waits for every photo and names the places that were filled', () => {
  const draft = after(begin(), added('a', 'b', 'c'), { type: 'prepared', batch }, sent);
  const removed = after(
    after(begin(), added('a', 'b', 'c'), { type: 'prepared', batch }),
    { type: 'photo-removed', key: 'b' },
    sent,
    { type: 'uploaded', key: 'a' },
    { type: 'uploaded', key: 'c' },
  );
  expect(workOf(draft, at).kind).toBe('upload');
  expect(workOf(removed, at)).toEqual({ kind: 'submit' });
  expect(inputOf(removed)).toEqual({
    text: '三楼的灯坏了',
    photos: { batchId: 'b1', places: [0, 2] },
  });
});

test('a place that became free is used again, and a seventh photo finds none', () => {
  const full = after(begin(), added('a', 'b', 'c', 'd', 'e', 'f', 'g'));
  expect(full.photos).toHaveLength(6);
  const changed = after(full, { type: 'photo-removed', key: 'c' }, added('h'));
  expect(changed.photos.find(({ key }) => key === 'h')?.place).toBe(2);
});

test('without a network it rests, and goes on when woken, with the same wish', () => {
  const lost = after(begin(), sent, { type: 'submitting' }, { type: 'unreached' });
  expect(lost.phase).toBe('queued');
  expect(workOf(lost, at)).toEqual({ kind: 'rest' });
  const woken = after(lost, { type: 'woken' });
  expect(workOf(woken, at)).toEqual({ kind: 'submit' });
  expect(woken.id).toBe('wish-1');
});

test('what may have arrived can no longer be changed: the same id with other words would be a conflict', () => {
  const lost = after(begin(), sent, { type: 'submitting' }, { type: 'unreached' });
  expect(after(lost, { type: 'edited', form: { text: 'anders' } }, added('x'))).toEqual(lost);
});

test('a second tap on 提交 while it is on its way does nothing', () => {
  const sending = after(begin(), sent, { type: 'submitting' });
  expect(after(sending, { type: 'sent', input: { text: '别的' } })).toEqual(sending);
  expect(workOf(sending, at)).toEqual({ kind: 'rest' });
});

test('a restart of the phone begins again where it was', () => {
  const closed = after(
    begin(),
    added('a', 'b'),
    { type: 'prepared', batch },
    { type: 'uploaded', key: 'a' },
    { type: 'uploading', key: 'b', percent: 40 },
  );
  const [first, second] = after(closed, { type: 'woken' }).photos;
  expect(first?.state).toBe('done');
  expect(second).toMatchObject({ state: 'waiting', percent: 0 });
});

test('a failed photo says why; want of network is tried again, a broken file waits for her', () => {
  const draft = after(begin(), added('a', 'b'), { type: 'prepared', batch });
  const failed = after(
    draft,
    { type: 'upload-failed', key: 'a', note: '没有网络', isOffline: true },
    { type: 'upload-failed', key: 'b', note: '打不开', isOffline: false },
    { type: 'woken' },
  );
  expect(failed.photos.map(({ state }) => state)).toEqual(['waiting', 'failed']);
  const retried = after(failed, { type: 'photo-retried', key: 'b' });
  expect(retried.photos[1]?.state).toBe('waiting');
});

test('a refusal gives the draft back to her with what is wrong', () => {
  const problem = { code: 'invalid-input' as const, details: { fields: [] } };
  const refused = after(begin(), sent, { type: 'submitting' }, { type: 'refused', problem });
  expect(refused).toMatchObject({ phase: 'refused', problem });
  const mended = after(refused, { type: 'edited', form: { text: '三楼' } });
  expect(mended.phase).toBe('editing');
  expect(mended.problem).toBeUndefined();
});

test('refused files are uploaded once more to new paths; after that she is told', () => {
  const refusedFiles: DraftEvent = { type: 'refused', problem: { code: 'file-refused' } };
  const round = (draft: Draft) =>
    after(
      draft,
      { type: 'prepared', batch },
      { type: 'uploaded', key: 'a' },
      { type: 'submitting' },
      refusedFiles,
    );
  const once = round(after(begin(), added('a'), sent));
  expect(workOf(once, at)).toEqual({ kind: 'prepare', requestId: 'wish-1-files-1', count: 6 });
  expect(round(once)).toMatchObject({ phase: 'refused', problem: { code: 'file-refused' } });
});

test('paths that ran out are asked for again', () => {
  const old = after(
    begin(),
    added('a'),
    { type: 'prepared', batch },
    { type: 'uploaded', key: 'a' },
  );
  expect(workOf(after(old, sent), at + 24 * hour).kind).toBe('prepare');
});

const someEvent: fc.Arbitrary<DraftEvent> = fc.oneof(
  fc.constantFrom<DraftEvent>(
    added('a'),
    added('b', 'c'),
    { type: 'photo-removed', key: 'a' },
    { type: 'photo-retried', key: 'b' },
    sent,
    { type: 'prepared', batch },
    { type: 'uploading', key: 'a', percent: 50 },
    { type: 'uploaded', key: 'a' },
    { type: 'uploaded', key: 'b' },
    { type: 'uploaded', key: 'c' },
    { type: 'upload-failed', key: 'b', note: '', isOffline: true },
    { type: 'submitting' },
    { type: 'unreached' },
    { type: 'woken' },
  ),
);

test('whatever happens, no two photos share a place and nothing is sent without its photos', () => {
  fc.assert(
    fc.property(fc.array(someEvent, { maxLength: 40 }), (events) => {
      const draft = events.reduce(advance, begin());
      const places = draft.photos.map(({ place }) => place);
      expect(new Set(places).size).toBe(places.length);
      if (workOf(draft, at).kind !== 'submit') return;
      expect(draft.photos.every(({ state }) => state === 'done')).toBe(true);
      expect(draft.input).toBeDefined();
    }),
  );
});

test('woken and given time, whatever she sent arrives', () => {
  fc.assert(
    fc.property(fc.array(someEvent, { maxLength: 30 }), (events) => {
      let draft = after([...events, sent].reduce(advance, begin()), { type: 'woken' });
      for (let step = 0; step < 20 && draft.phase !== 'done'; step += 1) draft = served(draft);
      expect(draft.phase).toBe('done');
    }),
  );
});

/** A cloud that works, and a person who taps 重试. */
function served(draft: Draft): Draft {
  const work = workOf(draft, at);
  if (work.kind === 'prepare') return after(draft, { type: 'prepared', batch });
  if (work.kind === 'upload') return after(draft, { type: 'uploaded', key: work.key });
  if (work.kind === 'submit')
    return after(draft, { type: 'submitting' }, { type: 'submitted', answer: {} });
  const failed = draft.photos.find(({ state }) => state === 'failed');
  return failed ? after(draft, { type: 'photo-retried', key: failed.key }) : draft;
}
