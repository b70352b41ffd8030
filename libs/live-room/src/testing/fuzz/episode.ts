// Hostile clients come, send anything and go, while decent ones write in the same rooms. Everything is decided by the
// seed, so that an episode which finds something can be lived through again.

import * as Y from 'yjs';
import { MemoryWorld, OTHER_DOCUMENT, OTHER_ROOM, ROOM } from '../memory-world';
import { TestClient } from '../test-client';
import { Chance } from './chance';
import { HostileClient } from './hostile-client';

const BURST = 25;
const HOSTILE_AT_ONCE = 3;
/** Longer than a gap may stay open, a silent connection may live, and a presence may be late. */
const AFTERWARDS_MS = 80_000;
const GAP_MS = 6_000;

/** What an episode did. */
export type EpisodeReport = { readonly frames: number; readonly connections: number; readonly refusals: number; readonly stored: number };

/** Sends so many hostile frames. @throws with the seed when a promise was broken. */
export async function runEpisode(seed: number, frames: number): Promise<EpisodeReport> {
  const episode = new Episode(seed);
  try {
    return await episode.run(frames);
  } catch (fault) {
    throw new Error(`seed ${seed}, about frame ${episode.sent}: ${String(fault)}`, { cause: fault });
  }
}

class Episode {
  sent = 0;
  readonly #chance: Chance;
  readonly #world = new MemoryWorld();
  readonly #decent: TestClient[] = [];
  #hostile: HostileClient[] = [];
  #connections = 0;

  constructor(seed: number) {
    this.#chance = new Chance(seed);
  }

  async run(frames: number): Promise<EpisodeReport> {
    const world = this.#world;
    for (const [person, document] of [['an'], ['bo'], ['cy', OTHER_DOCUMENT]] as const) {
      const doc = new Y.Doc();
      doc.clientID = 1 + this.#chance.below(2 ** 31);
      this.#decent.push(await new TestClient(world, person, document, doc).connect());
    }
    while (this.sent < frames) {
      await this.#burst(Math.min(BURST, frames - this.sent));
      await this.#decentOnesWrite();
      if (this.#chance.happens(0.1)) await this.#hostileOnesWait();
      this.#someGo();
    }
    await this.#everybodyGoes();
    return { frames: this.sent, connections: this.#connections, refusals: world.refusals.length, stored: world.log.room(ROOM).head };
  }

  async #burst(frames: number): Promise<void> {
    for (let frame = 0; frame < frames; frame++, this.sent++) {
      while (this.#hostile.length < HOSTILE_AT_ONCE) this.#hostile.push(await this.#newcomer());
      const hostile = this.#chance.of(this.#hostile);
      hostile.sendAnything();
      // One that was refused or thrown out has little more to try.
      if (!hostile.isClosed && !(hostile.isRefused && this.#chance.happens(0.35))) continue;
      hostile.vanish();
      this.#hostile = this.#hostile.filter((other) => other !== hostile);
    }
  }

  async #newcomer(): Promise<HostileClient> {
    this.#connections += 1;
    const hostile = new HostileClient(this.#world, this.#chance, this.#chance.of(['kwaad', 'erger']));
    if (this.#chance.happens(0.95)) hostile.open();
    if (this.#chance.happens(0.9)) await this.#world.quiet();
    return hostile;
  }

  async #decentOnesWrite(): Promise<void> {
    for (const client of this.#decent) {
      const { length } = client.text;
      if (length > 20 && this.#chance.happens(0.2)) client.text.delete(this.#chance.below(length - 5), 5);
      else client.type(this.#chance.of(['woord ', 'zin. ', '👩‍🌾']), this.#chance.below(length + 1));
    }
    for (let turn = 0; turn < 20 && this.#decent.some(({ unsynced }) => unsynced > 0); turn++) await this.#world.quiet();
    for (const client of this.#decent) expectUnharmed(client);
    if (this.#world.faults.length > 0) throw new Error('the engine has a fault of its own', { cause: this.#world.faults[0] });
  }

  /** After the time that a gap may take each update has its one status. */
  async #hostileOnesWait(): Promise<void> {
    await this.#world.clock.advance(GAP_MS);
    for (const { isClosed, isOwed, statuses, updates, step2s } of this.#hostile) {
      if (isClosed || !isOwed || (statuses >= updates && statuses <= updates + step2s)) continue;
      throw new Error(`${updates} updates and ${step2s} step2s got ${statuses} statuses`);
    }
  }

  #someGo(): void {
    for (const hostile of this.#hostile) if (this.#chance.happens(0.15)) hostile.vanish();
    this.#hostile = this.#hostile.filter(({ isClosed }) => !isClosed);
  }

  async #everybodyGoes(): Promise<void> {
    const world = this.#world;
    for (const hostile of this.#hostile.splice(0)) hostile.vanish();
    await world.clock.advance(GAP_MS);
    for (const client of this.#decent) {
      expectUnharmed(client);
      expectSame(client.doc, world.stored(client.document === OTHER_DOCUMENT ? OTHER_ROOM : ROOM));
    }
    const newcomer = await new TestClient(world, 'nieuw').connect();
    await world.clock.advance(100);
    expectSame(newcomer.doc, world.stored());
    for (const client of [newcomer, ...this.#decent]) client.disconnect();
    await world.clock.advance(AFTERWARDS_MS);
    const { connections, rooms } = world.engine.load;
    if (connections + rooms > 0) throw new Error(`${connections} connections and ${rooms} rooms stay behind`);
    if (world.clock.waiting > 1) throw new Error(`${world.clock.waiting} timers stay behind`);
  }
}

function expectUnharmed({ person, closedWith, unsynced, statuses, messages }: TestClient): void {
  if (closedWith !== null) throw new Error(`${person} was sent away with ${closedWith}`);
  const refused = messages.find(({ type }) => type === 'refused');
  if (refused !== undefined || statuses.includes(false)) throw new Error(`${person} was refused: ${JSON.stringify(refused)}`);
  if (unsynced !== 0) throw new Error(`${person} is owed ${unsynced} statuses`);
}

/** The same structs and the same deletions, and nothing that waits for what never came. */
function expectSame(one: Y.Doc, other: Y.Doc): void {
  if (one.store.pendingStructs !== null || one.store.pendingDs !== null) throw new Error('a decent client has a gap');
  if (!Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other))) throw new Error('a decent client does not agree with the log');
}
