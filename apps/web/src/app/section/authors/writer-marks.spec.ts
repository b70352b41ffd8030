import { writerColours } from './writer-marks';

describe('the colours of writers beside each other', () => {
  it('are each their own, and never the same as long as there are enough', () => {
    expect(writerColours([3, 3, 4, 10, 10])).toEqual([3, 4, 5, 10, 1]);
    expect(new Set(writerColours(Array.from({ length: 10 }, () => 7))).size).toBe(10);
  });

  it('come again beyond ten people', () => {
    expect(writerColours(Array.from({ length: 11 }, () => 1)).at(-1)).toBe(1);
  });
});
