import type { WorkOrderDetail } from '#contracts/work-order';
import {
  type Ask,
  type AskField,
  askInput,
  askProblems,
  placed,
  type Values,
} from '../../src/features/work-order/ask';
import { askOf } from '../../src/features/work-order/asks';
import { commands } from '../../src/features/work-order/deeds';
import { type DeskAction, deskActions } from '../../src/features/work-order/steps';

const today = '2026-11-23';
const seen = { id: 'wo_00000001', version: 1 };

/** Only what the questions look at. */
const order = {
  category: 'unsure',
  isSampled: false,
  suggestedEfficiency: 4,
  assignment: {},
} as unknown as WorkOrderDetail;

const asked = (action: DeskAction, values: Values = {}, over: object = {}) =>
  askOf(action, { order: { ...order, ...over } as WorkOrderDetail, values });
const questions = deskActions.filter((action) => asked(action) !== undefined);

function answerTo(field: AskField): Values[string] {
  switch (field.kind) {
    case 'text':
      return '这里写了十个字还要多一点';
    case 'line':
      return '2026112300456';
    case 'one':
      return field.choices[0]?.value;
    case 'many':
      return field.choices.map(({ value }) => value);
    case 'day':
      return today < '2026-11-24' && field.from > 0 ? '2026-12-01' : today;
    case 'score':
      return '5';
    case 'switch':
      return true;
  }
}
const answersTo = (ask: Ask): Values =>
  Object.fromEntries(ask.fields.map((field) => [field.name, answerTo(field)]));

const accepted = (action: DeskAction, ask: Ask, values: Values) =>
  commands[action].input().safeParse({ ...seen, ...askInput(ask, values) }).success;

describe('the questions of the steps', () => {
  it.each(questions)('%s: every answer becomes what the contract wants', (action) => {
    const ask = asked(action);
    if (!ask) throw new Error('no question');
    const values = answersTo(ask);
    expect(askProblems(ask, values, today)).toEqual({});
    expect(accepted(action, ask, values)).toBe(true);
  });

  it.each(questions)('%s: what the contract refuses as empty is marked at its field', (action) => {
    const ask = asked(action);
    if (!ask) throw new Error('no question');
    const isFine = Object.keys(askProblems(ask, {}, today)).length === 0;
    expect(isFine && !accepted(action, ask, {})).toBe(false);
  });

  it('marks a reason that is too short, and a day that is too far away', () => {
    const ask = asked('ask-pause');
    if (!ask) throw new Error('no question');
    const problems = askProblems(
      ask,
      { reason: 'season', reviewOn: '2027-01-01', text: '冷' },
      today,
    );
    expect(problems).toEqual({ reviewOn: '请选一个日子', text: '请至少写 4 个字' });
  });

  it('asks for a category only where it came unsorted', () => {
    expect(asked('accept')?.fields).toHaveLength(1);
    expect(asked('accept', {}, { category: 'stairwell' })).toBeUndefined();
  });

  it('asks to rate the unit only where a unit had it, and begins with what the clock says', () => {
    expect(asked('confirm-result')?.start).toEqual({ efficiency: '4' });
    const alone = asked('confirm-result', {}, { assignment: undefined });
    expect(alone?.fields.map(({ name }) => name)).toEqual(['wasOnSite']);
    expect(alone && askInput(alone, {})).toEqual({ wasOnSite: false });
  });

  it('sends both scores as one, and marks the one that is missing', () => {
    const ask = asked('confirm-result');
    if (!ask) throw new Error('no question');
    expect(Object.keys(askProblems(ask, ask.start ?? {}, today))).toEqual(['quality']);
    const values = { wasOnSite: true, efficiency: '4', quality: '5' };
    expect(askInput(ask, values)).toEqual({
      wasOnSite: true,
      unitRating: { efficiency: 4, quality: 5 },
    });
    const named = [{ field: 'unitRating', words: '请打分' }];
    expect(placed(ask, named)).toEqual({ atFields: { quality: '请打分' }, asWhole: [] });
  });

  it('asks why only who is not satisfied, and says who reads a note', () => {
    const names = (values: Values) => asked('rate-by-phone', values)?.fields.map((it) => it.name);
    expect(names({ rating: 'satisfied' })).not.toContain('reasons');
    expect(names({ rating: 'unsatisfied' })).toContain('reasons');
    expect(asked('add-note')?.words).toBe('发给居民');
    expect(asked('add-note', { isInternal: true })?.words).toBe('记下');
  });

  it('says as a whole what belongs to no field', () => {
    const ask = asked('decline');
    const problems = [
      { field: 'channel', words: '请写渠道' },
      { field: 'version', words: '请刷新' },
    ];
    expect(ask && placed(ask, problems)).toEqual({
      atFields: { channel: '请写渠道' },
      asWhole: ['请刷新'],
    });
  });
});
