import type { AreaChoice } from '#contracts/area';
import { mayChoose, nextLevels, trailWords } from '../../src/pages/report/area-trail';
import { needsPerson, stageOf } from '../../src/pages/report/stage';

type Seen = Exclude<Parameters<typeof stageOf>[0], undefined>;
const draft = (parts: Partial<Seen>): Seen => ({
  phase: 'queued',
  mayHaveArrived: false,
  photos: [],
  ...parts,
});
const failed = { state: 'failed' as const };

describe('what the tab shows', () => {
  it('is the form before anything was sent and after a refusal', () => {
    expect(stageOf(undefined, false)).toBe('form');
    expect(stageOf(draft({ phase: 'editing' }), true)).toBe('form');
    expect(stageOf(draft({ phase: 'refused' }), false)).toBe('form');
  });

  it('is the way while it travels, and the number once it arrived', () => {
    expect(stageOf(draft({}), false)).toBe('sending');
    expect(stageOf(draft({ phase: 'sending', mayHaveArrived: true }), false)).toBe('sending');
    expect(stageOf(draft({ phase: 'done', mayHaveArrived: true }), true)).toBe('done');
  });

  it('says that it is kept where the network failed, however the phone noticed', () => {
    const waiting = { ...failed, isWaitingForNetwork: true };
    expect(stageOf(draft({}), true)).toBe('kept');
    expect(stageOf(draft({ photos: [waiting] }), false)).toBe('kept');
    expect(stageOf(draft({ mayHaveArrived: true }), false)).toBe('kept');
  });

  it('goes back to the form for a photo that will never come by itself', () => {
    expect(stageOf(draft({ photos: [failed] }), false)).toBe('form');
    expect(needsPerson(draft({ photos: [failed] }))).toBe(true);
    expect(needsPerson(draft({ photos: [failed], mayHaveArrived: true }))).toBe(false);
  });
});

describe('the way to a place', () => {
  const at = (level: AreaChoice['level'], name: string): AreaChoice => ({
    id: `ar_${level}`,
    level,
    name,
    points: [],
  });
  const community = at('community', '槐安社区');
  const estate = at('estate', '槐安花园');
  const building = at('building', '5号楼');
  const unit = at('unit', '2单元');

  it('goes from the community down to the stairwell, past estates where there are some', () => {
    expect(nextLevels([])).toEqual(['community']);
    expect(nextLevels([community])).toEqual(['estate', 'building']);
    expect(nextLevels([community, estate])).toEqual(['building']);
    expect(nextLevels([community, estate, building])).toEqual(['unit']);
    expect(nextLevels([community, estate, building, unit])).toEqual([]);
  });

  it('says each place the way people do', () => {
    expect(trailWords([community, estate, building, unit])).toBe('槐安花园 5号楼2单元');
    expect(trailWords([community, building, unit])).toBe('5号楼2单元');
    expect(trailWords([community, estate, building])).toBe('槐安花园 5号楼');
    expect(trailWords([community, building])).toBe('5号楼');
    expect(trailWords([community, estate])).toBe('槐安花园');
  });

  it('may end anywhere below the beginning', () => {
    expect(mayChoose([])).toBe(false);
    expect(mayChoose([community])).toBe(true);
  });
});
