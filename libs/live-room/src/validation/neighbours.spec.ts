import { defaultLimits } from '@samenpen/live-protocol';
import * as Y from 'yjs';
import { decodeUpdate } from './decode-update';
import { judgeUpdate } from './judge-update';
import { checkNeighbours } from './neighbours';
import { readTyping } from './read-typing';
import { Refusal } from './refusal';

const caps = { ...defaultLimits, roots: new Set(['default']) };
const FORMAT = [0x66, 4, 0x62, 0x6f, 0x6c, 0x64, 4, 0x74, 0x72, 0x75, 0x65] as const;

/** Two paragraphs of one client with a letter each; the second one may have been deleted since. */
function twoParagraphs(): { doc: Y.Doc; first: Y.XmlText; second: Y.XmlText } {
  const doc = new Y.Doc();
  doc.clientID = 1;
  const [first, second] = [new Y.XmlText('ab'), new Y.XmlText('cd')];
  doc.getXmlFragment('default').insert(0, [first, second]);
  return { doc, first, second };
}

const idOf = (text: Y.XmlText, at = 0): number[] => {
  const id = text._start?.id;
  return [id?.client ?? 0, (id?.clock ?? 0) + at];
};

/** A format by client 5 between two characters, as Yjs would write it if they stood side by side. */
const between = (left: number[], right: number[]): Uint8Array => Uint8Array.of(1, 1, 5, 0, 0xc6, ...left, ...right, ...FORMAT.slice(1), 0);

function verdict(doc: Y.Doc, update: Uint8Array): string {
  try {
    const decoded = decodeUpdate(update, caps);
    expect(judgeUpdate(doc, decoded).kind).toBe('new');
    checkNeighbours(doc, decoded);
    return 'taken';
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    return fault.reason;
  }
}

describe('a struct between two others', () => {
  it('is taken when they stand in one list, also when that is gone, and refused when they do not', () => {
    const { doc, first, second } = twoParagraphs();
    const [a, b, c] = [idOf(first), idOf(first, 1), idOf(second)];

    expect(verdict(doc, between(a, b))).toBe('taken');
    expect(verdict(doc, between(b, c))).toBe('malformed-update');
    doc.getXmlFragment('default').delete(1, 1);
    expect(verdict(doc, between(b, c))).toBe('malformed-update');
    doc.getXmlFragment('default').delete(0, 1);
    expect(verdict(doc, between(a, b))).toBe('taken');
  });

  it('would make replicas differ that hear of it and of a deletion in another order, if they stood in two lists', () => {
    const { doc, first, second } = twoParagraphs();
    const letter = Uint8Array.of(1, 1, 5, 0, 0xc4, ...idOf(first, 1), ...idOf(second), 1, 0x78, 0);
    const [early, late] = [new Y.Doc(), new Y.Doc()];
    for (const replica of [early, late]) Y.applyUpdate(replica, Y.encodeStateAsUpdate(doc));
    const before = Y.encodeStateVector(doc);
    doc.getXmlFragment('default').delete(1, 1);
    const deletion = Y.encodeStateAsUpdate(doc, before);
    for (const update of [letter, deletion]) Y.applyUpdate(early, update);
    for (const update of [deletion, letter]) Y.applyUpdate(late, update);

    const texts = [early, late].map((replica) => replica.getXmlFragment('default').toString());
    expect(texts).toEqual(['abx', 'ab']);
    expect(verdict(doc, letter)).toBe('malformed-update');
    const room = { clockOf: (client: number) => Y.getState(doc.store, client), placeOf: () => null, isLookedAt: false };
    expect(readTyping(letter, room)).toBeNull();
  });

  it('is what every update of Yjs itself is, whoever writes and deletes', () => {
    const { doc, first } = twoParagraphs();
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    const offline: Uint8Array[] = [];
    other.on('update', (update: Uint8Array) => offline.push(update));
    const theirs = other.getXmlFragment('default').get(0) as Y.XmlText; // What was put there above.
    theirs.insert(1, 'x', { bold: true });
    theirs.insert(2, 'y');
    theirs.setAttribute('level', '2');
    theirs.setAttribute('level', '3');
    first.delete(0, 2);
    doc.getXmlFragment('default').delete(0, 1);

    for (const update of offline) {
      expect(verdict(doc, update)).toBe('taken');
      Y.applyUpdate(doc, update);
    }
  });
});
