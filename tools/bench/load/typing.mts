/**
 * All clients of a run at work: each types into its document, receives what the others type, and knows what
 * was acknowledged.
 */
import * as Y from 'yjs';
import { fewAtATime, placeOf, seatsIn, type Subject } from '../servers/on-stage.mts';
import type { LiveDocument, Trial } from '../servers/system.mts';
import { EditWindow } from './edit-window.mts';
import { RawClient } from './raw-client.mts';
import { emptyParagraph, typedEdits } from './typed-edits.mts';
import { Typist } from './typist.mts';

/** In total over all clients; or so many unanswered edits per client, each answer followed by the next. */
export type Pace = { readonly editsPerSecond: number } | { readonly outstanding: number };

/** Who types what where. Clients take turns over the subjects, which are servers of one system on one store. */
export type TypingPlan = {
  readonly subjects: readonly Subject[];
  readonly trial: Trial;
  readonly clientsPerDocument: number;
  readonly pace: Pace;
  readonly editsPerClient: number;
  /** Number of the first client; others have used those below. */
  readonly firstClient?: number;
};

type Seat = { readonly document: LiveDocument; readonly seat: number };

const CONNECTED_AT_ONCE = 20;
const TICK_MS = 2;

export class Typing {
  readonly window = new EditWindow();
  readonly #plan: TypingPlan;
  readonly #typists = new Map<number, Typist>();
  #timer: NodeJS.Timeout | undefined;
  #fault: Error | null = null;

  constructor(plan: TypingPlan) {
    this.#plan = plan;
  }

  /** By document, in the order of their seats. */
  get typists(): readonly Typist[] {
    return [...this.#typists.values()].sort(
      (one, other) => one.edits.clientId - other.edits.clientId,
    );
  }

  async connect(): Promise<void> {
    const { trial, clientsPerDocument } = this.#plan;
    const seats = seatsIn(trial.documents, clientsPerDocument);
    await fewAtATime(seats, CONNECTED_AT_ONCE, (seat, index) => this.#sitDown(seat, index));
  }

  /** @throws what went wrong, such as a refused edit: figures of such a run mean nothing. */
  end(): void {
    this.stop();
    for (const { client } of this.#typists.values()) client.close();
    if (this.#fault !== null) throw this.#fault;
  }

  start(): void {
    const { pace } = this.#plan;
    const typists = this.typists;
    if ('outstanding' in pace) {
      for (let edit = 0; edit < pace.outstanding; edit += 1)
        for (const typist of typists) this.#type(typist);
      return;
    }
    const began = performance.now();
    let sent = 0;
    this.#timer = setInterval(() => {
      const due = ((performance.now() - began) * pace.editsPerSecond) / 1_000;
      for (; sent < due; sent += 1) this.#type(typists[sent % typists.length]);
    }, TICK_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.window.isOpen = false;
  }

  async #sitDown({ document, seat }: Seat, index: number): Promise<void> {
    const { subjects, editsPerClient, firstClient = 0 } = this.#plan;
    const instance = seat % subjects.length;
    const subject = subjects[instance];
    if (subject === undefined) throw new Error('there is no server to type on');
    const edits = typedEdits(firstClient + index, editsPerClient);
    const bringsContent = subject.system.dialect === 'y-websocket' && seat === 0;
    const content = bringsContent ? emptyParagraph() : undefined;
    const client = await RawClient.open(placeOf(subject, document, seat), content);
    const typist = new Typist(client, edits, instance);
    this.#typists.set(edits.clientId, typist);
    this.#listen(typist, subject.system.dialect === 'y-websocket');
  }

  /** Without acknowledgements the own echo is the only answer. */
  #listen(typist: Typist, hasOnlyEcho: boolean): void {
    const { client } = typist;
    client.socket.on('close', () => {
      if (this.window.isOpen) this.#fault = new Error('the server closed a connection under load');
    });
    client.onFrame((frame) => {
      if (this.window.isOpen) this.window.frames += 1;
      if (frame.kind === 'update' || frame.kind === 'step2')
        this.#deliver(typist, frame.payload, hasOnlyEcho);
      else if (frame.kind === 'status') {
        if (!frame.isStored) this.#fault = new Error('the server refused an edit');
        this.#acknowledge(typist);
      }
    });
  }

  /** Each clock counts: a server that merges updates delivers them all the same. */
  #deliver(receiver: Typist, update: Uint8Array, hasOnlyEcho: boolean): void {
    const { from, to } = Y.parseUpdateMeta(update);
    const now = performance.now();
    for (const [clientId, end] of to) {
      const sender = this.#typists.get(clientId);
      // The content's own client is nobody.
      if (sender === undefined) continue;
      for (let clock = from.get(clientId) ?? end; clock < end; clock += 1) {
        if (sender !== receiver)
          this.#arrived(sender, receiver, now - (sender.sentAt[clock] ?? now));
        else if (hasOnlyEcho) this.#acknowledge(sender);
      }
    }
  }

  /** With several servers only what crossed from one to another is of interest. */
  #arrived(sender: Typist, receiver: Typist, after: number): void {
    if (!this.window.isOpen) return;
    this.window.deliveries += 1;
    if (this.#plan.subjects.length === 1 || sender.instance !== receiver.instance)
      this.window.delivery.add(after);
  }

  #acknowledge(typist: Typist): void {
    const waited = typist.acknowledge();
    if (this.window.isOpen) this.window.acknowledgement.add(waited);
    if ('outstanding' in this.#plan.pace) this.#type(typist);
  }

  #type(typist: Typist | undefined): void {
    if (typist?.type() === true) {
      if (this.window.isOpen) this.window.edits += 1;
    } else if (this.window.isOpen)
      this.#fault = new Error('a client ran out of edits before the window closed');
  }
}
