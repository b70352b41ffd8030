import fc from 'fast-check';
import { divideByLargestRemainder } from './largest-remainder';

const keys = fc.array(fc.nat(200_000), { minLength: 1, maxLength: 20 }).filter((all) => all.some((key) => key > 0));
const amount = fc.nat(2_000_000_000);

describe('dividing an amount', () => {
  it('over the inhabitants of Noord gives Zuienkerke its 4 per cent', () => {
    const parts = divideByLargestRemainder(20_000_000, [20_436, 10_993, 33_126, 2_721]);

    expect(parts).toEqual([6_075_272, 3_268_030, 9_847_791, 808_907]);
  });
  it('gives the cent that is left to the largest remainder, of equal ones to the first', () => {
    expect(divideByLargestRemainder(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(divideByLargestRemainder(10, [1, 2, 3])).toEqual([2, 3, 5]);
  });
  it('adds up to the whole', () => {
    fc.assert(
      fc.property(amount, keys, (cents, over) => {
        const sum = divideByLargestRemainder(cents, over).reduce((total, part) => total + part, 0);
        return sum === cents;
      }),
    );
  });
  it('gives nobody a cent more or less than its exact share, rounded', () => {
    fc.assert(
      fc.property(amount, keys, (cents, over) => {
        const total = over.reduce((sum, key) => sum + key, 0);
        return divideByLargestRemainder(cents, over).every((part, index) => {
          const exact = (cents * (over[index] ?? 0)) / total;
          return part === Math.floor(exact) || part === Math.ceil(exact);
        });
      }),
    );
  });
  it('gives nothing to a key of nothing', () => {
    expect(divideByLargestRemainder(101, [0, 1, 0, 1])).toEqual([0, 51, 0, 50]);
  });
  it('refuses parts of a cent, negative keys and keys that are all nothing', () => {
    expect(() => divideByLargestRemainder(0.5, [1])).toThrow(RangeError);
    expect(() => divideByLargestRemainder(-1, [1])).toThrow(RangeError);
    expect(() => divideByLargestRemainder(1, [1, -1])).toThrow(RangeError);
    expect(() => divideByLargestRemainder(1, [0, 0])).toThrow(RangeError);
    expect(() => divideByLargestRemainder(1, [])).toThrow(RangeError);
  });
});
