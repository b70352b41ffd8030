import fc from 'fast-check';
import { defaultLimits } from '@samenpen/live-protocol';
import * as Y from 'yjs';
import { decodeUpdate } from './decode-update';
import { judgeUpdate } from './judge-update';
import { checkTypeNesting } from './nesting';
import { Refusal } from './refusal';

const caps = { ...defaultLimits, roots: new Set(['default']) };

/** A document of one client; `edit` changes its text and answers with the update. */
function aDoc(clientId: number, from?: Y.Doc) {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
  return doc;
}

function edit(doc: Y.Doc, change: (root: Y.XmlFragment) => void): Uint8Array {
  const before = Y.encodeStateVector(doc);
  let update: Uint8Array = Y.encodeStateAsUpdate(doc, before);
  doc.once('update', (made: Uint8Array) => (update = made));
  doc.transact(() => change(doc.getXmlFragment('default')));
  return update;
}

const type = (text: string) => (root: Y.XmlFragment) => root.insert(root.length, [new Y.XmlText(text)]);
const judge = (doc: Y.Doc, update: Uint8Array) => judgeUpdate(doc, decodeUpdate(update, caps));

describe('an update', () => {
  it('is new when the document has everything it builds on', () => {
    const an = aDoc(1);
    const first = edit(an, type('een'));

    expect(judge(aDoc(9), first)).toMatchObject({ kind: 'new', fresh: [{ clientId: 1, from: 0, to: 4 }] });
  });

  it('is a gap when an earlier struct of its client is missing', () => {
    const an = aDoc(1);
    edit(an, type('een'));

    expect(judge(aDoc(9), edit(an, type('twee')))).toEqual({ kind: 'gap' });
  });

  it('is a gap when a struct of somebody else is missing', () => {
    const an = aDoc(1);
    edit(an, type('een'));
    const bo = aDoc(2, an);

    expect(judge(aDoc(9), edit(bo, type('twee')))).toEqual({ kind: 'gap' });
  });

  it('is a gap when it deletes what the document never had', () => {
    const an = aDoc(1);
    edit(an, type('een'));

    expect(judge(aDoc(9), edit(an, (root) => root.delete(0, 1)))).toEqual({ kind: 'gap' });
  });

  it('is known when all structs and all deletions are', () => {
    const an = aDoc(1);
    edit(an, type('een'));
    const deletion = edit(an, (root) => root.delete(0, 1));

    expect(judge(an, deletion).kind).toBe('known');
    expect(judge(an, Y.encodeStateAsUpdate(an)).kind).toBe('known');
    expect(judge(aDoc(9), Y.encodeStateAsUpdate(aDoc(8))).kind).toBe('known');
  });

  it('is new when it only deletes, although it has no clocks', () => {
    const an = aDoc(1);
    edit(an, type('een'));
    const server = aDoc(9, an);

    expect(judge(server, edit(an, (root) => root.delete(0, 1)))).toMatchObject({ kind: 'new', fresh: [] });
  });

  it('is forged when it says something else for a clock that is known', () => {
    const server = aDoc(9, (() => { const an = aDoc(1); edit(an, type('een')); return an; })());
    const impostor = aDoc(1);

    expect(judge(server, edit(impostor, type('nee')))).toEqual({ kind: 'forged', clientId: 1, clock: 1 });
  });

  it('is never forged when it comes from a replica, however that cut and joined its structs', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), fc.nat(30), fc.nat(3), fc.string({ maxLength: 5, unit: 'grapheme' })), { maxLength: 30 }), (edits) => {
        const replicas = [aDoc(1), aDoc(2), aDoc(3)] as const;
        const server = aDoc(9);
        for (const [who, at, length, text] of edits) {
          const doc = replicas[who] ?? replicas[0];
          const content = doc.get('default', Y.XmlText);
          if (text) content.insert(Math.min(at, content.length), text, at % 3 ? {} : { bold: true });
          else content.delete(Math.min(at, content.length), Math.min(length, content.length - Math.min(at, content.length)));
          if (at % 4 === 0) replicas.forEach((other) => Y.applyUpdate(other, Y.encodeStateAsUpdate(doc)));
          if (at % 5 === 0) Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
        }
        for (const replica of replicas) expect(['known', 'new']).toContain(judge(server, Y.encodeStateAsUpdate(replica)).kind);
      }),
    );
  });

  it('is judged as Yjs applies it: new leaves nothing pending, a gap would', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(1), fc.boolean()), { minLength: 2, maxLength: 12 }), (steps) => {
        const writers = [aDoc(1), aDoc(2)] as const;
        const server = aDoc(9);
        for (const [who, isSent] of steps) {
          const [writer, other] = who === 0 ? writers : ([writers[1], writers[0]] as const);
          const update = edit(writer, type('x'));
          Y.applyUpdate(other, Y.encodeStateAsUpdate(writer, Y.encodeStateVector(other)));
          if (!isSent) continue;
          const verdict = judge(server, update).kind;
          const trial = aDoc(10, server);
          Y.applyUpdate(trial, update);
          expect(trial.store.pendingStructs === null && trial.store.pendingDs === null).toBe(verdict === 'new');
          if (verdict === 'new') Y.applyUpdate(server, update);
        }
      }),
    );
  });
});

