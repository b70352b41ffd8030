/**
 * People typing: every client of every document sends one-character updates, at a fixed rate or as soon as
 * earlier ones are acknowledged, while all others in the document receive them. Counted is only what
 * happens inside the window, after a warm-up.
 */
import * as Y from 'yjs';
import { setTimeout as pause } from 'node:timers/promises';
import type { ServerProcess } from '../servers/server-process.mts';
import type { Stage, System, Trial } from '../servers/system.mts';
import { machineCpu } from '../servers/process-figures.mts';
import { type Place, RawClient } from './raw-client.mts';
import { Spread } from './spread.mts';
import { emptyParagraph, type TypedEdits, typedEdits } from './typed-edits.mts';

/** How many write where, and how fast. */
export type EditLoad = {
  readonly documents: number;
  readonly clientsPerDocument: number;
  /** In total over all clients; or so many unanswered edits per client, each answer followed by the next. */
  readonly pace:
    | { readonly editsPerSecond: number }
    | { readonly outstanding: number; readonly editsPerClient: number };
  readonly warmUpMs: number;
  readonly windowMs: number;
};

/** What was seen inside the window. Times in milliseconds, CPU in microseconds, memory in MiB. */
export type EditFigures = {
  readonly editsPerSecond: number;
  readonly deliveriesPerSecond: number;
  readonly framesPerSecond: number;
  readonly cpuPerEdit: number;
  readonly cpuPerFrame: number;
  readonly postgresCpuPerEdit: number;
  readonly deliveryP50: number;
  readonly deliveryP99: number;
  readonly ackP50: number;
  readonly ackP99: number;
  /** Shares of one core. */
  readonly serverCpu: number;
  readonly loadCpu: number;
  /** What everything else on the machine took; more than a little, and the run says nothing. */
  readonly elsewhereCpu: number;
  readonly rss: number;
};

/** One client with what it types. */
class Typist {
  sent = 0;
  #acknowledged = 0;
  readonly client: RawClient;
  readonly edits: TypedEdits;
  readonly sentAt: Float64Array;

  constructor(client: RawClient, edits: TypedEdits) {
    this.client = client;
    this.edits = edits;
    this.sentAt = new Float64Array(edits.updates.length);
  }

  get outstanding(): number {
    return this.sent - this.#acknowledged;
  }

  get isDone(): boolean {
    return this.sent === this.edits.updates.length;
  }

  /** Sends the next edit; false when there is none left. */
  type(): boolean {
    const update = this.edits.updates[this.sent];
    if (update === undefined) return false;
    this.sentAt[this.sent] = performance.now();
    this.sent += 1;
    this.client.sendUpdate(update);
    return true;
  }

