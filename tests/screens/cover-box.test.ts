import { boxBetween, contained, within } from '../../src/platform/cover-box';

it('is drawn from any corner to any other, and ends at the edge of the photo', () => {
  const box = { left: 0.25, top: 0.5, width: 0.25, height: 0.25 };
  expect(boxBetween({ x: 0.25, y: 0.5 }, { x: 0.5, y: 0.75 })).toEqual(box);
  expect(boxBetween({ x: 0.5, y: 0.75 }, { x: 0.25, y: 0.5 })).toEqual(box);
  expect(boxBetween({ x: -1, y: 0.5 }, { x: 2, y: 3 })).toEqual({
    left: 0,
    top: 0.5,
    width: 1,
    height: 0.5,
  });
});

it('is not drawn by a slip of the finger', () => {
  expect(boxBetween({ x: 0.5, y: 0.5 }, { x: 0.505, y: 0.9 })).toBeUndefined();
});

it('knows where the photo lies in its frame, and where in the photo a finger is', () => {
  const area = contained({ width: 400, height: 200 }, { width: 300, height: 300 });
  expect(area).toEqual({ x: 0, y: 75, width: 300, height: 150 });
  expect(within({ x: 150, y: 150 }, area)).toEqual({ x: 0.5, y: 0.5 });
  expect(within({ x: 0, y: 75 }, area)).toEqual({ x: 0, y: 0 });
});
