// People type while their rights and logins come and go, the room is closed and opened, the log is slow and loses its
// answers, readers fall behind, and the server is killed. Everything is decided by the seed. Whatever happens: what was
// acknowledged is in the log, nothing is there from somebody who had no right at that moment or under another's name,
// and whoever was not told to make the document anew has what the log has.

import * as Y from 'yjs';
import { MemoryWorld, ROOM } from '../memory-world';
import { TestClient } from '../test-client';
import { Chance } from './chance';

const PEOPLE = ['an', 'bo', 'cy', 'dirk'] as const;
type Person = (typeof PEOPLE)[number];
const MUCH = 2 * 1024 * 1024;
const CHECKED_EVERY = 25;

/** Rows from after `from` up to and with `to` are not a person's, or nobody's. */
type Forbidden = { readonly person: Person | 'everybody'; readonly from: number; to: number };

type Happening = { readonly share: number; readonly run: (client: TestClient, person: Person) => Promise<void> | void };

/** What an upheaval did. */
export type UpheavalReport = { readonly stored: number; readonly acknowledged: number; readonly refusals: number };

/** Lives through so many moments. @throws with the seed when a promise was broken. */
export async function runUpheaval(seed: number, moments: number): Promise<UpheavalReport> {
  const upheaval = new Upheaval(seed);
  try {
    return await upheaval.run(moments);
  } catch (fault) {
    throw new Error(`seed ${seed}, moment ${upheaval.moment}: ${String(fault)}`, { cause: fault });
  }
}

