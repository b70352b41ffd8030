import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { LiveHttpAnswer, LiveHttpQuery } from '@samenpen/contracts';
import { MalformedFrame, encodeHttpAnswer, readHttpPost } from '@samenpen/live-protocol';
import type { HttpPost } from '@samenpen/live-protocol';
import { HttpCarrier } from '@samenpen/live-room';
import type { Bus, Read, Taken, Unknown } from '@samenpen/live-room';
import type { Request, Response } from 'express';
import { Problem } from '../../platform/problem';
import { SETTINGS, type Settings } from '../../platform/settings';
import type { SignedIn } from '../../sign-in/signed-in';
import { LIVE_BUS } from '../live-bus.module';
import { LiveEngineService } from '../live-engine.service';
import { LiveMetrics } from '../live-metrics';
import { startBytes, streamMessages, type ReadOn } from './message-stream';
import { requestBytes } from './request-bytes';

/** A request holds one frame of the largest size and what is around it, or many small ones. */
const AROUND_BYTES = 64 * 1024;
/** How long an answer to a poll may take; below the minute after which proxies give up. Milliseconds. */
const POLL_MS = 20_000;

/** Live editing over HTTP: what comes in requests and leaves in answers is what a WebSocket would carry. */
@Injectable()
export class LiveHttpService implements OnApplicationShutdown {
  readonly #carrier: HttpCarrier;
  readonly #bodyBytes: number;
  readonly #maxAtOnce: number;
  readonly #maxMessages: number;
  /** How many requests of each login are under way. */
  readonly #underWay = new Map<string, number>();

  constructor(
    { engine }: LiveEngineService,
    metrics: LiveMetrics,
    @Inject(LIVE_BUS) bus: Bus | null,
    @Inject(SETTINGS) { limits }: Settings,
  ) {
    this.#carrier = new HttpCarrier({ engine, bus, limits });
    metrics.watchHttpConnections(() => this.#carrier.size);
    this.#bodyBytes = limits.maxFrameBytes + AROUND_BYTES;
    this.#maxAtOnce = limits.maxHttpRequestsPerLogin;
    this.#maxMessages = limits.maxHttpMessagesPerRequest;
  }

  /** Opens a connection or takes messages in. */
  async post(who: SignedIn, request: Request): Promise<LiveHttpAnswer> {
    const underWay = this.#underWay.get(who.loginId) ?? 0;
    if (underWay >= this.#maxAtOnce) throw new Problem('too-many-connections', { retryAfter: 1 });
    this.#underWay.set(who.loginId, underWay + 1);
    try {
      const { id, ...post } = readPost(await requestBytes(request, this.#bodyBytes), this.#maxMessages);
      const connection = id === '' ? this.#open(who, request) : id;
      return await this.#take(connection, who, post);
    } finally {
      const left = (this.#underWay.get(who.loginId) ?? 1) - 1;
      if (left === 0) this.#underWay.delete(who.loginId);
      else this.#underWay.set(who.loginId, left);
    }
  }

  /** Answers with the messages after a number: as they come, or all there are in one answer. */
  async get(who: SignedIn, { id, after, poll }: LiveHttpQuery & { readonly id: string }, response: Response): Promise<void> {
    const reader = randomUUID();
    const isPoll = poll === '1';
    const readOn: ReadOn = (position, patience) =>
      this.#carrier.read(id, who, { reader, isFirst: false, position, received: 0, patience });
    const first = await this.#carrier.read(id, who, {
      reader, isFirst: true, position: after, received: after, patience: isPoll ? POLL_MS : 0,
    });
    const messages = messagesOf(first);
    if (!isPoll) return streamMessages(response, messages, { position: after, readOn });
    startBytes(response);
    response.end(encodeHttpAnswer(messages));
  }

  onApplicationShutdown(): void {
    this.#carrier.stop();
  }

  #open(who: SignedIn, request: Request): string {
    // With a token each document brings its own, as on a WebSocket without a cookie.
    const cookie = who.loginKind === 'session' ? (request.headers.cookie ?? null) : null;
    const id = this.#carrier.open(who, cookie);
    if (id === null) throw new Problem('too-many-connections', { retryAfter: 30 });
    return id;
  }

  async #take(id: string, who: SignedIn, post: Omit<HttpPost, 'id'>): Promise<LiveHttpAnswer> {
    return { id, next: nextOf(await malformedRefused(() => this.#carrier.take(id, who, post))) };
  }
}

function readPost(bytes: Uint8Array, maxMessages: number): HttpPost {
  try {
    return readHttpPost(bytes, { maxMessages });
  } catch (fault) {
    // What the client sent is no such request.
    throw asBadRequest(fault);
  }
}

async function malformedRefused<Done>(work: () => Promise<Done>): Promise<Done> {
  try {
    return await work();
  } catch (fault) {
    // As above, of a message in it.
    throw asBadRequest(fault);
  }
}

function asBadRequest(fault: unknown): unknown {
  return fault instanceof MalformedFrame ? new Problem('bad-request', { faults: [{ path: '', message: fault.message }] }) : fault;
}

function nextOf(taken: Taken | Unknown): number {
  switch (taken.kind) {
    case 'taken':
      return taken.next;
    case 'hole':
      throw new Problem('sequence-gap', { expected: taken.expected });
    case 'busy':
      throw new Problem('too-many-connections', { retryAfter: 1 });
    case 'over':
    case 'unknown':
      throw new Problem('unknown-connection');
  }
}

/** A connection that is over, or whose messages are not kept any more, is none: the client opens a new one. */
function messagesOf(read: Read | Unknown): readonly Uint8Array[] {
  if (read.kind === 'messages') return read.messages;
  if (read.kind === 'superseded') return [];
  throw new Problem('unknown-connection');
}
