// Who writes in a text is in its room and sees everything. Who reads it as part of the dossier, or compares it, is not:
// they are told, a little later and at most this often, that it moved. Not part of the history, and nothing waits for it.

import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { sectionId, type TextsHint } from '@samenpen/contracts';
import type { Logger } from 'pino';
import { LiveRooms } from '../platform/live-rooms';
import { LOGGER } from '../platform/logger';
import { MovedTextsRepository, type MovedText } from './moved-texts.repository';

/** Milliseconds for which what is written is gathered. */
const GATHER_MS = 2_000;

@Injectable()
export class MovedTexts implements OnModuleDestroy {
  readonly #moved = new Set<string>();
  #isOver = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly repository: MovedTextsRepository,
    private readonly live: LiveRooms,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onModuleDestroy(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  /** Somebody wrote in these rooms, or the server did. */
  note(roomIds: readonly string[]): void {
    if (this.#isOver) return;
    for (const roomId of roomIds) this.#moved.add(roomId);
    this.#timer ??= setTimeout(() => void this.#tell(), GATHER_MS);
  }

  async #tell(): Promise<void> {
    this.#timer = undefined;
    const roomIds = [...this.#moved];
    this.#moved.clear();
    try {
      const moved = await this.repository.of(roomIds);
      for (const slug of new Set(moved.map((text) => text.slug))) {
        this.live.announce(slug, hintOf(moved.filter((text) => text.slug === slug)));
      }
    } catch (fault) {
      // A hint may be lost: the next one, or the next look at the dossier, stands for it.
      this.log.warn({ err: fault }, 'telling which texts moved');
    }
  }
}

function hintOf(texts: readonly MovedText[]): TextsHint {
  const seq = Math.max(...texts.map(({ eventHead }) => eventHead));
  return { type: 'texts-moved', seq, sections: texts.map((text) => ({ section: sectionId.parse(text.sectionId), seq: Number(text.head) })) };
}
