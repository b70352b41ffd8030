// The half of live editing that the dossier side calls. `apps/api/src/live` connects the engine at start;
// the other direction (an edit was committed) is `sections/section-edits`.

import { Injectable } from '@nestjs/common';
import type { DossierEvent, NotificationHint, ReviewSessionHint, SuggestionsHint, TextsHint, ThreadHint } from '@samenpen/contracts';

/** What everybody in a dossier may be told. */
export type DossierNews = DossierEvent | ReviewSessionHint | SuggestionsHint | TextsHint | ThreadHint;

/** What the live engine does for the rest of the server. */
export type LiveEngine = {
  /** Asks the gate again for everybody in these rooms, after a commit that changed who may write. */
  rightsChanged(roomIds: readonly string[]): void;
  /** Lets what is pending in a room land before it closes. Correctness does not depend on it. */
  closing(roomId: string): Promise<void>;
  /** Tells everybody who follows `dossier/<slug>`. */
  announce(slug: string, event: DossierNews): void;
  /** Tells these persons, where they follow `dossier/<slug>`, on every instance; nobody else gets a frame. */
  whisper(slug: string, hint: ThreadHint | NotificationHint, persons: readonly string[]): void;
  /** Ends the connections of a login (session or token) that was ended. */
  loginEnded(loginId: string): void;
  /** Shows what the server itself has written to these rooms, after its commit. */
  roomsMoved(roomIds: readonly string[]): void;
};

/** Until an engine is connected nobody is in any room, so there is nobody to tell. */
const nobodyThere: LiveEngine = {
  rightsChanged: () => undefined,
  closing: () => Promise.resolve(),
  announce: () => undefined,
  whisper: () => undefined,
  loginEnded: () => undefined,
  roomsMoved: () => undefined,
};

/** The live engine as the services see it. */
@Injectable()
export class LiveRooms implements LiveEngine {
  #engine = nobodyThere;

  connect(engine: LiveEngine): void {
    this.#engine = engine;
  }

  rightsChanged(roomIds: readonly string[]): void {
    this.#engine.rightsChanged(roomIds);
  }

  closing(roomId: string): Promise<void> {
    return this.#engine.closing(roomId);
  }

  announce(slug: string, event: DossierNews): void {
    this.#engine.announce(slug, event);
  }

  whisper(slug: string, hint: ThreadHint | NotificationHint, persons: readonly string[]): void {
    this.#engine.whisper(slug, hint, persons);
  }

  loginEnded(loginId: string): void {
    this.#engine.loginEnded(loginId);
  }

  roomsMoved(roomIds: readonly string[]): void {
    this.#engine.roomsMoved(roomIds);
  }
}
