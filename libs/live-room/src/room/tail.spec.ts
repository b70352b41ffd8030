import fc from 'fast-check';
import { Tail, WORTH_A_PIECE } from './tail';

/** So many bytes, recognisable. */
const update = (length: number, mark: number): Uint8Array => Uint8Array.from({ length }, (_, at) => (at + mark) % 251);

const aStep = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('add' as const), length: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 3_000 })), isStored: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('add' as const), length: fc.integer({ min: WORTH_A_PIECE - 1, max: WORTH_A_PIECE + 1 }), isStored: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('store' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('compact' as const), share: fc.integer({ min: 0, max: 10 }) }) },
);

describe('the updates after the base', () => {
  it('are what was added, in order, without those that were compacted from the front', () => {
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 80 }), (steps) => {
        let tail = new Tail();
        let expected: { bytes: Uint8Array; seq: number | null }[] = [];
        let seq = 0;
        for (const [mark, step] of steps.entries()) {
          if (step.kind === 'add') {
            const one = { bytes: update(step.length, mark), seq: step.isStored ? ++seq : null };
            expected.push(one);
            expect(tail.add(one.bytes, one.seq)).toEqual(one.bytes);
          } else if (step.kind === 'store') {
            const waiting = expected.findIndex((one) => one.seq === null);
            if (waiting === -1) continue;
            tail.stored(waiting, ++seq);
            expected = expected.map((one, index) => (index === waiting ? { ...one, seq } : one));
          } else {
            const upTo = Math.floor((seq * step.share) / 10);
            const kept = expected.findIndex((one) => one.seq === null || one.seq > upTo);
            expected = kept === -1 ? [] : expected.slice(kept);
            tail = tail.without(tail.countUpTo(upTo));
          }
          expect([...tail]).toEqual(expected.map(({ bytes }) => bytes));
        }
        expect(tail.length).toBe(expected.length);
        expect(tail.bytes).toBe(expected.reduce((sum, { bytes }) => sum + bytes.byteLength, 0));
      }),
    );
  });

  it('stay what they were when the piece that they came in is used for something else', () => {
    const received = Uint8Array.of(1, 2, 3, 4);
    const tail = new Tail();

    tail.add(received.subarray(1, 3), 1);
    received.fill(9);

    expect([...tail]).toEqual([Uint8Array.of(2, 3)]);
  });
});
