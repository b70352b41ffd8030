// Crowds against the server as it is built: thousands who only watch, hundreds who come at once or write in one text,
// and connections that never finish what they began. Beside each of them two people type on: they must not notice.

import { connect, type Socket } from 'node:net';
import { createPrismaClient, prismaExecutor, readRoom, type PrismaClient } from '@samenpen/database';
import { documentFromUpdates, documentText } from '@samenpen/dossier-document';
import { sectionDocument } from '@samenpen/live-protocol';
import { aDossier, freePort, writeText, type TestDossier, type TestRole } from '@samenpen/testing';
import { startApi, type ApiProcess } from './api-process';
import { type CrowdMember, documentOf, openCrowd, type Visit } from './crowd';
import { LiveSocket, until } from './live-provider';
import { storedClock, Typist } from './typist';

const WATCHERS = 3_000;
const WATCHED_SECTIONS = 300;
const JOINERS = 300;
const WRITERS = 200;
const UNFINISHED = 600;
const HALF_OPEN = 100;
const MiB = 1024 * 1024;

const ROLES: readonly TestRole[] = ['admin', 'secondAdmin', 'penhouderEditor', 'damme', 'zuienkerke', 'signatory', 'facilitator', 'reader'];

let api: ApiProcess;
let client: PrismaClient;
let metrics: string;
const present: CrowdMember[] = [];

afterEach(() => {
  for (const member of present.splice(0)) member.leave();
});

async function start(variables: Readonly<Record<string, string>>): Promise<void> {
  const port = await freePort();
  metrics = `http://localhost:${port}/metrics`;
  api = await startApi({ METRICS_PORT: String(port), ...variables });
  client = createPrismaClient(api.databaseUrl);
}

async function stop(): Promise<void> {
  await client.$disconnect();
  await api.stop();
}

