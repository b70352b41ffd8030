import * as Y from 'yjs';
import { EncodedSize } from './encoded-size';

/** Somebody's document, its measured size, and how often that was asked for. */
function measured() {
  const doc = new Y.Doc();
  const size = new EncodedSize(2);
  const counted = { measurements: 0 };
  const measure = (): number => {
    counted.measurements += 1;
    return Y.encodeStateAsUpdate(doc).byteLength;
  };
  doc.on('update', (update: Uint8Array) => size.add(update));
  return { text: doc.getText('default'), size, measure, counted };
}

describe('the size of a room', () => {
  it('is measured once for all that is added to a full one, until something is deleted', () => {
    const { text, size, measure, counted } = measured();
    text.insert(0, 'x'.repeat(1_000));
    for (let letter = 0; letter < 50; letter++) {
      expect(size.with(30, 1_000, measure)).toBeGreaterThan(1_000);
      text.insert(text.length, 'y');
    }
    expect(counted.measurements).toBe(1);

    text.delete(0, 900);

    expect(size.with(30, 1_000, measure)).toBeLessThan(300);
    expect(counted.measurements).toBe(2);
  });

  it('is measured when what was added may not be what it came in, and not again for the same', () => {
    const { text, size, measure, counted } = measured();
    for (let letter = 0; letter < 100; letter++) text.insert(text.length, 'y');
    expect(size.bytes).toBeGreaterThan(1_500);

    expect([1, 2, 3].map(() => size.with(30, 1_000, measure))).toEqual([expect.any(Number), size.bytes + 30, size.bytes + 30]);
    expect(size.bytes).toBeLessThan(200);
    expect(counted.measurements).toBe(1);
  });

  it('is not taken for small where deletions have cut long words to pieces', () => {
    const { text, size, measure } = measured();
    text.insert(0, 'x'.repeat(600));
    text.doc?.transact(() => {
      for (let letter = 0; letter < 300; letter++) text.delete(letter, 1);
    });
    expect(size.bytes).toBeLessThan(2_000);

    expect(size.with(0, 3_000, measure)).toBeGreaterThan(3_000);
  });
});
