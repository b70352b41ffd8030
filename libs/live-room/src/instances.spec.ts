import { dossierDocument, updateFrame } from '@samenpen/live-protocol';
import * as Y from 'yjs';
import { silentMeter } from './ports/room-meter';
import { pause } from './room/room-services';
import { BadBus } from './testing/bad-bus';
import { DOCUMENT, MemoryWorld, ROOM } from './testing/memory-world';
import { TestClient } from './testing/test-client';

/** Two instances on one log with a bus between them. */
function twoInstances(): { bus: BadBus; here: MemoryWorld; there: MemoryWorld } {
  const log = new MemoryWorld();
  const bus = new BadBus(log.clock);
  const here = new MemoryWorld({}, { bus: bus.end() }, log);
  const there = new MemoryWorld({}, { bus: bus.end() }, log);
  return { bus, here, there };
}

const BEFORE_A_POLL = 300;
const JUST_BEFORE_A_POLL = 1_995;
/** They look at the log when they meet; from here on only a message or a poll brings anything. */
const UNTIL_MET = 100;

/** Somebody writes twice on the one instance, the first message with that fate; answers who reads on the other. */
async function readerWhen({ bus, here, there }: ReturnType<typeof twoInstances>, fate: ReturnType<BadBus['fate']>): Promise<TestClient> {
  const an = await new TestClient(here, 'an').connect();
  const bo = await new TestClient(there, 'bo').connect();
  await here.clock.advance(UNTIL_MET);
  bus.fate = () => fate;
  an.type('een ');
  await here.quiet();
  bus.fate = () => 'arrives';
  an.type('twee');
  await here.quiet();
  await here.clock.advance(BEFORE_A_POLL);
  return bo;
}

