import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ownProcess, SpareMemory } from './spare-memory';

const LOOK_MS = 1_000;

/** Looks after the memory of this process for as long as it serves. */
@Injectable()
export class SpareMemoryService implements OnApplicationBootstrap, OnApplicationShutdown {
  #timer: NodeJS.Timeout | null = null;

  onApplicationBootstrap(): void {
    const subject = ownProcess();
    if (subject === null) return;
    const memory = new SpareMemory(subject);
    this.#timer = setInterval(() => memory.look(), LOOK_MS).unref();
  }

  onApplicationShutdown(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
  }
}
