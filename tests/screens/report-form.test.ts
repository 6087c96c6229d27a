import { type Category, categories, submitReport } from '#contracts/report';
import {
  categoryChips,
  changed,
  emptyForm,
  emptyProxy,
  firstProblem,
  formFields,
  hasContent,
  inputOf,
  leavesOf,
  mayStayUnnamed,
  mendedBy,
  placeWords,
  problemsFrom,
  problemsOf,
  type ReportForm,
} from '../../src/pages/report/form';

const place = { areaId: 'ar_h05-2', words: '5号楼2单元', points: ['南门'] };
const full: ReportForm = { category: 'stairwell', place, text: '三楼的灯坏了好几天' };
/** With a photo: its words may be few. */
const photographed = { isEasyMode: false, photos: { batchId: 'fb_1', places: [0] } };
const rules = { photoCount: 1, closedCategories: [] as Category[], isEasyMode: false };

describe('what is still missing', () => {
  it('is nothing when there is a photo, a category and a place', () => {
    expect(problemsOf({ ...full, text: '' }, rules)).toEqual({});
  });

  it('names every field at once, the first from the top of the screen first', () => {
    const problems = problemsOf(emptyForm, { ...rules, photoCount: 0 });
    expect(Object.keys(problems).sort()).toEqual(['category', 'place', 'text']);
    expect(firstProblem(problems)).toBe('category');
  });

  it('asks for ten characters when there is no photo, not counting spaces around them', () => {
    const short = { ...full, text: '  楼道灯坏了啊啊啊  ' };
    expect(problemsOf(short, { ...rules, photoCount: 0 }).text).toContain('10 个字');
    expect(problemsOf({ ...full, text: '十'.repeat(10) }, { ...rules, photoCount: 0 })).toEqual({});
  });

  it('refuses a seventh photo, 501 characters and a place detail of 41', () => {
    const long = {
      ...full,
      text: '长'.repeat(501),
      place: { ...place, detail: '长'.repeat(41) },
    };
    expect(Object.keys(problemsOf(long, { ...rules, photoCount: 7 }))).toEqual([
      'photos',
      'detail',
      'text',
    ]);
  });

  it('says that a closed category is closed', () => {
    const problems = problemsOf(full, { ...rules, closedCategories: ['stairwell'] });
    expect(problems.category).toContain('换一类');
  });

  it('asks for no category and no words in 关怀版', () => {
    const onlyPhoto: ReportForm = { place, text: '' };
    expect(problemsOf(onlyPhoto, { ...rules, isEasyMode: true })).toEqual({});
    expect(inputOf(onlyPhoto, { isEasyMode: true })?.category).toBe('unsure');
  });
});

describe('what is sent', () => {
  it('passes the contract, with photos and every part of the place', () => {
    const input = inputOf(
      {
        ...full,
        place: {
          ...place,
          point: '南门',
          detail: ' 台阶旁 ',
          gcj02: { latitude: 36.1, longitude: 120.2, accuracy: 30 },
        },
      },
      { isEasyMode: false, photos: { batchId: 'fb_1', places: [0, 2] } },
    );
    const parsed = submitReport.input().parse(input);
    expect(parsed.place).toMatchObject({ areaId: 'ar_h05-2', point: '南门', detail: '台阶旁' });
    expect(parsed.photos?.places).toEqual([0, 2]);
  });

  it('leaves out what was not filled in, and sends nothing without a place', () => {
    expect(inputOf(full, { isEasyMode: false })).toEqual({
      category: 'stairwell',
      place: { areaId: 'ar_h05-2' },
      text: '三楼的灯坏了好几天',
    });
    expect(inputOf({ text: '', category: 'noise' }, { isEasyMode: false })).toBeUndefined();
  });

  it('is refused by the contract exactly where the form refuses it', () => {
    const short = { ...full, text: '灯坏了' };
    const parsed = submitReport.input().safeParse(inputOf(short, { isEasyMode: false }));
    expect(parsed.success).toBe(false);
    expect(problemsOf(short, { ...rules, photoCount: 0 }).text).toBeDefined();
  });
});

describe('what the cloud refused', () => {
  it('stands beside the field it is about', () => {
    const problems = problemsFrom([
      { field: 'place.areaId', words: '没有这个地方' },
      { field: 'place.detail', words: '最多 40 个字' },
      { field: 'photos.places.0', words: '照片没有传好' },
      { field: 'requestId', words: '请重试' },
    ]);
    expect(problems).toEqual({
      place: '没有这个地方',
      detail: '最多 40 个字',
      photos: '照片没有传好',
      text: '请重试',
    });
    expect(Object.keys(problems).every((field) => formFields.includes(field as never))).toBe(true);
  });
});

