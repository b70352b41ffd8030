// What an operator sees of live editing (docs/operations.md says what to watch). Sums are read when somebody asks;
// only what a sum cannot tell, how long and how many at once, is noted as it happens, once per batch.

import { Injectable } from '@nestjs/common';
import type { EngineLoad, RoomMeter } from '@samenpen/live-room';
import { Counter, Gauge, Histogram } from 'prom-client';
import { Metrics } from '../platform/metrics';

const SECONDS = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const PREFIX = 'samenpen_live_';

@Injectable()
export class LiveMetrics implements RoomMeter {
  readonly #batch: Histogram;
  readonly #commit: Histogram;
  readonly #answer: Histogram;
  readonly #refused: Counter<'reason'>;
  readonly #gaps: Counter;

  constructor(private readonly metrics: Metrics) {
    const registers = [metrics.registry];
    const named = (name: string, help: string) => ({ name: PREFIX + name, help, registers });
    this.#batch = new Histogram({
      ...named('batch_updates', 'Updates in one batch, as rows of the log'),
      buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000],
    });
    this.#commit = new Histogram({ ...named('commit_seconds', 'From the start of a batch to its commit, repetitions included'), buckets: SECONDS });
    this.#answer = new Histogram({ ...named('acknowledgement_seconds', 'From the receipt of an update to its status, sampled'), buckets: SECONDS });
    this.#refused = new Counter({ ...named('refused_total', 'Refused updates by reason'), labelNames: ['reason'] });
    this.#gaps = new Counter(named('bus_gaps_repaired_total', 'Gaps in what the bus brought of other instances, read from the log'));
  }

  batchCommitted(updates: number, milliseconds: number): void {
    this.#batch.observe(updates);
    this.#commit.observe(milliseconds / 1000);
  }

  answered(milliseconds: number): void {
    this.#answer.observe(milliseconds / 1000);
  }

  busGapRepaired(): void {
    this.#gaps.inc();
  }

  refused(reason: string): void {
    this.#refused.inc({ reason });
  }

  /** Reads the engine's load at every scrape. */
  watchEngine(load: () => EngineLoad): void {
    this.#gauge('sockets', 'Open connections, over HTTP too', () => load().connections);
    this.#gauge('pending_updates', 'Updates that wait for the log', () => load().pendingUpdates);
    this.#gauge('document_bytes', 'Memory of the documents in use, estimated', () => load().documentBytes);
    this.#gauge('document_budget_bytes', 'What they may take', () => load().documentBudgetBytes);
    this.#gauge('store_available', '0 while people are told that the store is away', () => Number(load().isStoreAvailable));
    const named = { registers: [this.metrics.registry], labelNames: ['document'] as const };
    new Gauge({
      ...named,
      name: `${PREFIX}rooms`,
      help: 'Rooms in use, by whether their document is in memory',
      collect() {
        const { rooms, hotRooms } = load();
        this.set({ document: 'hot' }, hotRooms);
        this.set({ document: 'cold' }, rooms - hotRooms);
      },
    });
    new Counter({
      registers: [this.metrics.registry],
      name: `${PREFIX}presence_frames_total`,
      help: 'Presence frames that clients sent',
      collect() {
        this.reset();
        this.inc(load().presenceFrames);
      },
    });
  }

  /** Reads at every scrape how many connections go over HTTP because a WebSocket does not get through. */
  watchHttpConnections(count: () => number): void {
    this.#gauge('http_connections', 'Connections over HTTP where a WebSocket does not get through', count);
  }

  #gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      registers: [this.metrics.registry],
      name: PREFIX + name,
      help,
      collect() {
        this.set(read());
      },
    });
  }
}