  /** Answers how long the oldest unanswered edit has waited. */
  acknowledge(): number {
    const waited = performance.now() - (this.sentAt[this.#acknowledged] ?? Number.NaN);
    this.#acknowledged += 1;
    return waited;
  }
}

/** The counters of the window. */
class Window {
  isOpen = false;
  edits = 0;
  deliveries = 0;
  frames = 0;
  readonly delivery = new Spread();
  readonly acknowledgement = new Spread();
}

/** Runs a load on a system, on a fresh server. */
export async function runEditLoad(
  stage: Stage,
  system: System,
  load: EditLoad,
): Promise<EditFigures> {
  const trial = await system.prepare(stage, {
    documents: load.documents,
    content: emptyParagraph(),
  });
  const server = await trial.start(LIMITS);
  try {
    return await new EditRun(stage, { system, trial, server }, load).figures();
  } finally {
    await server.stop();
    await trial.end();
  }
}

/** One connection of the load stands for many people; nothing else of the server is changed. */
const LIMITS = { LIVE_FRAMES_PER_SECOND: '1000000', LIVE_FRAME_BURST: '1000000' };

/** Milliseconds: an instant, and the CPU taken until then. */
type Meters = Readonly<Record<'at' | 'server' | 'postgres' | 'load' | 'machine', number>>;

function elsewhere(before: Meters, after: Meters): number {
  const own = (['server', 'postgres', 'load'] as const).map((name) => after[name] - before[name]);
  return own.reduce((rest, taken) => rest - taken, after.machine - before.machine);
}

type Subject = {
  readonly system: System;
  readonly trial: Trial;
  readonly server: ServerProcess;
};

class EditRun {
  readonly #window = new Window();
  readonly #typists = new Map<number, Typist>();
  readonly #stage: Stage;
  readonly #subject: Subject;
  readonly #load: EditLoad;
  #fault: Error | null = null;

  constructor(stage: Stage, subject: Subject, load: EditLoad) {
    this.#stage = stage;
    this.#subject = subject;
    this.#load = load;
  }

  async figures(): Promise<EditFigures> {
    await this.#connect();
    await this.#stage.postgres.checkpoint();
    const stop = this.#startTyping();
    await pause(this.#load.warmUpMs);
    const figures = await this.#watch();
    stop();
    for (const { client } of this.#typists.values()) client.close();
    if (this.#fault !== null) throw this.#fault;
    return figures;
  }

  async #connect(): Promise<void> {
    const { trial, server, system } = this.#subject;
    let number = 0;
    for (const document of trial.documents) {
      for (let seat = 0; seat < this.#load.clientsPerDocument; seat += 1) {
        const edits = typedEdits(number, this.#editsPerClient());
        const place: Place = {
          dialect: system.dialect,
          url: trial.urlOf(server, document),
          documentName: document.name,
          token: document.tokens[seat % document.tokens.length],
        };
        const bringsContent = system.dialect === 'y-websocket' && seat === 0;
        const client = await RawClient.open(place, bringsContent ? emptyParagraph() : undefined);
        const typist = new Typist(client, edits);
        this.#typists.set(edits.clientId, typist);
        this.#listen(typist);
        number += 1;
      }
    }
  }

  #editsPerClient(): number {
    const { pace: pacing, warmUpMs, windowMs, documents, clientsPerDocument } = this.#load;
    if ('outstanding' in pacing) return pacing.editsPerClient;
    const seconds = (warmUpMs + windowMs) / 1_000 + 2;
    return Math.ceil((pacing.editsPerSecond * seconds) / (documents * clientsPerDocument));
  }

  #listen(typist: Typist): void {
    const window = this.#window;
    typist.client.socket.on('close', () => {
      if (window.isOpen) this.#fault = new Error('the server closed a connection under load');
    });
    typist.client.onFrame((frame) => {
      if (window.isOpen) window.frames += 1;
      if (frame.kind === 'update' || frame.kind === 'step2') this.#deliver(typist, frame.payload);
      else if (frame.kind === 'status') {
        if (!frame.isStored) this.#fault = new Error('the server refused an edit');
        this.#acknowledged(typist);
      }
    });
  }

  /** Each clock counts: a server that merges updates delivers them all the same. */
  #deliver(receiver: Typist, update: Uint8Array): void {
    const { from, to } = Y.parseUpdateMeta(update);
    const now = performance.now();
    for (const [clientId, end] of to) {
      const sender = this.#typists.get(clientId);
      // The content's own client is nobody.
      if (sender === undefined) continue;
      for (let clock = from.get(clientId) ?? end; clock < end; clock += 1)
        this.#arrived({ sender, receiver }, now - (sender.sentAt[clock] ?? now));
    }
  }

  #arrived({ sender, receiver }: { sender: Typist; receiver: Typist }, after: number): void {
    if (sender === receiver) {
      // Without acknowledgements the own echo is the only answer.
      if (this.#subject.system.dialect === 'y-websocket') this.#acknowledged(sender);
      return;
    }
    if (!this.#window.isOpen) return;
    this.#window.deliveries += 1;
    this.#window.delivery.add(after);
  }

  #acknowledged(typist: Typist): void {
    const waited = typist.acknowledge();
    if (this.#window.isOpen) this.#window.acknowledgement.add(waited);
    if ('outstanding' in this.#load.pace) this.#type(typist);
  }

  #type(typist: Typist): void {
    if (typist.type()) {
      if (this.#window.isOpen) this.#window.edits += 1;
    } else this.#fault = new Error('a client ran out of edits before the window closed');
  }

  #startTyping(): () => void {
    const typists = [...this.#typists.values()];
    if ('outstanding' in this.#load.pace) {
      for (let edit = 0; edit < this.#load.pace.outstanding; edit += 1)
        for (const typist of typists) this.#type(typist);
      return () => undefined;
    }
    const perMs = this.#load.pace.editsPerSecond / 1_000;
    const began = performance.now();
    let sent = 0;
    const timer = setInterval(() => {
      for (const due = (performance.now() - began) * perMs; sent < due; sent += 1) {
        const typist = typists[sent % typists.length];
        if (typist !== undefined) this.#type(typist);
      }
    }, 2);
    return () => clearInterval(timer);
  }

  async #watch(): Promise<EditFigures> {
    const { server } = this.#subject;
    const window = this.#window;
    const before = this.#meters();
    window.isOpen = true;
    await pause(this.#load.windowMs);
    window.isOpen = false;
    const after = this.#meters();
    const seconds = (after.at - before.at) / 1_000;
    const serverMs = after.server - before.server;
    return {
      editsPerSecond: window.edits / seconds,
      deliveriesPerSecond: window.deliveries / seconds,
      framesPerSecond: window.frames / seconds,
      cpuPerEdit: (serverMs * 1_000) / window.edits,
      cpuPerFrame: (serverMs * 1_000) / window.frames,
      postgresCpuPerEdit: ((after.postgres - before.postgres) * 1_000) / window.edits,
      deliveryP50: window.delivery.at(0.5),
      deliveryP99: window.delivery.at(0.99),
      ackP50: window.acknowledgement.at(0.5),
      ackP99: window.acknowledgement.at(0.99),
      serverCpu: serverMs / 1_000 / seconds,
      loadCpu: (after.load - before.load) / 1_000 / seconds,
      elsewhereCpu: elsewhere(before, after) / 1_000 / seconds,
      rss: server.rss(),
    };
  }

  #meters(): Meters {
    const { user, system } = process.cpuUsage();
    return {
      at: performance.now(),
      server: this.#subject.server.cpu(),
      postgres: this.#stage.postgres.cpu(),
      machine: machineCpu(),
      load: (user + system) / 1_000,
    };
  }
}
