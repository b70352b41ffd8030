import { computed, inject, signal } from '@angular/core';
import * as z from 'zod';
import { DeviceDrafts } from '../shell/device-drafts';

const PREFIX = 'minutes-';

const noteDraft = z.object({
  text: z.string(),
  /** What stood in the minutes when its writer began. */
  instead: z.string(),
});

/** Words for the minutes that are not saved yet. */
export type NoteDraft = z.infer<typeof noteDraft>;

/**
 * What is typed in the minutes, by the id of the item, or of the session for its opening words. It is kept on this device
 * until it is saved. Make it while a component is made.
 */
export class NoteDrafts {
  private readonly device = inject(DeviceDrafts);
  private readonly found = computed(
    () => new Map(this.device.placesUnder(PREFIX).map((place) => [place.slice(PREFIX.length), this.device.read(place, noteDraft)])),
  );
  /** Since the page was opened; null where it was saved or thrown away. */
  private readonly typed = signal<ReadonlyMap<string, NoteDraft | null>>(new Map());

  of(place: string): NoteDraft | null {
    const typed = this.typed().get(place);
    return typed === undefined ? (this.found().get(place) ?? null) : typed;
  }

  keep(place: string, draft: NoteDraft): void {
    this.typed.update((typed) => new Map(typed).set(place, draft));
    this.device.keep(PREFIX + place, draft);
  }

  /** It was saved, or its writer thought better of it. What another window keeps for that place stays. */
  drop(place: string): void {
    const kept = this.device.read(PREFIX + place, noteDraft);
    if (kept?.text === this.of(place)?.text) this.device.forget(PREFIX + place);
    this.typed.update((typed) => new Map(typed).set(place, null));
  }
}