describe('two instances with a bus', () => {
  it('show at once on the one what was stored on the other', async () => {
    const { here, there } = twoInstances();
    const an = await new TestClient(here, 'an').connect();
    const bo = await new TestClient(there, 'bo').connect();

    an.type('hier');
    await here.quiet();
    bo.type(' daar');
    await here.quiet();

    expect([an.text.toString(), bo.text.toString()]).toEqual(['·hier daar', '·hier daar']);
    expect(here.text()).toBe('·hier daar');
    expect([...an.statuses, ...bo.statuses]).toEqual([true, true, true, true]);
  });

  it('agree when both are written to at once', async () => {
    const { here, there } = twoInstances();
    const an = await new TestClient(here, 'an').connect();
    const bo = await new TestClient(there, 'bo').connect();

    for (let turn = 0; turn < 20; turn++) {
      an.type('a');
      bo.type('b');
      if (turn % 3 === 0) await here.quiet();
    }
    await here.clock.advance(BEFORE_A_POLL);

    expect(an.text.toString()).toBe(bo.text.toString());
    expect(here.text()).toBe(an.text.toString());
    expect([an.unsynced, bo.unsynced]).toEqual([0, 0]);
    expect([...here.faults, ...there.faults]).toEqual([]);
  });

  it.each(['is lost', 'comes twice', 'is late', 'is very late'] as const)('heal from the log what %s', async (fate) => {
    const { bus, here, there } = twoInstances();
    const reader = await readerWhen({ bus, here, there }, fate);

    expect(reader.text.toString()).toBe('·een twee');
    await here.clock.advance(10_000);
    expect(reader.text.toString()).toBe('·een twee');
    expect(there.faults).toEqual([]);
  });

  it.each([
    ['is lost', 1],
    ['comes twice', 0],
    ['arrives', 0],
  ] as const)('count as a gap that was repaired what %s: %s', async (fate, gaps) => {
    const { bus, here } = twoInstances();
    let repaired = 0;
    const meter = { ...silentMeter, busGapRepaired: () => void (repaired += 1) };
    const there = new MemoryWorld({}, { bus: bus.end(), meter }, here);
    const reader = await readerWhen({ bus, here, there }, fate);

    expect(reader.text.toString()).toBe('·een twee');
    expect(repaired).toBe(gaps);
  });

  const silences: readonly (readonly [string, number, (bus: BadBus) => void])[] = [
    ['is lost and nothing follows it', 1, (bus) => void (bus.fate = () => 'is lost')],
    ['is not sent, because everybody knows that the bus is away', 0, (bus) => void (bus.isAway = true)],
  ];

  it.each(silences)('find by polling what %s, and count %s gaps for it', async (_what, gaps, spoil) => {
    const { bus, here } = twoInstances();
    let repaired = 0;
    const meter = { ...silentMeter, busGapRepaired: () => void (repaired += 1) };
    const there = new MemoryWorld({}, { bus: bus.end(), meter }, here);
    const an = await new TestClient(here, 'an').connect();
    const bo = await new TestClient(there, 'bo').connect();
    await here.clock.advance(UNTIL_MET);
    spoil(bus);
    an.type('het laatste');
    await here.clock.advance(10_000);

    expect(bo.text.toString()).toBe('·het laatste');
    expect(repaired).toBe(gaps);
  });

  it('store what was typed just before a gap is read from the log', async () => {
    const { bus, here, there } = twoInstances();
    const an = await new TestClient(here, 'an').connect();
    const bo = await new TestClient(there, 'bo').connect();
    await here.clock.advance(UNTIL_MET);
    bus.fate = () => 'is lost';
    an.type('een ');
    await here.quiet();
    bus.fate = () => 'arrives';
    an.type('twee ');
    await here.quiet();
    there.log.takesTime = () => pause(here.clock, 5);

    // The gap is read at this moment, before the batch of this edit is gathered.
    bo.type('drie');
    await here.clock.advance(BEFORE_A_POLL);

    expect(bo.unsynced).toBe(0);
    expect(here.text()).toContain('drie');
  });

  it('store what somebody typed under older rights, behind a row that came after one unseen', async () => {
    const { bus, here, there } = twoInstances();
    const an = await new TestClient(here, 'an').connect();
    const cy = await new TestClient(there, 'cy').connect();
    await here.clock.advance(UNTIL_MET);
    bus.fate = () => 'is lost';
    an.type('een ');
    await here.quiet();
    await there.setRight('somebody', 'read', true);
    const bo = await new TestClient(there, 'bo').connect();

    bo.type('twee ');
    cy.type('drie');
    await here.clock.advance(BEFORE_A_POLL);

    expect([bo.unsynced, cy.unsynced]).toEqual([0, 0]);
    expect(there.faults).toEqual([]);
    expect(here.text()).toContain('drie');
  });

  it('lose only speed while the bus is away', async () => {
    const { bus, here, there } = twoInstances();
    const an = await new TestClient(here, 'an').connect();
    const bo = await new TestClient(there, 'bo').connect();
    bus.isAway = true;
    await here.clock.advance(1_000);

    an.type('zonder');
    await here.quiet();
    expect(an.unsynced).toBe(0);
    expect(bo.text.toString()).toBe('·');
    await here.clock.advance(1_000);

    expect(bo.text.toString()).toBe('·zonder');
  });

  it('find by polling what a silent bus does not tell', async () => {
    const { bus, here, there } = twoInstances();
    const an = await new TestClient(here, 'an').connect();
    const bo = await new TestClient(there, 'bo').connect();
    bus.isSilent = true;
    an.type('stil');
    await here.clock.advance(3_000);

    expect(bo.text.toString()).toBe('·stil');
  });

  it('do not read from the log what is still on its way when they look there', async () => {
    const { bus, here, there } = twoInstances();
    const an = await new TestClient(here, 'an').connect();
    const bo = await new TestClient(there, 'bo').connect();
    const read = jest.spyOn(here.log, 'after');
    await here.clock.advance(JUST_BEFORE_A_POLL);
    read.mockClear();
    bus.fate = () => 'is late';
    an.type('onderweg');
    await here.quiet();
    await here.clock.advance(10);
    expect(bo.text.toString()).toBe('·');

    await here.clock.advance(BEFORE_A_POLL);

    expect(bo.text.toString()).toBe('·onderweg');
    expect(read).not.toHaveBeenCalled();
  });

  it('show who is there, also to who comes later and after a loss', async () => {
    const { bus, here, there } = twoInstances();
    const an = await new TestClient(here, 'an').connect();
    await here.clock.advance(100);
    const bo = await new TestClient(there, 'bo').connect();
    await here.clock.advance(200);
    expect(bo.presenceOf(an.doc.clientID)).toMatchObject({ at: 1, user: { id: 'an' } });
    expect(an.presenceOf(bo.doc.clientID)).toMatchObject({ at: 1, user: { id: 'bo' } });

    an.announce({ at: 2 });
    await here.clock.advance(100);
    expect(bo.presenceOf(an.doc.clientID)).toMatchObject({ at: 2 });

    bus.isAway = true;
    await here.clock.advance(10_000);
    expect(bo.presenceOf(an.doc.clientID)).toBeNull();
    bus.isAway = false;
    await here.clock.advance(1_000);
    expect(bo.presenceOf(an.doc.clientID)).toMatchObject({ at: 2 });

    an.disconnect();
    await here.clock.advance(100);
    expect(bo.presenceOf(an.doc.clientID)).toBeNull();
  });

  it('take the people of an instance that has died from the screen', async () => {
    const { here, there } = twoInstances();
    const an = await new TestClient(here, 'an').connect();
    const bo = await new TestClient(there, 'bo').connect();
    await here.clock.advance(3_000);
    expect(bo.presenceOf(an.doc.clientID)).toMatchObject({ at: 1 });

    await here.engine.drain();
    await here.clock.advance(100);

    expect(bo.presenceOf(an.doc.clientID)).toBeNull();
  });

  it('are not brought back by a late word of who has left', async () => {
    const { bus, here, there } = twoInstances();
    const an = await new TestClient(here, 'an').connect();
    const bo = await new TestClient(there, 'bo').connect();
    await here.clock.advance(200);
    bus.fate = () => 'is very late';
    an.announce({ at: 2 });
    await here.clock.advance(100);
    bus.fate = () => 'arrives';
    an.disconnect();
    await here.clock.advance(1_000);

    expect(bo.presenceOf(an.doc.clientID)).toBeNull();
  });

  it('let nobody speak for a client of another person on the other instance', async () => {
    const { here, there } = twoInstances();
    const an = await new TestClient(here, 'an').connect();
    const bo = await new TestClient(there, 'bo').connect();
    const cy = await new TestClient(there, 'cy').connect();
    await here.clock.advance(200);

    bo.announce({ at: 99 }, an.doc.clientID);
    bo.announce(null, an.doc.clientID);
    const silent = await new TestClient(there, 'kwaad').connect({ announces: false });
    silent.announce({ at: 99 }, an.doc.clientID);
    await here.clock.advance(200);

    expect(cy.presenceOf(an.doc.clientID)).toMatchObject({ at: 1, user: { id: 'an' } });
  });

  it('tell events, and whose login has ended, wherever it happened', async () => {
    const { here, there } = twoInstances();
    const an = await new TestClient(here, 'an', dossierDocument('noord')).connect();
    const bo = await new TestClient(there, 'bo', dossierDocument('noord')).connect();
    const writer = await new TestClient(there, 'bo').connect();
    const cy = await new TestClient(there, 'cy', dossierDocument('noord')).connect();

    here.engine.announce('noord', { type: 'section', seq: 7 });
    await here.quiet();
    for (const client of [an, bo]) expect(client.received).toContainEqual({ kind: 'stateless', text: '{"type":"section","seq":7}' });

    here.engine.whisper('noord', { type: 'thread-changed', seq: 7 }, ['bo']);
    await here.quiet();
    const whispered = { kind: 'stateless', text: '{"type":"thread-changed","seq":7}' };
    expect(bo.received).toContainEqual(whispered);
    for (const other of [an, cy]) expect(other.received).not.toContainEqual(whispered);

    here.log.ended.add('bo');
    here.engine.loginEnded('bo');
    await here.quiet();
    expect(writer.messages).toContainEqual({ type: 'login-ended' });
  });

  it('ask for rights again on the other instance', async () => {
    const { here, there } = twoInstances();
    const bo = await new TestClient(there, 'bo').connect();

    await here.closeRoom(ROOM);
    await here.quiet();

    expect(bo.messages).toContainEqual({ type: 'scope', scope: 'readonly', reason: 'section-is-approved' });
  });

  it('ask again on the other instance who has a part in the dossier', async () => {
    const { here, there } = twoInstances();
    const bo = await new TestClient(there, 'bo', dossierDocument('noord')).connect();
    here.rights.set('bo', 'none');

    await here.engine.membersChanged('noord');
    await here.quiet();

    expect(bo.received.at(-1)).toEqual({ kind: 'denied', text: 'no-part-in-dossier' });
  });

  it.each(['isAway', 'isSilent'] as const)('ask again who has a part in a dossier when word of it was lost: the bus %s', async (loss) => {
    const { bus, here, there } = twoInstances();
    const bo = await new TestClient(there, 'bo', dossierDocument('noord')).connect();
    await here.clock.advance(UNTIL_MET);
    bus[loss] = true;
    here.rights.set('bo', 'none');
    await here.engine.membersChanged('noord');
    await here.clock.advance(3_000);

    expect(bo.received).toContainEqual({ kind: 'denied', text: 'no-part-in-dossier' });
  });

  it('show at once on the other instance what the server itself wrote', async () => {
    const { here, there } = twoInstances();
    const bo = await new TestClient(there, 'bo').connect();
    const server = here.stored();
    const before = Y.encodeStateVector(server);
    server.getText('default').insert(0, 'S');
    here.log.appendByServer(ROOM, Y.encodeStateAsUpdate(server, before));

    await here.engine.roomsMoved([ROOM]);
    await here.quiet();

    expect(bo.text.toString()).toBe('S·');
  });

  it.each(['arrives', 'is lost'] as const)('attribute nothing to a person that came on the connection of another, when word of whose client it is %s', async (fate) => {
    const { bus, here, there } = twoInstances();
    const an = await new TestClient(here, 'an').connect();
    const script = await new TestClient(there, 'script').connect({ announces: false });
    await here.clock.advance(UNTIL_MET);
    bus.fate = () => fate;
    an.type('een');
    await here.clock.advance(3_000);
    const unsent = an.typeUnsent('twee');
    an.disconnect();

    script.send(updateFrame(DOCUMENT, unsent));
    await here.quiet();

    const room = here.log.room(ROOM);
    expect(here.text()).toBe('·eentwee');
    expect(room.authors).toEqual(new Map([[an.doc.clientID, 'an']]));
    expect(room.relayed).toEqual([expect.objectContaining({ clientId: an.doc.clientID, from: 3, to: 7, confirmedBy: null })]);
  });

  it('ask of a client what was relayed of it on the other instance', async () => {
    const { here, there } = twoInstances();
    const an = new TestClient(there, 'an');
    an.type('van An');
    await new TestClient(there, 'cy').connect();
    const bo = await new TestClient(here, 'bo').connect();
    await here.clock.advance(UNTIL_MET);
    bo.send(updateFrame(DOCUMENT, Y.encodeStateAsUpdate(an.doc)));
    await here.quiet();
    expect(here.log.room(ROOM).relayed).toEqual([expect.objectContaining({ confirmedBy: null })]);

    await an.connect();
    await here.quiet();

    expect(here.log.room(ROOM).relayed).toEqual([expect.objectContaining({ confirmedBy: 'an' })]);
  });

  it('let land what is pending elsewhere before a room closes', async () => {
    const { here, there } = twoInstances();
    await new TestClient(here, 'an').connect();
    const bo = await new TestClient(there, 'bo').connect();
    await here.clock.advance(3_000);
    bo.type('net op tijd');

    const closing = here.engine.closing(ROOM).then(() => here.closeRoom(ROOM));
    await here.quiet();
    await closing;

    expect(here.text()).toBe('·net op tijd');
    expect(bo.statuses).toEqual([true, true]);
  });

  it('do not wait for one that does not have the room open, nor for one that has nothing on its way', async () => {
    const { here, there } = twoInstances();
    await new TestClient(here, 'an').connect();
    await here.clock.advance(3_000);
    let isLanded = false;
    void here.engine.closing(ROOM).then(() => (isLanded = true));
    // No time passes.
    await here.quiet();
    expect(isLanded).toBe(true);

    await new TestClient(there, 'bo').connect();
    isLanded = false;
    void here.engine.closing(ROOM).then(() => (isLanded = true));
    await here.quiet();
    expect(isLanded).toBe(true);
  });

  it('refuse as a forgery what contradicts an edit that the other stored first', async () => {
    const { bus, here, there } = twoInstances();
    const an = await new TestClient(here, 'an').connect();
    const bo = await new TestClient(there, 'bo').connect();
    bus.fate = () => 'is lost';
    an.type('echt');
    await here.quiet();
    const forged = new Y.Doc();
    forged.clientID = an.doc.clientID;
    forged.getText('default').insert(0, 'vals');

    bo.send(updateFrame(DOCUMENT, Y.encodeStateAsUpdate(forged)));
    await here.quiet();

    expect(bo.statuses).toEqual([true, false]);
    expect(bo.messages).toContainEqual({ type: 'refused', reason: 'forged-update', recover: 'rebuild', own: true });
    expect(there.forgeries).toEqual([{ roomId: ROOM, personId: 'bo', clientId: an.doc.clientID, clock: 0 }]);
    expect(here.text()).toBe('·echt');
  });
});
