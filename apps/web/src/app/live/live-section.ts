import { DestroyRef, computed, effect, inject, signal, untracked } from '@angular/core';
import type { LiveText, LiveTextState, UnincludedText } from '@samenpen/live-client';
import { LiveLink } from './live-link';

const unopened: LiveTextState = {
  phase: 'opening',
  reason: null,
  scope: null,
  save: { kind: 'opening' },
  text: null,
  mayWrite: false,
  isSettled: false,
  roomUse: null,
  unincluded: [],
};

/** Somebody else who has this section open. */
export type SectionCompany = {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly colour: number;
};

type Stamped = { readonly user?: Partial<SectionCompany> };

/** The live text of one section as signals: the only place where Yjs meets the screens. */
export class LiveSection {
  private readonly link = inject(LiveLink);
  private readonly stateSignal = signal<LiveTextState>(unopened);
  private readonly companySignal = signal<readonly SectionCompany[]>([]);
  private opening = 0;
  private live: LiveText | null = null;

  readonly state = this.stateSignal.asReadonly();
  /** The others in this section, one entry a person. */
  readonly company = this.companySignal.asReadonly();
  /** The document to bind the editor to; changes after a refusal was mended. */
  readonly text = computed(() => this.stateSignal().text, { equal: (a, b) => a?.doc === b?.doc });
  readonly save = computed(() => this.stateSignal().save);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.leave());
    effect(() => {
      if (this.link.renewed() > 0) untracked(() => void this.live?.resume());
    });
    effect((onCleanup) => {
      const text = this.text();
      const follow = () => this.companySignal.set(text ? this.companyOf(text.awareness) : []);
      follow();
      text?.awareness.on('change', follow);
      onCleanup(() => text?.awareness.off('change', follow));
    });
  }

  /** Opens the text of a section for a person; leaves the one that was open. */
  async open(owner: { readonly person: string; readonly section: string }): Promise<void> {
    this.leave();
    const opening = this.opening;
    const { client, connection, store } = await this.link.open();
    if (opening !== this.opening) return;
    const live = new client.LiveText({ connection, store, owner });
    live.subscribe((state) => this.stateSignal.set(state));
    this.live = live;
    this.stateSignal.set(live.state);
  }

  /** Leaves the section; what was typed stays in the offline copy. */
  leave(): void {
    this.opening += 1;
    void this.live?.close();
    this.live = null;
    this.stateSignal.set(unopened);
  }

  /** Done with a text that was not taken. */
  async dismiss(text: UnincludedText): Promise<void> {
    await this.live?.dismiss(text);
  }

  /** Resolves when everything typed is acknowledged; false when that takes longer than the patience (ms). */
  settled(patience: number): Promise<boolean> {
    const { live } = this;
    if (!live || live.state.isSettled) return Promise.resolve(live !== null);
    return new Promise((resolve) => {
      const done = (isSettled: boolean) => {
        clearTimeout(timer);
        stop();
        resolve(isSettled);
      };
      const timer = setTimeout(() => done(false), patience);
      const stop = live.subscribe(({ isSettled }) => isSettled && done(true));
    });
  }

  private companyOf(awareness: { getStates(): Map<number, unknown>; readonly clientID: number }): SectionCompany[] {
    const others = new Map<string, SectionCompany>();
    for (const [client, state] of awareness.getStates()) {
      // Awareness is untyped; `user` is what the server stamped, absent until it did.
      const { user } = state as Stamped;
      if (client === awareness.clientID || user?.id === undefined || user.name === undefined) continue;
      others.set(user.id, { id: user.id, name: user.name, organisation: user.organisation ?? '', colour: user.colour ?? 1 });
    }
    return [...others.values()];
  }
}