describe('a malformed update', () => {
  const reasonOf = (act: () => unknown): string => {
    try {
      act();
    } catch (fault) {
      if (fault instanceof Refusal) return fault.reason;
      throw fault;
    }
    return 'accepted';
  };

  it('is refused with a reason, whatever its bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(reasonOf(() => judge(aDoc(9), bytes))).toMatch(/accepted|malformed-update|foreign-root|update-too-large/);
      }),
      { numRuns: 3000 },
    );
  });

  it('is refused when a string runs past its end, or a count is beyond all bounds', () => {
    const cut = Uint8Array.of(1, 1, 200, 1, 0, 4, 1, 1, 0x74, 0xff);
    const manyClients = Uint8Array.of(0x80, 0x80, 0x80, 0x80, 8, 1, 1, 0);

    expect(reasonOf(() => decodeUpdate(cut, caps))).toBe('malformed-update');
    expect(reasonOf(() => decodeUpdate(manyClients, caps))).toBe('malformed-update');
  });

  it('is refused for another root, a subdocument, a binary, and values or types nested too deep', () => {
    const foreign = aDoc(1);
    foreign.getText('other').insert(0, 'x');
    const subdocument = aDoc(1);
    subdocument.get('default', Y.Array).insert(0, [new Y.Doc()]);
    const binary = aDoc(1);
    binary.get('default', Y.Array).insert(0, [new Uint8Array(3)]);
    const deepValue = aDoc(1);
    deepValue.get('default', Y.Array).insert(0, [nested(5000)]);
    const deepTypes = aDoc(1);
    deepTypes.transact(() => nestTypes(deepTypes.getXmlFragment('default'), 100));

    const reason = (doc: Y.Doc) => reasonOf(() => {
      const decoded = decodeUpdate(Y.encodeStateAsUpdate(doc), caps);
      checkTypeNesting(aDoc(9), decoded, 64);
    });
    expect(reason(foreign)).toBe('foreign-root');
    expect(reason(subdocument)).toBe('malformed-update');
    expect(reason(binary)).toBe('malformed-update');
    expect(reason(deepValue)).toBe('malformed-update');
    expect(reason(deepTypes)).toBe('malformed-update');
  });

  it('is refused when types grow too deep over several updates', () => {
    const an = aDoc(1);
    const deep = edit(an, (root) => nestTypes(root, 60));
    const server = aDoc(9);
    Y.applyUpdate(server, deep);
    const deeper = edit(an, (root) => nestTypes(innermost(root), 10));

    expect(reasonOf(() => checkTypeNesting(server, decodeUpdate(deeper, caps), 64))).toBe('malformed-update');
    expect(reasonOf(() => checkTypeNesting(server, decodeUpdate(deeper, caps), 80))).toBe('accepted');
  });
});

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = { value };
  return value;
}

function nestTypes(parent: Y.XmlFragment, depth: number): void {
  let place = parent;
  for (let level = 0; level < depth; level++) {
    const inner = new Y.XmlElement('p');
    place.insert(0, [inner]);
    place = inner;
  }
}

function innermost(root: Y.XmlFragment): Y.XmlFragment {
  let place = root;
  for (let inner = place.get(0); inner instanceof Y.XmlElement; inner = place.get(0)) place = inner;
  return place;
}

describe('deleted ranges', () => {
  const deleting = (...ranges: readonly (readonly [clock: number, length: number])[]): Uint8Array =>
    // No structs; one client, 1, and its ranges.
    Uint8Array.of(0, 1, 1, ranges.length, ...ranges.flat());

  it.each<readonly [string, Uint8Array]>([
    ['say a clock twice', deleting([0, 1], [0, 1])],
    ['overlap', deleting([0, 3], [2, 2])],
    ['go back', deleting([4, 1], [0, 1])],
    ['hold nothing', deleting([0, 0])],
  ])('are refused that %s', (_what, update) => {
    expect(() => decodeUpdate(update, caps)).toThrow(Refusal);
  });

  it('are taken in order, also without a gap between them', () => {
    expect(decodeUpdate(deleting([0, 2], [2, 1], [5, 1]), caps).deletes.get(1)).toHaveLength(3);
  });
});
