import { DestroyRef, Service, computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import { mayInDossier } from '@samenpen/access-policy';
import type { DossierAction } from '@samenpen/access-policy';
import type { DossierDetail } from '@samenpen/contracts';
import { viewerOf } from '@samenpen/dossier-rules';
import { Dossiers } from '../api/dossiers';
import { isNotFound, isPassing, requestFault } from '../api/problems';
import { Sessions } from '../api/sessions';
import { Versions } from '../api/versions';

const TICK = 20_000;
/** Milliseconds between two looks at whether an answer is there. */
const LOADING_STEP = 50;

/**
 * The dossier that is open: its facts, the clock of the server by which its deadline runs, and what the
 * person may do in it. Provided by the shell; every screen inside reads it and asks it to look again.
 */
@Service({ autoProvided: false })
export class OpenDossier {
  private readonly sessions = inject(Sessions);
  private readonly asked = signal<string | undefined>(undefined);
  private readonly dossiers = inject(Dossiers);
  private readonly resource = this.dossiers.one(() => this.asked());
  private readonly deviceNow = signal(Date.now());

  /** The slug in the address; empty before the shell knows it. */
  readonly slug = computed(() => this.asked() ?? '');

  /** What is known of the dossier. A look that fails keeps the last good one; another slug starts anew. */
  readonly detail = linkedSignal<{ slug: string; found: DossierDetail | null }, DossierDetail | null>({
    source: () => ({ slug: this.slug(), found: this.resource.hasValue() ? this.resource.value() : null }),
    computation: ({ slug, found }, before) => found ?? (before?.source.slug === slug ? before.value : null),
  }).asReadonly();

  private readonly unreadSections = inject(Versions).unread(() => this.slug());
  /** Ids of the sections in which others wrote since the person looked. */
  readonly unread = linkedSignal<ReadonlySet<string> | null, ReadonlySet<string>>({
    source: () => (this.unreadSections.hasValue() ? new Set(this.unreadSections.value()) : null),
    computation: (found, before) => found ?? before?.value ?? new Set(),
  }).asReadonly();

  readonly error = computed(() => this.resource.error());
  readonly isLoading = computed(() => this.resource.isLoading());

  /** How far the server's dossier clock is from this device's, in milliseconds. */
  readonly offset = linkedSignal<DossierDetail | null, number>({
    source: this.detail,
    computation: (detail, before) => (detail === null ? (before?.value ?? 0) : Date.parse(detail.now) - Date.now()),
  });

  /** The server's dossier clock, a few times a minute. */
  readonly now = computed(() => new Date(this.deviceNow() + this.offset()));

  readonly viewer = computed(() => {
    const detail = this.detail();
    const person = this.sessions.current()?.person.id;
    return detail === null || person === undefined ? null : viewerOf(detail, person);
  });

  constructor() {
    // The answer says what time it is now, not when somebody first asks for it.
    effect(() => void this.offset());
    const timer = setInterval(() => this.deviceNow.set(Date.now()), TICK);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
    // The offset is of the moment of the answer, so the clock starts from that moment too.
    effect(() => {
      this.detail();
      this.deviceNow.set(Date.now());
    });
    // Whenever the dossier was looked at again, something in it changed.
    effect(() => {
      if (this.detail() !== null) untracked(() => this.unreadSections.reload());
    });
  }

  /** Opens a dossier; called by the shell with what stands in the address. */
  open(slug: string): void {
    this.asked.set(slug);
  }

  /** Asks the server again; what is on the screen stays until the answer. */
  reload(): void {
    this.resource.reload();
  }

  /**
   * The same, also while a look is under way, which may show less than what is wanted now. Resolves after the answer;
   * false when there was none, but may well be later.
   */
  async reloadAfterAll(): Promise<boolean> {
    await this.settled();
    this.reload();
    await this.settled();
    const error = this.error();
    return error === undefined || !isPassing(requestFault(error));
  }

  /**
   * Whether what was refused says that the person has no part in the dossier any more: of what one may not see the
   * server only says that it is not there, so the dossier itself is asked for.
   */
  async isLostBy(error: unknown): Promise<boolean> {
    return isNotFound(error) && isNotFound(await this.dossiers.faultOf(this.slug()));
  }

  private async settled(): Promise<void> {
    while (this.resource.isLoading()) await new Promise((resolve) => void setTimeout(resolve, LOADING_STEP));
  }

  /** Whether the person may do this in the dossier; the server has the last word. */
  may(action: DossierAction): boolean {
    const detail = this.detail();
    const viewer = this.viewer();
    if (detail === null || viewer === null) return false;
    return mayInDossier(viewer, action, { dossierStatus: detail.status }).allowed;
  }
}
