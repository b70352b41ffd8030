import { DestroyRef, computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import { documentJson, documentText, documentVersion, suggestionsIn } from '@samenpen/dossier-document';
import type { DocumentNode, Suggestion } from '@samenpen/dossier-document';
import type { LiveText, LiveTextState, OpenedText, UnincludedText, WrittenPart } from '@samenpen/live-client';
import { companyOf } from './company';
import type { SectionCompany } from './company';
import { LiveLink } from './live-link';
import type { AskedText } from './live-link';
import { isTaken } from './settling';

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

/** How long after a change the plain text is read again, so that counting never waits on a key; milliseconds. */
const READ_MS = 300;

const isSameText = (one: OpenedText | null, other: OpenedText | null): boolean => one?.doc === other?.doc;

/** What stands on the screen at one moment: its version, and the text to compare with later. */
export type SeenText = { readonly version: string; readonly json: DocumentNode };

/**
 * The live text of one section as signals: with its neighbours in this folder the only place where Yjs
 * meets the screens. Make it in the constructor of a component; it leaves with it.
 */
export class LiveSection {
  private readonly link = inject(LiveLink);
  private readonly stateSignal = signal<LiveTextState>(unopened);
  private readonly shownSignal = signal<OpenedText | null>(null, { equal: isSameText });
  private readonly companySignal = signal<readonly SectionCompany[]>([]);
  private readonly plainSignal = signal<string | null>(null);
  private readonly suggestionsSignal = signal<readonly Suggestion[]>([]);
  private opening = 0;
  private person = '';
  private live: LiveText | null = null;
  private stop: () => void = () => undefined;

  readonly state = this.stateSignal.asReadonly();
  /** The others in this section, one entry a person. */
  readonly company = this.companySignal.asReadonly();
  /** The plain text as it stands, a moment behind the typing; null before it is known. */
  readonly plain = this.plainSignal.asReadonly();
  /** The suggestions that stand open in what the sheet shows, in its order; as late as the plain text. */
  readonly suggestions = this.suggestionsSignal.asReadonly();
  /** The document to bind the editor to; changes after a refusal was mended. */
  readonly text = computed(() => this.stateSignal().text, { equal: isSameText });
  /** What the sheet shows: while a text is opened anew the one before, and with it the place of whoever stood in it. */
  readonly shown = this.shownSignal.asReadonly();
  /** Whether all of the text is there: what is missing in a part of it, or while it is opened anew, may still stand in it. */
  readonly isWhole = linkedSignal<{ text: OpenedText | null; isSettled: boolean }, boolean>({
    source: () => ({ text: this.text(), isSettled: this.state().isSettled }),
    computation: ({ text, isSettled }, before) => text !== null && (isSettled || (before?.value === true && before.source.text === text)),
  }).asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.leave());
    effect(() => {
      if (this.link.renewed() > 0) untracked(() => void this.live?.resume());
    });
    effect((onCleanup) => {
      const text = this.text();
      if (!text) {
        this.companySignal.set([]);
        return;
      }
      onCleanup(this.followCompany(text));
      onCleanup(this.followText(text));
    });
  }

  /** Opens the text of a section for a person; leaves the one that was open. */
  async open(asked: AskedText): Promise<void> {
    this.leave();
    this.person = asked.owner.person;
    const opening = this.opening;
    const live = await this.link.openText(asked);
    if (opening !== this.opening) {
      if (live) this.link.letGo(live);
      return;
    }
    if (!live) {
      this.follow({ ...unopened, phase: 'outdated', reason: 'outdated-client', save: { kind: 'read-only' } });
      return;
    }
    this.live = live;
    this.stop = live.subscribe((state) => this.follow(state));
    this.follow(live.state);
  }

  /** Leaves the section; what is still on its way is sent, what is unsent stays in the offline copy. */
  leave(): void {
    this.opening += 1;
    this.stop();
    if (this.live) this.link.letGo(this.live);
    this.live = null;
    this.stateSignal.set(unopened);
    this.shownSignal.set(null);
    this.plainSignal.set(null);
  }

  /** Done with a text that was not taken. */
  async dismiss(text: UnincludedText): Promise<void> {
    await this.live?.dismiss(text);
  }

  /** What is on the screen now; null while there is no text. */
  seen(): SeenText | null {
    const text = this.text();
    return text && { version: documentVersion(text.doc), json: documentJson(text.doc) };
  }

  /** What was written since a text was seen, by anybody; null when nothing was. */
  async writtenSince({ json }: SeenText): Promise<() => WrittenPart | null> {
    const { client } = await this.link.textWorks();
    return () => {
      const text = this.text();
      return text && client.writtenBetween(json, documentJson(text.doc));
    };
  }

  /** Whether everything typed is acknowledged; false when the server does not take it, or not within the patience (ms). */
  settled(patience: number): Promise<boolean> {
    return this.live ? isTaken(this.live, patience) : Promise.resolve(false);
  }

  private follow(state: LiveTextState): void {
    this.stateSignal.set(state);
    if (state.text !== null || state.phase !== 'opening') this.shownSignal.set(state.text);
  }

  private followCompany({ awareness }: OpenedText): () => void {
    const follow = () => this.companySignal.set(companyOf(awareness, this.person));
    follow();
    awareness.on('change', follow);
    return () => awareness.off('change', follow);
  }

  private followText({ doc }: OpenedText): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      timer = undefined;
      const json = documentJson(doc);
      this.plainSignal.set(documentText(json));
      this.suggestionsSignal.set(suggestionsIn(json));
    };
    const follow = () => (timer ??= setTimeout(read, READ_MS));
    read();
    doc.on('update', follow);
    return () => {
      clearTimeout(timer);
      doc.off('update', follow);
    };
  }
}
