import * as Y from 'yjs';
import { compactedState } from './compacted-state';

/** A text of a few paragraphs with some of it deleted, as the updates it was written in. */
function written(): { readonly doc: Y.Doc; readonly updates: Uint8Array[] } {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const fragment = doc.getXmlFragment('default');
  for (const words of ['een', 'twee', 'drie']) {
    const paragraph = new Y.XmlElement('paragraph');
    fragment.push([paragraph]);
    paragraph.push([new Y.XmlText(words)]);
  }
  fragment.delete(1, 1);
  return { doc, updates };
}

describe('a compacted state', () => {
  it('says what its updates said, deletions included, and to which clocks', () => {
    const { doc, updates } = written();

    const { state, stateVector } = compactedState(updates);

    const again = new Y.Doc();
    Y.applyUpdate(again, state);
    expect(again.getXmlFragment('default').toString()).toBe(doc.getXmlFragment('default').toString());
    expect(Y.equalSnapshots(Y.snapshot(again), Y.snapshot(doc))).toBe(true);
    expect(stateVector).toEqual(Y.encodeStateVector(doc));
  });

  it('is made also of what JSON and text cannot say', () => {
    const { doc, updates } = written();
    const paragraph = new Y.XmlElement('paragraph');
    // A script is bound by no type.
    for (const [name, value] of Object.entries({ big: 2n, blind: { toString: 5 }, none: undefined })) paragraph.setAttribute(name, value as never);
    doc.getXmlFragment('default').push([paragraph]);

    expect(() => compactedState(updates)).not.toThrow();
  });

  it.each<readonly [string, (updates: readonly Uint8Array[]) => readonly Uint8Array[]]>([
    ['lacks the last words', (updates) => updates.slice(0, -3)],
    ['brings back what was deleted', (updates) => updates.slice(0, -1)],
  ])('is none when it %s', (_what, without) => {
    const { updates } = written();

    expect(() => compactedState(updates, () => Y.mergeUpdates([...without(updates)]))).toThrow('would not say the same');
  });

  it('is none when the updates have a gap', () => {
    const { updates } = written();

    expect(() => compactedState(updates.slice(1))).toThrow('gap');
  });
});