/** A number of the server about itself. */
async function measured(name: string): Promise<number> {
  const text = await (await fetch(metrics)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
}

/** Two people in a text of their own, who type as long as something goes on and lose nothing of it. */
async function whileTwoType<T>(goesOn: () => Promise<T>): Promise<T> {
  const { section, people } = await aDossier(client);
  const sockets = [new LiveSocket(api.liveUrl), new LiveSocket(api.liveUrl)] as const;
  const pair = [new Typist(section('4'), sockets[0], people.admin.token), new Typist(section('4'), sockets[1], people.damme.token)] as const;
  for (const { document } of pair) await document.acknowledged();
  for (const typist of pair) typist.start();
  const before = pair.map(({ document }) => document.acknowledgedClock);
  const result = await goesOn();
  await until(() => pair.every(({ document }, index) => document.acknowledgedClock > (before[index] ?? 0)), 'both went on typing');
  for (const typist of pair) typist.stop();
  for (const { document } of pair) await document.acknowledged();
  await until(() => pair[0].document.text === pair[1].document.text, 'both agree');
  for (const typist of pair) {
    expect(await storedClock(client, typist)).toBe(typist.document.clock);
    expect(typist.document.messages).toEqual([]);
  }
  for (const socket of sockets) socket.destroy();
  return result;
}

async function severalDossiers(count: number): Promise<TestDossier[]> {
  const dossiers: TestDossier[] = [];
  while (dossiers.length < count) dossiers.push(...(await Promise.all([1, 2, 3, 4, 5].map(() => aDossier(client)))));
  return dossiers;
}

/** Visits to the texts of dossiers, by all their people in turn. */
function visitsTo(dossiers: readonly TestDossier[], count: number): Visit[] {
  const texts = dossiers.flatMap(({ section, people }) => {
    const own = (['blankenberge', 'damme', 'zuienkerke'] as const).map((partner) => section('3-partner', partner));
    return ['0-zin', '3-consortium', '4'].map((key) => section(key)).concat(own).map((id) => ({ id, people }));
  });
  return Array.from({ length: count }, (_, index) => {
    const text = texts[index % texts.length];
    const role = ROLES[Math.floor(index / texts.length) % ROLES.length];
    if (text === undefined || role === undefined) throw new Error('there are texts and roles');
    return { section: text.id, token: text.people[role].token };
  });
}

/** Opens a crowd, which leaves with the test at the latest. */
async function crowdOf(visits: readonly Visit[]): Promise<CrowdMember[]> {
  const members = await openCrowd(api.liveUrl, visits);
  present.push(...members);
  return members;
}

const turnedAway = (members: readonly CrowdMember[]): number[] => members.flatMap(({ closedWith }) => closedWith ?? []);

const hasTheSame = (one: CrowdMember, other: CrowdMember | undefined): boolean =>
  one.updates.every((bytes, index) => Buffer.from(bytes).equals(other?.updates[index] ?? Buffer.of()));

async function leave(members: readonly CrowdMember[]): Promise<void> {
  for (const member of members) member.leave();
  await until(() => members.every(({ closedWith }) => closedWith !== null), 'the crowd has gone');
}

describe('a crowd', () => {
  beforeAll(() => start({}));
  afterAll(stop);

  it('of thousands who watch leaves two people typing, and all that it took when it goes', async () => {
    const visits = visitsTo(await severalDossiers(WATCHED_SECTIONS / 6), WATCHERS);
    const before = await measured('process_open_fds');

    await whileTwoType(async () => {
      const members = await crowdOf(visits);
      expect(turnedAway(members)).toEqual([]);
      expect(await measured('samenpen_live_sockets')).toBe(WATCHERS + 2);
      await leave(members);
    });

    await until(async () => (await measured('samenpen_live_sockets')) === 0, 'no connection is left');
    await until(async () => (await measured('samenpen_live_rooms\\{document="hot"\\}')) === 0, 'no text is in use');
    expect(await measured('samenpen_live_rooms\\{document="cold"\\}')).toBe(0);
    await until(async () => (await measured('process_open_fds')) <= before + 20, 'the sockets are given back');
  }, 120_000);

  it('of hundreds who open one large text at once gets it whole, and the next such crowd costs no more memory', async () => {
    const dossier = await aDossier(client);
    const section = dossier.section('0-zin');
    const text = Array.from({ length: 60_000 }, (_, index) => `woord${index % 997}`).join(' ');
    await writeText(client, section, { text, author: dossier.people.admin.id });
    const visits = Array.from({ length: JOINERS }, (_, index) => ({ section, token: dossier.people[ROLES[index % ROLES.length] ?? 'reader'].token }));

    const resident = await whileTwoType(async () => {
      const peaks: number[] = [];
      for (let crowd = 0; crowd < 3; crowd++) {
        const members = (await Promise.all(visits.map((visit) => crowdOf([visit])))).flat();
        await until(() => members.every(({ bytes }) => bytes > text.length), 'everybody has the text');
        peaks.push(await measured('process_resident_memory_bytes'));
        expect(turnedAway(members)).toEqual([]);
        // Compared first: a difference of this size is nothing to print.
        expect(documentText(documentOf(members[0])) === text).toBe(true);
        expect(members.filter((member) => !hasTheSame(member, members[0]))).toEqual([]);
        await leave(members);
      }
      return peaks;
    });

    // What they were sent is half a MiB for each: were it kept, the later two crowds would leave 300 MiB behind.
    expect(Math.max(...resident) - Math.min(...resident)).toBeLessThan(150 * MiB);
  }, 120_000);

  it('of two hundred who write in one text is stored word for word, and everybody reads the same', async () => {
    const dossier = await aDossier(client);
    const section = dossier.section('3-consortium');
    const writers = (['admin', 'secondAdmin', 'penhouderEditor', 'damme', 'zuienkerke'] as const).map((role) => dossier.people[role].token);
    await writeText(client, section, { text: 'Begin: ', author: dossier.people.admin.id });

    await whileTwoType(async () => {
      const sockets = Array.from({ length: WRITERS }, () => new LiveSocket(api.liveUrl));
      const documents = sockets.map((socket, index) => socket.open(sectionDocument(section), writers[index % writers.length] ?? ''));
      for (const document of documents) await document.acknowledged();
      documents.forEach((document, index) => document.type(`woord-${index}. `));
      for (const document of documents) await document.acknowledged();

      const room = await readRoom(prismaExecutor(client), section);
      const stored = documentText(documentFromUpdates(room?.updates ?? []));
      documents.forEach((_, index) => expect(stored).toContain(`woord-${index}. `));
      await until(() => documents.every(({ text }) => text.trim() === stored.trim()), 'everybody reads the same');
      expect(documents.flatMap(({ messages }) => messages)).toEqual([]);
      for (const socket of sockets) socket.destroy();
    });
    await until(async () => (await measured('samenpen_live_sockets')) === 0, 'no connection is left');
  }, 120_000);
});

describe('connections that never finish', () => {
  beforeAll(() => start({ LIVE_REQUEST_HEAD_MS: '2000', LIVE_MAX_UNFINISHED_REQUESTS: '500', LIVE_SILENCE_MS: '8000', LIVE_PING_MS: '2000' }));
  afterAll(stop);

  it('end, slow upgrades and frozen machines alike, and two people type on beside them', async () => {
    const visits = visitsTo(await severalDossiers(5), HALF_OPEN);
    const before = await measured('process_open_fds');

    await whileTwoType(async () => {
      const unfinished = Array.from({ length: UNFINISHED }, () => new SlowUpgrade(new URL(api.url).port));
      const frozen = await crowdOf(visits);
      expect(turnedAway(frozen)).toEqual([]);
      for (const member of frozen) member.freeze();
      await until(() => unfinished.every(({ isEnded }) => isEnded), 'the slow upgrades have ended');
      await until(async () => (await measured('samenpen_live_sockets')) === 2, 'the frozen ones are let go');
      for (const member of frozen) member.leave();
    });

    await until(async () => (await measured('process_open_fds')) <= before + 20, 'the sockets are given back');
  }, 120_000);
});

/** Asks for an upgrade a letter at a time, and never comes to the end. */
class SlowUpgrade {
  isEnded = false;
  readonly #socket: Socket;

  constructor(port: string) {
    this.#socket = connect(Number(port), 'localhost');
    const dripping = setInterval(() => this.#socket.write('x'), 500);
    this.#socket.on('connect', () => this.#socket.write('GET /live HTTP/1.1\r\nHost: localhost\r\nX-Slow: '));
    // The close that follows says it.
    this.#socket.on('error', () => undefined);
    this.#socket.on('close', () => {
      clearInterval(dripping);
      this.isEnded = true;
    });
  }
}
