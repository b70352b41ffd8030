// Yjs deletes marks that have no effect any more, by itself and in every document that hears of the change. What the
// server's own document would do so stands in no log: it must neither pass for stored nor be handed out.

import { updateFrame } from '@samenpen/live-protocol';
import * as Y from 'yjs';
import { compactedState } from './compaction/compacted-state';
import { DOCUMENT, MemoryWorld, ROOM } from './testing/memory-world';
import { TestClient } from './testing/test-client';

const textOf = (doc: Y.Doc): Y.XmlText => {
  const text = doc.getXmlFragment('default').toArray().find((child) => child instanceof Y.XmlText);
  if (text === undefined) throw new Error('there is no text');
  return text;
};

/** What one change of a document is on the wire; the document itself stays as it is. */
function changeOf(doc: Y.Doc, change: (text: Y.XmlText) => void): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateVector(copy);
  change(textOf(copy));
  return Y.encodeStateAsUpdate(copy, before);
}

/** A text of which one made the letters bold that another deleted at the same time. */
async function markedAndDeleted(): Promise<MemoryWorld> {
  const world = new MemoryWorld();
  const bo = await new TestClient(world, 'bo').connect();
  bo.doc.getXmlFragment('default').insert(1, [new Y.XmlText('zee')]);
  await world.quiet();
  const changes = [changeOf(bo.doc, (text) => text.format(0, 3, { bold: true })), changeOf(bo.doc, (text) => text.delete(0, 3))];
  for (const change of changes) bo.send(updateFrame(DOCUMENT, change));
  await world.quiet();
  bo.disconnect();
  expect(bo.statuses).toEqual([true, true, true, true]);
  return world;
}

const updatesOf = (world: MemoryWorld): Uint8Array[] => {
  const { base, tail } = world.log.room(ROOM);
  return [...(base === null ? [] : [base.update]), ...tail.map(({ update }) => update)];
};

const deletedIn = (update: Uint8Array): number =>
  [...Y.decodeUpdate(update).ds.clients.values()].flat().reduce((sum, { len }) => sum + len, 0);

describe('marks without effect', () => {
  it('are gone for good only when whoever tidied them has brought that to the log', async () => {
    const world = await markedAndDeleted();
    const away = new TestClient(world, 'an');
    for (const update of updatesOf(world)) Y.applyUpdate(away.doc, update, away);
    const { head } = world.log.room(ROOM);
    expect(textOf(away.doc).toDelta()).toEqual([]);

    await away.connect();
    await world.quiet();

    expect(new Set(away.statuses)).toEqual(new Set([true]));
    expect(world.log.room(ROOM).head).toBe(head + 1);
    expect(Y.equalSnapshots(Y.snapshot(world.stored()), Y.snapshot(away.doc))).toBe(true);
  });

  it.each(['reads', 'finds the section approved'] as const)('do not have anybody refused who only %s, whatever the own document tidies', async (case_) => {
    const world = await markedAndDeleted();
    const { head } = world.log.room(ROOM);
    if (case_ === 'reads') await world.setRight('cy', 'read');
    else await world.closeRoom();
    const cy = new TestClient(world, 'cy');

    for (const turn of [1, 2]) {
      await cy.connect();
      await world.clock.advance(100);
      expect([turn, textOf(cy.doc).toDelta(), cy.unsynced]).toEqual([turn, [], 0]);
      cy.disconnect();
    }

    expect(cy.messages.filter(({ type }) => type === 'refused')).toEqual([]);
    expect(cy.statuses).toContain(true);
    expect(cy.statuses).not.toContain(false);
    expect(world.log.room(ROOM).head).toBe(head);
  });

  it('are all that whoever may not write may leave out', async () => {
    const world = await markedAndDeleted();
    const bo = await new TestClient(world, 'bo').connect();
    textOf(bo.doc).insert(0, 'strand', { italic: true });
    await world.quiet();
    bo.disconnect();
    await world.setRight('cy', 'read');
    for (const change of [(text: Y.XmlText) => text.format(0, 6, { italic: null }), (text: Y.XmlText) => text.delete(0, 1)]) {
      const cy = await new TestClient(world, 'cy').connect();
      await world.clock.advance(100);
      change(textOf(cy.doc));
      await world.quiet();
      expect(cy.messages).toContainEqual({ type: 'refused', reason: 'role-may-not-write', recover: 'rebuild', own: true });
      cy.disconnect();
    }
    expect(textOf(world.stored()).toDelta()).toEqual([{ insert: 'strand', attributes: { italic: true } }]);
  });

  it('are handed out as the log has them', async () => {
    const world = await markedAndDeleted();
    const reader = new TestClient(world, 'cy', DOCUMENT, world.stored());
    const had = Y.encodeStateAsUpdate(reader.doc).byteLength;
    await reader.connect();

    expect(Y.encodeStateAsUpdate(reader.doc).byteLength).toBe(had);
  });

  it('stay in a compacted text', async () => {
    const world = await markedAndDeleted();

    expect(deletedIn(compactedState(updatesOf(world)).state)).toBe('zee'.length);
  });
});
