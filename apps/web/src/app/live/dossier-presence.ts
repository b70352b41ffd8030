import { Service, computed, inject, signal } from '@angular/core';
import { dossierEvent, notificationHint, personId, reviewSessionHint, sectionId, suggestionsHint, textsHint, threadHint } from '@samenpen/contracts';
import type { DossierEvent, PersonId, ReviewSessionHint, SectionId, SuggestionsHint, TextsHint, ThreadHint } from '@samenpen/contracts';
import type { LiveDossier, OwnPlace, PresentWindow } from '@samenpen/live-client/presence';
import { LoginEnd } from '../api/login-end';
import { Sessions } from '../api/sessions';
import { FetchedCode } from '../shell/fetched-code';
import { LiveLink } from './live-link';

/** Somebody who has the dossier open now; one entry a person, whatever the number of windows. */
export type PresentPerson = {
  readonly id: PersonId;
  readonly name: string;
  readonly organisation: string;
  /** 1 to 10: which of the ten colours of people. */
  readonly colour: number;
  /** The section on the screen, null on another page of the dossier. */
  readonly section: SectionId | null;
  readonly doing: 'reading' | 'writing';
};

const rank = (window: PresentWindow): number => (window.doing === 'writing' ? 2 : window.section === null ? 0 : 1);

function peopleOf(windows: readonly PresentWindow[]): PresentPerson[] {
  const best = new Map<string, PresentWindow>();
  for (const window of windows) {
    const known = best.get(window.person.id);
    if (!known || rank(window) > rank(known)) best.set(window.person.id, window);
  }
  return [...best.values()].flatMap(({ person, section, doing }): PresentPerson[] => {
    const id = personId.safeParse(person.id);
    const at = sectionId.safeParse(section);
    return id.success ? [{ ...person, id: id.data, section: at.success ? at.data : null, doing }] : [];
  });
}

/** Who is where in a dossier, and what happens in it, live. */
@Service()
export class DossierPresence {
  private readonly link = inject(LiveLink);
  private readonly code = inject(FetchedCode);
  private readonly sessions = inject(Sessions);
  private readonly loginEnd = inject(LoginEnd);
  private readonly people = signal<readonly PresentPerson[]>([]);
  private readonly event = signal<DossierEvent | null>(null);
  private readonly sessionHint = signal<ReviewSessionHint | null>(null);
  private readonly joins = signal(0);
  private readonly hints = signal(0);
  private readonly threadListeners = new Set<(hint: ThreadHint) => void>();
  private readonly suggestionListeners = new Set<(hint: SuggestionsHint) => void>();
  private readonly textListeners = new Set<(hint: TextsHint) => void>();
  private place: OwnPlace = { section: null, doing: 'reading' };
  private dossier: LiveDossier | null = null;

  /** Everybody else who has the dossier open; oneself not, in however many windows. */
  readonly present = computed(() => this.people().filter(({ id }) => id !== this.sessions.current()?.person.id));
  /** The newest live event, null until one came. A hint: ask the api for what it means. */
  readonly newest = this.event.asReadonly();

  /** The newest hint that a review session changed. */
  readonly sessionChanged = this.sessionHint.asReadonly();

  /**
   * How often the dossier was joined; moves when the connection came back. What happened before, the first time and
   * each time again, was not heard: look again at what was read until then.
   */
  readonly joined = this.joins.asReadonly();

  /** How often the person was told something, live. */
  readonly notified = this.hints.asReadonly();

  /** Joins `dossier/<slug>`; the returned function leaves. */
  watch(slug: string): () => void {
    let isLeft = false;
    let joined: LiveDossier | null = null;
    const person = this.sessions.current()?.person.id;
    if (person === undefined) return () => undefined;
    void Promise.all([this.link.open(), this.code.of(() => import('@samenpen/live-client/presence'))]).then(([connection, { LiveDossier }]) => {
      if (isLeft) return;
      joined = new LiveDossier({
        connection,
        slug,
        person,
        events: {
          joined: () => this.joins.update((count) => count + 1),
          present: (windows) => this.people.set(peopleOf(windows)),
          happened: (event) => this.heard(event),
          denied: (reason) => {
            this.people.set([]);
            if (reason === 'another-login') this.loginEnd.notice('another');
          },
        },
      });
      joined.moveTo(this.place);
      this.dossier = joined;
    });
    return () => {
      isLeft = true;
      joined?.leave();
      if (this.dossier !== joined) return;
      this.dossier = null;
      this.people.set([]);
      this.event.set(null);
    };
  }

  /** Tells the others where this window is. */
  moveTo(place: OwnPlace): void {
    this.place = place;
    this.dossier?.moveTo(place);
  }

  /** Hears of every thread that changed, none skipped; the returned function stops it. */
  onThread(listener: (hint: ThreadHint) => void): () => void {
    this.threadListeners.add(listener);
    return () => this.threadListeners.delete(listener);
  }

  /** Hears of which section the suggestions are to be read again; the returned function stops it. */
  onSuggestions(listener: (hint: SuggestionsHint) => void): () => void {
    this.suggestionListeners.add(listener);
    return () => this.suggestionListeners.delete(listener);
  }

  /** Hears in which texts was written, a moment later; the returned function stops it. */
  onTexts(listener: (hint: TextsHint) => void): () => void {
    this.textListeners.add(listener);
    return () => this.textListeners.delete(listener);
  }

  private heard(event: unknown): void {
    if (notificationHint.safeParse(event).success) this.hints.update((count) => count + 1);
    const known = dossierEvent.safeParse(event);
    if (known.success) this.event.set(known.data);
    const hint = threadHint.safeParse(event);
    if (hint.success) this.threadListeners.forEach((listener) => listener(hint.data));
    const texts = textsHint.safeParse(event);
    if (texts.success) this.textListeners.forEach((listener) => listener(texts.data));
    const suggestions = suggestionsHint.safeParse(event);
    if (suggestions.success) this.suggestionListeners.forEach((listener) => listener(suggestions.data));
    const session = reviewSessionHint.safeParse(event);
    if (session.success) this.sessionHint.set(session.data);
  }
}
