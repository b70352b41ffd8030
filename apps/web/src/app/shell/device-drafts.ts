import { DOCUMENT, Service, inject } from '@angular/core';
import type * as z from 'zod';
import { Sessions } from '../api/sessions';

const PREFIX = 'samenpen-draft/';

/**
 * What somebody is writing and did not send or save, kept on this device per person and place: a lost connection, a
 * refusal, another page or a closed window loses none. Gone once sent, and when the person signs out.
 */
@Service()
export class DeviceDrafts {
  private readonly sessions = inject(Sessions);
  private readonly storage = inject(DOCUMENT).defaultView?.localStorage;

  /** What was written for a place; null for nothing, or nothing of that shape. */
  read<Kept>(place: string, shape: z.ZodType<Kept>): Kept | null {
    const stored = this.storage?.getItem(this.keyOf(place)) ?? null;
    if (stored === null) return null;
    try {
      const known = shape.safeParse(JSON.parse(stored));
      return known.success ? known.data : null;
    } catch {
      // Not ours, or cut short.
      return null;
    }
  }

  /** The places of which the name begins so and for which something was written. */
  placesUnder(beginning: string): readonly string[] {
    const [all, asked] = [this.keyOf(''), this.keyOf(beginning)];
    return Object.keys(this.storage ?? {}).filter((key) => key.startsWith(asked)).map((key) => key.slice(all.length));
  }

  keep(place: string, kept: object): void {
    try {
      this.storage?.setItem(this.keyOf(place), JSON.stringify(kept));
    } catch {
      // No room on the device: the words stay in the field, and go with the page.
    }
  }

  forget(place: string): void {
    this.storage?.removeItem(this.keyOf(place));
  }

  /** Removes every draft from the device. */
  clear(): void {
    const { storage } = this;
    if (!storage) return;
    for (const key of Object.keys(storage)) if (key.startsWith(PREFIX)) storage.removeItem(key);
  }

  private keyOf(place: string): string {
    return `${PREFIX}${this.sessions.current()?.person.id ?? ''}/${place}`;
  }
}
