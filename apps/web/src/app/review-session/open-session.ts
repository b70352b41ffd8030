import { DestroyRef, Service, computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import type { DossierEvent, ReviewItem, ReviewMove, ReviewSession } from '@samenpen/contracts';
import { onNews } from '../api/after-all';
import { Problems, requestFault } from '../api/problems';
import { ReviewSessions } from '../api/review-sessions';
import { Sessions } from '../api/sessions';
import { DossierPresence } from '../live/dossier-presence';
import { Words } from '../words/words';
import { GatheredLooks } from './gathered-looks';

/** How often a screen says that its person is here; milliseconds. */
const HERE_EVERY = 30_000;
/** After a failure it tries again sooner. */
const AGAIN_AFTER = 4_000;

/**
 * The review session on the screen: what the server last said of it, kept fresh by hints, and the moves the person
 * makes. Provided by the screen. Whoever has it open while it runs is here, until leaving it.
 */
@Service({ autoProvided: false })
export class OpenSession {
  private readonly api = inject(ReviewSessions);
  private readonly problems = inject(Problems);
  private readonly words = inject(Words);
  private readonly presence = inject(DossierPresence);
  private readonly me = inject(Sessions);
  private readonly asked = signal('');
  private readonly resource = this.api.one(() => this.asked());
  private readonly wish = signal<'here' | 'away'>('here');
  /** The last move did not reach the server, or its answer did not come: it may have been made. */
  private isUnsure = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly looks = new GatheredLooks(() => this.look());

  /** The newest answer; an older one that comes late changes nothing. */
  private readonly newest = linkedSignal<ReviewSession | null, ReviewSession | null>({
    source: () => (this.resource.hasValue() ? this.resource.value() : null),
    computation: (found, before) => newerOf(before?.value ?? null, found),
  });
  /** Why there is no session for the person any more, such as a part in the dossier that was taken away meanwhile. */
  private readonly lost = signal<unknown>(null);
  readonly session = computed(() => {
    const session = this.newest();
    return session?.id === this.asked() && this.lost() === null ? session : null;
  });
  readonly error = computed(() => this.lost() ?? this.resource.error());
  /** Why the last move was refused, in a sentence. */
  readonly fault = signal<string | null>(null);
  private readonly movedAt = signal('');
  /** The server was not reached lately: what is on the screen may be old. */
  readonly isLost = signal(false);
  readonly hasLeft = computed(() => this.wish() === 'away');

  readonly person = computed(() => this.me.current()?.person.id ?? null);
  readonly isChair = computed(() => this.session()?.chair.person === this.person());
  readonly current = computed(() => this.itemOf(this.session()?.current ?? null));

  /** Of its own: each answer is another session, and saying so brings an answer. */
  private readonly isExpected = computed(() => this.session()?.may.join === true && this.wish() === 'here');

  constructor() {
    effect(() => {
      const hint = this.presence.sessionChanged();
      const known = untracked(this.session)?.revision ?? 0;
      if (hint !== null && hint.session === untracked(this.asked) && hint.revision > known) this.lookAgain();
    });
    onNews(() => this.presence.joined() > 0, () => this.lookAgain());
    effect(() => {
      const event = this.presence.newest();
      if (event !== null && isShown(event)) this.lookAgain();
    });
    effect(() => {
      const isExpected = this.isExpected();
      untracked(() => this.expect(isExpected));
    });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      this.looks.end();
    });
  }

  open(id: string): void {
    this.lost.set(null);
    this.asked.set(id);
  }

  reload(): void {
    this.lost.set(null);
    this.resource.reload();
  }

  itemOf(id: string | null): ReviewItem | null {
    return this.session()?.items.find((item) => item.id === id) ?? null;
  }

  /** The same for the moves that were made at that place of a long page; empty: elsewhere on it. */
  faultAt(place: string): string | null {
    return this.movedAt() === place ? this.fault() : null;
  }

  /** Makes a move, at that place of the page; resolves with whether it was made. A refusal stands in `fault`. */
  async move(move: ReviewMove, place = ''): Promise<boolean> {
    this.fault.set(null);
    this.movedAt.set(place);
    this.isUnsure = false;
    try {
      this.take(await this.api.move(this.asked(), move));
      return true;
    } catch (error) {
      // A refusal is part of the work: it is said, and the screen shows what holds.
      this.fault.set(this.problems.sentence(error));
      if (requestFault(error).kind === 'unreachable') {
        this.isUnsure = true;
        this.lose();
      }
      this.looks.ask();
      return false;
    }
  }

  async leave(): Promise<void> {
    this.wish.set('away');
    await this.move({ move: 'leave' });
  }

  rejoin(): void {
    this.wish.set('here');
  }

  /** Called in effects, which are not to follow what is read for it. */
  private lookAgain(): void {
    untracked(() => this.looks.ask());
  }

  private async look(): Promise<void> {
    const id = this.asked();
    // What cannot be read now is read with the next news; that the server is away is said by being here.
    const found = await this.api.read(id).catch((error: unknown) => this.lookInVain(id, error));
    if (found !== null && id === this.asked()) this.take(found);
  }

  private lookInVain(id: string, error: unknown): null {
    const fault = requestFault(error);
    if (id === this.asked() && fault.kind === 'problem' && fault.answer.code === 'not-found') this.lost.set(error);
    return null;
  }

  /** An answer says also that the session is there: for whoever was put back in the dossier, again. */
  private take(session: ReviewSession): void {
    // That the server was not reached holds no longer; whether it did what was asked only who asked can tell.
    if (this.isUnsure) this.fault.set(this.words.say('review.room.unsure'));
    this.isUnsure = false;
    this.isLost.set(false);
    this.lost.set(null);
    this.newest.update((known) => newerOf(known, session));
  }

  private expect(isHere: boolean): void {
    clearTimeout(this.timer);
    if (isHere) void this.sayHere();
  }

  /** The server was not reached: said at once, and asked again soon rather than with the next half minute. */
  private lose(): void {
    this.isLost.set(true);
    if (!untracked(this.isExpected)) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.sayHere(), AGAIN_AFTER);
  }

  /** Says so now and again later; a silence in between is made good as soon as the server answers. */
  private async sayHere(): Promise<void> {
    const id = this.asked();
    let next = HERE_EVERY;
    try {
      this.take(await this.api.move(id, { move: 'be-here' }));
    } catch (error) {
      // Away for a moment: said on the screen, and tried again.
      this.isLost.set(requestFault(error).kind === 'unreachable');
      this.lookInVain(id, error);
      next = AGAIN_AFTER;
    }
    clearTimeout(this.timer);
    if (this.asked() === id && untracked(this.wish) === 'here' && untracked(this.session)?.may.join === true) {
      this.timer = setTimeout(() => void this.sayHere(), next);
    }
  }
}

/** Whether it changes what a session shows beside its own moves: the states of sections, and who is in the dossier. */
const isShown = ({ transition, type }: DossierEvent): boolean => transition !== null || type === 'member-added' || type === 'member-removed';

/** Of the same session the one that is further on; of the same revision the one that came last. */
function newerOf(known: ReviewSession | null, found: ReviewSession | null): ReviewSession | null {
  if (found === null) return known;
  return known?.id !== found.id || found.revision >= known.revision ? found : known;
}
