import {
  type AskEntry,
  answersIn,
  askedInVain,
  keptRefusals,
} from '../../src/platform/ask-answers';

const entries: AskEntry[] = [
  { key: 'progress', id: 'tm-1' },
  { key: 'outcome', id: 'tm-2' },
];

describe('what WeChat answered', () => {
  it('is told by our names of the templates', () => {
    const said = { 'tm-1': 'accept', 'tm-2': 'reject', errMsg: 'requestSubscribeMessage:ok' };
    expect(answersIn(entries, said)).toEqual({
      answers: [
        { key: 'progress', answer: 'accept' },
        { key: 'outcome', answer: 'reject' },
      ],
      isMainSwitchOff: false,
    });
  });

  it.each(['accept', 'acceptWithAudio', 'acceptWithAlert'])(
    '%s is a message she may get',
    (said) => {
      expect(answersIn(entries, { 'tm-1': said }).answers).toEqual([
        { key: 'progress', answer: 'accept' },
      ]);
    },
  );

  it('says nothing of a template WeChat left out or answered in words of its own', () => {
    expect(answersIn(entries, { 'tm-1': 'filter', 'tm-2': 'later' }).answers).toEqual([
      { key: 'progress', answer: 'filter' },
    ]);
  });

  it('takes a refusal that she keeps as one for ever, and only that one', () => {
    const asked = answersIn(entries, { 'tm-1': 'reject', 'tm-2': 'reject' });
    expect(keptRefusals(asked, entries, { 'tm-2': 'reject' }).answers).toEqual([
      { key: 'progress', answer: 'reject' },
      { key: 'outcome', answer: 'ban' },
    ]);
  });

  it('leaves an accept alone whatever the settings say', () => {
    const asked = answersIn(entries, { 'tm-1': 'accept' });
    expect(keptRefusals(asked, entries, { 'tm-1': 'reject' })).toEqual(asked);
  });

  it.each([
    [20_004, true],
    [20_003, false],
    [20_001, false],
    [20_005, false],
    [10_001, false],
    [10_005, false],
    [undefined, false],
  ])('error %s means the main switch is off: %s', (errCode, isMainSwitchOff) => {
    expect(askedInVain(errCode)).toEqual({ answers: [], isMainSwitchOff });
  });
});
