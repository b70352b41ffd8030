import { Injectable } from '@nestjs/common';
import { suggestionStructs } from '@samenpen/dossier-document';
import type { RoomObserver } from '@samenpen/live-room';
import { SuggestionRegister } from '../suggestions/suggestion-register';

/** How many rooms are remembered. */
const MOST_ROOMS = 1_000;

/** Notes whose a suggestion is soon after it came, while the log still says it without doubt. */
@Injectable()
export class NewSuggestions {
  /** The suggestions of each room when it was last looked at. */
  readonly #known = new Map<string, ReadonlySet<string>>();

  constructor(private readonly register: SuggestionRegister) {}

  /** Whether a text has suggestions that it did not have when it was last looked at here. */
  areIn(roomId: string, doc: Parameters<RoomObserver['inspect']>[1]): boolean {
    const ids = new Set(suggestionStructs(doc).keys());
    const known = this.#known.get(roomId);
    this.#known.delete(roomId);
    this.#known.set(roomId, ids);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_ROOMS && oldest !== undefined) this.#known.delete(oldest);
    return [...ids].some((id) => known?.has(id) !== true);
  }

  async note(roomId: string): Promise<void> {
    await this.register.open(roomId);
  }
}