class Upheaval {
  moment = 0;
  readonly #chance: Chance;
  readonly #world = new MemoryWorld();
  readonly #forbidden: Forbidden[] = [];
  readonly #open = new Map<Person | 'everybody', Forbidden>();
  /** Whose each Yjs client is. */
  readonly #owners = new Map<number, Person>();
  readonly #clients = new Map<Person, TestClient>();
  readonly #past: TestClient[] = [];
  #release: (() => void) | null = null;
  /** So many of a hundred; in the rest time passes. */
  readonly #happenings: readonly Happening[] = [
    { share: 50, run: (client) => write(client, this.#chance) },
    { share: 8, run: (client) => client.repeatAll() },
    { share: 8, run: (_, person) => this.#changeRight(person) },
    { share: 4, run: () => this.#closeOrOpen() },
    { share: 4, run: (_, person) => this.#endOrRenewLogin(person) },
    { share: 6, run: () => this.#holdOrRelease() },
    { share: 2, run: () => void (this.#world.log.lostAnswers += 1) },
    { share: 4, run: (client) => void (client.bufferedBytes = client.bufferedBytes === 0 ? MUCH : 0) },
    { share: 4, run: (_, person) => this.#comeBack(person) },
    { share: 2, run: () => this.#kill() },
  ];

  constructor(seed: number) {
    this.#chance = new Chance(seed);
  }

  async run(moments: number): Promise<UpheavalReport> {
    for (const person of PEOPLE) await this.#arrive(person);
    for (; this.moment < moments; this.moment++) {
      await this.#happen();
      if (this.#chance.happens(0.5)) await this.#world.quiet();
      if (this.moment % CHECKED_EVERY === 0) this.#check();
    }
    await this.#calmDown();
    this.#check();
    this.#expectAgreement();
    const acknowledged = [...this.#past, ...this.#clients.values()].reduce((sum, { statuses }) => sum + statuses.filter(Boolean).length, 0);
    return { stored: this.#world.log.room(ROOM).head, acknowledged, refusals: this.#world.refusals.length };
  }

  async #happen(): Promise<void> {
    const person = this.#chance.of(PEOPLE);
    const client = this.#clients.get(person);
    if (this.#mends(person)) return this.#mend(person);
    if (client === undefined || isLost(client)) return this.#comeBack(person);
    let dice = this.#chance.below(100);
    const happening = this.#happenings.find(({ share }) => (dice -= share) < 0);
    if (happening === undefined) return this.#world.clock.advance(this.#chance.of([20, 300, 2_500]));
    return happening.run(client, person);
  }

  /** What takes the right to write seldom lasts long, or nothing would be typed any more. */
  #mends(person: Person): boolean {
    const { log, rights } = this.#world;
    const isHindered = log.room(ROOM).state === 'closed' || log.ended.has(person) || (rights.get(person) ?? 'write') !== 'write';
    return isHindered && this.#chance.happens(0.25);
  }

  #mend(person: Person): Promise<void> | void {
    const { log } = this.#world;
    if (log.room(ROOM).state === 'closed') return this.#closeOrOpen();
    return log.ended.has(person) ? this.#endOrRenewLogin(person) : this.#changeRight(person);
  }

  /** With the document that it has, if that can still agree; else with a new one. */
  async #comeBack(person: Person): Promise<void> {
    const before = this.#clients.get(person);
    if (before === undefined || isRefused(before)) return this.#arrive(person);
    before.disconnect();
    before.bufferedBytes = 0;
    before.messages.length = 0;
    before.received.length = 0;
    before.closedWith = null;
    await before.connect();
  }

  async #arrive(person: Person): Promise<void> {
    const before = this.#clients.get(person);
    before?.disconnect();
    if (before !== undefined) this.#past.push(before);
    const doc = new Y.Doc();
    doc.clientID = 1 + this.#chance.below(2 ** 31);
    this.#owners.set(doc.clientID, person);
    const client = new TestClient(this.#world, person, undefined, doc);
    this.#clients.set(person, client);
    await client.connect();
  }

  async #changeRight(person: Person): Promise<void> {
    const mayWrite = (this.#world.rights.get(person) ?? 'write') === 'write';
    const right = mayWrite || this.#chance.happens(0.2) ? this.#chance.of(['write', 'read', 'none'] as const) : 'write';
    const client = this.#clients.get(person);
    // In the same turn, so that it is on its way and in no batch yet.
    if (client !== undefined && this.#chance.happens(0.5)) write(client, this.#chance);
    this.#mark(person, right !== 'write' || this.#world.log.ended.has(person));
    const change = this.#world.setRight(person, right, this.#chance.happens(0.3));
    if (this.#chance.happens(0.5)) await Promise.race([change, this.#world.quiet()]);
  }

  async #closeOrOpen(): Promise<void> {
    const isOpen = this.#world.log.room(ROOM).state === 'open';
    if (isOpen && this.#chance.happens(0.5)) await Promise.race([this.#world.engine.closing(ROOM), this.#world.quiet()]);
    this.#mark('everybody', isOpen);
    const change = isOpen ? this.#world.closeRoom() : this.#world.reopenRoom();
    if (this.#chance.happens(0.5)) await Promise.race([change, this.#world.quiet()]);
  }

  #endOrRenewLogin(person: Person): void {
    const { log, engine, rights } = this.#world;
    const hasEnded = log.ended.delete(person);
    if (!hasEnded) log.ended.add(person);
    this.#mark(person, !hasEnded || (rights.get(person) ?? 'write') !== 'write');
    if (!hasEnded && this.#chance.happens(0.7)) engine.loginEnded(person);
  }

  #holdOrRelease(): void {
    if (this.#release === null) this.#release = this.#world.log.holdCommits();
    else this.#letCommit();
  }

  #letCommit(): void {
    this.#release?.();
    this.#release = null;
  }

  async #kill(): Promise<void> {
    for (const client of this.#clients.values()) client.disconnect();
    // What it had under way never comes to the log; the next server has a log that answers.
    this.#world.log.holdCommits();
    this.#world.restart();
    this.#world.log.holdCommits()();
    this.#release = null;
    for (const person of PEOPLE) if (this.#chance.happens(0.7)) await this.#comeBack(person);
  }

  /** From this moment on nothing of theirs may be stored, or it may again. */
  #mark(person: Person | 'everybody', isForbidden: boolean): void {
    const { head } = this.#world.log.room(ROOM);
    const known = this.#open.get(person);
    if (isForbidden && known === undefined) {
      const forbidden = { person, from: head, to: Infinity };
      this.#forbidden.push(forbidden);
      this.#open.set(person, forbidden);
    } else if (!isForbidden && known !== undefined) {
      known.to = head;
      this.#open.delete(person);
    }
  }

  async #calmDown(): Promise<void> {
    const { log, clock } = this.#world;
    this.#letCommit();
    log.lostAnswers = 0;
    log.ended.clear();
    for (const person of PEOPLE) {
      this.#mark(person, false);
      await this.#world.setRight(person, 'write');
    }
    this.#mark('everybody', false);
    await this.#world.reopenRoom();
    await clock.advance(10_000);
    for (const person of PEOPLE) await this.#comeBack(person);
    await clock.advance(10_000);
    // Whoever comes back with what another may not bring any more is refused; from here on nothing is in the way.
    for (const [person, client] of this.#clients) if (isLost(client)) await this.#arrive(person);
    for (const client of this.#clients.values()) write(client, this.#chance);
    await clock.advance(10_000);
  }

  #check(): void {
    const { log } = this.#world;
    const stored = this.#world.stored();
    for (const client of [...this.#past, ...this.#clients.values()]) {
      for (const [clientId, clock] of client.acknowledged) {
        if (Y.getState(stored.store, clientId) < clock) throw new Error(`${client.person} was told that ${clientId} is stored up to ${clock}`);
      }
    }
    const { archive, tail, authors, relayed } = log.room(ROOM);
    for (const { seq, personId } of [...archive, ...tail]) {
      const isForbidden = ({ person, from, to }: Forbidden): boolean =>
        seq > from && seq <= to && personId !== null && (person === 'everybody' || person === personId);
      if (this.#forbidden.some(isForbidden)) throw new Error(`row ${seq} of ${personId ?? 'the server'} was stored without a right`);
    }
    for (const [clientId, personId] of authors) this.#expectOwner(clientId, personId);
    for (const { clientId, confirmedBy } of relayed) if (confirmedBy !== null) this.#expectOwner(clientId, confirmedBy);
  }

  #expectOwner(clientId: number, personId: string): void {
    if (this.#owners.get(clientId) !== personId) throw new Error(`the client of ${this.#owners.get(clientId) ?? 'nobody'} counts as ${personId}'s`);
  }

  #expectAgreement(): void {
    const stored = this.#world.stored();
    for (const { person, doc, unsynced, messages } of this.#clients.values()) {
      if (unsynced !== 0) throw new Error(`${person} is owed ${unsynced} statuses: ${JSON.stringify(messages)}`);
      if (!Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(stored))) throw new Error(`${person} does not agree with the log`);
    }
    const { pendingUpdates } = this.#world.engine.load;
    if (pendingUpdates > 0) throw new Error(`${pendingUpdates} updates are still on their way`);
  }
}

const isRefused = ({ messages }: TestClient): boolean => messages.some(({ type }) => type === 'refused');

/** Nothing that it types arrives any more. */
const isLost = (client: TestClient): boolean =>
  isRefused(client) || client.closedWith !== null || client.messages.some(({ type }) => type === 'login-ended') || client.kinds().includes('denied');

function write({ text }: TestClient, chance: Chance): void {
  const { length } = text;
  if (length > 20 && chance.happens(0.2)) text.delete(chance.below(length - 5), 1 + chance.below(4));
  else text.insert(chance.happens(0.6) ? length : chance.below(length + 1), chance.of(['a', 'woord ', 'zin. ']));
}
