import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { PostgresRoomLog } from '@samenpen/database';
import { FRAGMENT, textVocabulary } from '@samenpen/dossier-document';
import { type Bus, RoomEngine } from '@samenpen/live-room';
import { Pool } from 'pg';
import { HealthService } from '../platform/health.service';
import { LiveRooms } from '../platform/live-rooms';
import { SETTINGS, type Settings } from '../platform/settings';
import { LIVE_BUS } from './live-bus.module';
import { LiveMetrics } from './live-metrics';
import { LiveObserver } from './live-observer.service';
import { MovedTexts } from './moved-texts.service';
import { RoomGateService } from './room-gate.service';
import { WorkerCompactor } from './worker-compactor';

/** One batch at a time, and beside it loads, polls and catching up. */
const CONNECTIONS = 8;
/** A query that is not answered in so many milliseconds counts as lost; a batch is then found again by its id. */
const ANSWER_MS = 10_000;
/** No section has this id. */
const NOWHERE = '00000000-0000-0000-0000-000000000000';

/** The engine's life: made with the server, connected to its services, drained before the server goes. */
@Injectable()
export class LiveEngineService implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  readonly engine: RoomEngine;
  readonly #pool: Pool;
  readonly #log: PostgresRoomLog;
  readonly #compactor = new WorkerCompactor();
  readonly #observer: LiveObserver;
  readonly #rooms: LiveRooms;
  readonly #moved: MovedTexts;

  constructor(
    @Inject(SETTINGS) { databaseUrl, limits }: Settings,
    @Inject(LIVE_BUS) bus: Bus | null,
    private readonly gate: RoomGateService,
    observer: LiveObserver,
    metrics: LiveMetrics,
    rooms: LiveRooms,
    moved: MovedTexts,
    health: HealthService,
  ) {
    this.#observer = observer;
    this.#rooms = rooms;
    this.#moved = moved;
    this.#pool = new Pool({
      connectionString: databaseUrl,
      max: CONNECTIONS,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
      statement_timeout: ANSWER_MS,
      keepAlive: true,
    });
    // An idle connection that breaks is replaced by the next query; without a listener it would end the process.
    this.#pool.on('error', (fault) => observer.fault(fault, 'an idle connection of the rooms'));
    this.#log = new PostgresRoomLog(this.#pool);
    const contents = { roots: [FRAGMENT], vocabulary: textVocabulary };
    this.engine = new RoomEngine({ log: this.#log, gate, observer, meter: metrics, compactor: this.#compactor, limits, bus, ...contents });
    metrics.watchEngine(() => this.engine.load);
    health.watch('store', () => !this.engine.load.isStoreAvailable);
  }

  onModuleInit(): void {
    this.#rooms.connect({
      rightsChanged: (roomIds) => this.#quietly('asking for rights again', this.engine.rightsChanged(roomIds)),
      closing: (roomId) => this.engine.closing(roomId),
      announce: (slug, event) => {
        this.engine.announce(slug, event);
        if (event.type === 'member-removed') this.#quietly('asking for members again', this.engine.membersChanged(slug));
      },
      whisper: (slug, hint, persons) => this.engine.whisper(slug, hint, persons),
      loginEnded: (loginId) => this.engine.loginEnded(loginId),
      roomsMoved: (roomIds) => {
        this.#moved.note(roomIds);
        this.#quietly('showing what the server wrote', this.engine.roomsMoved(roomIds));
      },
    });
  }

  /**
   * After a restart everybody comes back at once. What takes long only the first time (connecting, preparing the
   * questions) is done before they ask.
   */
  async onApplicationBootstrap(): Promise<void> {
    const document = { kind: 'section', sectionId: NOWHERE } as const;
    const nobody = { document, cookie: null, token: 'nobody', schemaVersion: null, personId: null };
    try {
      await Promise.all([this.gate.admit(nobody), this.#log.load(NOWHERE), this.#log.positions([NOWHERE])]);
    } catch (fault) {
      // The first to come will wait for it.
      this.#observer.fault(fault, 'rehearsing an opening');
    }
  }

  /** Before anything else goes: what was taken in is stored, and everybody is sent away to come back. */
  async onModuleDestroy(): Promise<void> {
    await this.engine.drain();
    await this.#observer.settled();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#compactor.stop();
    await this.#pool.end();
  }

  #quietly(doing: string, work: Promise<void>): void {
    work.catch((fault: unknown) => this.#observer.fault(fault, doing));
  }
}