describe('category chips', () => {
  it('reach every category in at most two taps', () => {
    const reachable = categoryChips([]).flatMap((chip) =>
      chip.only ? [chip.only] : leavesOf(chip.code, []).map((leaf) => leaf.code),
    );
    expect(reachable.sort()).toEqual(categories.map((one) => one.code).sort());
  });

  it('hide a group whose leaves are all closed, and open the last leaf at once', () => {
    const closed: Category[] = ['noise', 'stairwell', 'estate-facility'];
    const chips = categoryChips(closed);
    expect(chips.some((chip) => chip.code === 'noise')).toBe(false);
    expect(chips.find((chip) => chip.code === 'facility')?.only).toBe('street-facility');
  });
});

it('keeps a draft only when there is something of hers in it', () => {
  expect(hasContent({ ...emptyForm, place }, 0)).toBe(false);
  expect(hasContent(emptyForm, 1)).toBe(true);
  expect(hasContent({ ...emptyForm, text: '灯' }, 0)).toBe(true);
});

it('writes a place as one line', () => {
  expect(placeWords({ ...place, point: '南门', detail: ' 三楼 ' })).toBe(
    '5号楼2单元 · 南门 · 三楼',
  );
});

describe('who it comes from', () => {
  const sent = (form: ReportForm) => submitReport.input().parse(inputOf(form, photographed));

  it('is unnamed only where the category allows it', () => {
    expect(sent({ ...full, isAnonymous: true }).isAnonymous).toBe(true);
    for (const category of ['safety-gas', 'errand', 'dispute'] as const) {
      const form: ReportForm = { ...full, category, isAnonymous: true };
      expect(mayStayUnnamed(form, false)).toBe(false);
      expect(sent(form).isAnonymous).toBe(false);
    }
  });

  it('may be unnamed in 关怀版, where no category is asked for, but not before one is chosen elsewhere', () => {
    expect(mayStayUnnamed(emptyForm, true)).toBe(true);
    expect(mayStayUnnamed(emptyForm, false)).toBe(false);
  });

  it('is somebody else with her consent, named as far as she wants', () => {
    const proxy = { ...emptyProxy, name: ' 李大爷 ', hasConsent: true };
    expect(problemsOf({ ...full, proxy }, rules)).toEqual({});
    expect(sent({ ...full, proxy, isAnonymous: true })).toMatchObject({
      proxyFor: { name: '李大爷', hasConsent: true },
      isAnonymous: false,
    });
    expect(sent({ ...full, proxy }).proxyFor).not.toHaveProperty('phone');
  });

  it('asks for her consent and a telephone that can be rung, or none', () => {
    const problems = problemsOf({ ...full, proxy: { ...emptyProxy, phone: '12 34' } }, rules);
    expect(Object.keys(problems).sort()).toEqual(['consent', 'proxyPhone']);
    expect(mendedBy({ proxy: emptyProxy })).toEqual(expect.arrayContaining(Object.keys(problems)));
  });

  it('puts what the cloud refused beside her telephone and her consent', () => {
    expect(
      problemsFrom([
        { field: 'proxyFor.phone', words: '请填电话' },
        { field: 'proxyFor.hasConsent', words: '请先征得本人同意' },
        { field: 'isAnonymous', words: '这一类不能' },
        { field: 'about.name', words: '请重新选' },
      ]),
    ).toEqual({
      proxyPhone: '请填电话',
      consent: '请先征得本人同意',
      isAnonymous: '这一类不能',
      about: '请重新选',
    });
  });
});

describe('对工作人员的意见', () => {
  const about = { areaId: 'ar_h05-2', role: 'grid-worker', name: '赵小河' } as const;

  it('names whom it is about, and only there', () => {
    const form: ReportForm = { ...full, category: 'staff-conduct', about };
    expect(inputOf(form, { isEasyMode: false })).toMatchObject({ about });
    expect(inputOf({ ...full, about }, { isEasyMode: false })).not.toHaveProperty('about');
  });

  it('forgets her when the place changes, since others answer there', () => {
    const form: ReportForm = { ...full, category: 'staff-conduct', about };
    expect(changed(form, { place: { ...place, areaId: 'ar_h06-1' } })).not.toHaveProperty('about');
    expect(changed(form, { place: { ...place, detail: '门口' } }).about).toEqual(about);
  });
});

it('goes on from an older report, and is worth keeping for that alone', () => {
  const form: ReportForm = { ...full, follows: { id: 'rp_00000001', title: '楼道灯不亮' } };
  expect(submitReport.input().parse(inputOf(form, photographed)).followsId).toBe('rp_00000001');
  expect(hasContent({ text: '', follows: form.follows ?? { id: '', title: '' } }, 0)).toBe(true);
});

it('takes a field back where the change says so', () => {
  expect(changed({ ...full, isAnonymous: true }, { isAnonymous: undefined })).toEqual(full);
  expect(changed(full, { text: '' }).text).toBe('');
});
