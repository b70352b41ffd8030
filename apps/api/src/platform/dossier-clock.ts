// Deadlines, events and displayed times run on the dossier clock, so that a call of 2021 can be lived
// through again (`NOW`). Logins, limits and the order of the log always use the real clock.

import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { InstanceFactRepository } from './instance-fact.repository';
import { SETTINGS, type Settings } from './settings';

const KEEP_EVERY = 30_000;

/** The time of the dossiers: the real one, or in the demo one that goes on from `NOW`. */
@Injectable()
export class DossierClock implements OnModuleInit, BeforeApplicationShutdown {
  /** Milliseconds between the dossier clock and the real one. */
  #offset = 0;
  #keeping: NodeJS.Timeout | undefined;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly facts: InstanceFactRepository,
  ) {}

  /** After a restart the clock goes on from the later of `NOW` and what was recorded: it never goes back. */
  async onModuleInit(): Promise<void> {
    const { now } = this.settings;
    if (now === null) return;
    const latest = await this.facts.latestInstant();
    const start = Math.max(now.getTime(), latest?.getTime() ?? 0);
    this.#offset = start - Date.now();
    this.#keeping = setInterval(() => void this.facts.keepInstant(this.now()), KEEP_EVERY).unref();
  }

  now(): Date {
    return new Date(Date.now() + this.#offset);
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.#keeping === undefined) return;
    clearInterval(this.#keeping);
    await this.facts.keepInstant(this.now());
  }
}
