import type { ReasonCode } from '@samenpen/contracts';
import { SCHEMA_VERSION } from '@samenpen/dossier-document';
import type { LiveMessage, RefusedMessage, Scope } from '@samenpen/live-protocol';
import { AnswerPatience } from './answer-patience';
import type { LiveConnection } from './live-connection';
import type { LiveTextPhase, LiveTextState, SaveState } from './live-text-state';
import type { CopyOwner, LocalStore } from './local-store';
import { NotTaken } from './not-taken';
import { OpenedDocument } from './opened-document';
import type { CarriedText } from './opened-document';
import { RebuildCount } from './rebuild-count';
import { saveStateOf } from './save-state';
import type { UnincludedText, WrittenPart } from './unincluded-text';

export type LiveTextOptions = {
  readonly connection: LiveConnection;
  readonly store: LocalStore;
  readonly owner: CopyOwner;
  /** For tests; the product uses the version it was built with. */
  readonly schemaVersion?: number;
};

/** How long the answers to what was sent may take before a refused document is discarded. */
const ANSWERS_MS = 2_000;

const loginReasons: ReadonlySet<string> = new Set(['login-ended', 'not-signed-in', 'another-login']);
const over: ReadonlySet<LiveTextPhase> = new Set(['closed', 'denied']);

/**
 * The text of one section as it is shared live, across refusals and logins.
 *
 * A refusal means that our document no longer matches the server's for good. So input stops, what was
 * written since the last acknowledged state is stored on this device, and only then is the document
 * discarded and the server's state loaded into a new one (promise 2 of the live editing design).
 */
export class LiveText {
  private opened: OpenedDocument;
  private phase: LiveTextPhase = 'opening';
  private reason: ReasonCode | null = null;
  private scope: Scope | null = null;
  private roomUse: number | null = null;
  private isStoreAway = false;
  private readonly patience = new AnswerPatience(() => this.publish());
  private readonly rebuilds = new RebuildCount();
  private readonly notTaken: NotTaken;
  private refusalTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly subscribers = new Set<(state: LiveTextState) => void>();

  constructor(private readonly options: LiveTextOptions) {
    this.notTaken = new NotTaken(options.store.unincluded, options.owner, () => this.publish());
    this.opened = this.newDocument({ isFetchedAnew: false });
    void this.start();
    void this.notTaken.load();
  }

  get state(): LiveTextState {
    const { phase, reason, scope, opened, roomUse, notTaken } = this;
    const isShown = phase === 'open' || phase === 'login-ended' || phase === 'rebuilding' || phase === 'stuck';
    return {
      phase,
      reason,
      scope,
      save: this.saveState(),
      text: isShown && opened.hasContent ? { doc: opened.doc, awareness: opened.awareness } : null,
      mayWrite: phase === 'open' && scope === 'read-write' && !this.isStoreAway,
      isSettled: opened.isSettled,
      roomUse,
      unincluded: notTaken.texts,
    };
  }

  /** Calls back on every change of the state; the returned function stops it. */
  subscribe(subscriber: (state: LiveTextState) => void): () => void {
    this.subscribers.add(subscriber);
    return () => this.subscribers.delete(subscriber);
  }

  /** Whose text of which section this is. */
  get owner(): CopyOwner {
    return this.options.owner;
  }

  /** What is unsent, as plain blocks; null when nothing is. */
  unsent(): WrittenPart | null {
    return this.opened.isSettled ? null : this.opened.unacknowledged();
  }

  /** After the same person signed in again: a new document and client id, from the kept copy. */
  async resume(): Promise<void> {
    const carried = this.opened.carried();
    await this.opened.remember().catch(() => undefined);
    await this.discard({ isCopyKept: true });
    await this.reopen(carried, { isFetchedAnew: false });
  }

  /** Done with a text that was not taken: it was used, copied, or is thrown away. */
  async dismiss(text: UnincludedText): Promise<void> {
    await this.notTaken.remove(text);
  }

  /** Leaves the section; the offline copy stays. */
  async close(): Promise<void> {
    this.phase = 'closed';
    this.patience.stop();
    clearTimeout(this.refusalTimer);
    this.subscribers.clear();
    await this.opened.remember().catch(() => undefined);
    await this.discard({ isCopyKept: true });
  }

  private get schemaVersion(): number {
    return this.options.schemaVersion ?? SCHEMA_VERSION;
  }

  private newDocument({ isFetchedAnew }: { readonly isFetchedAnew: boolean }): OpenedDocument {
    const { connection, store, owner } = this.options;
    const opened: OpenedDocument = new OpenedDocument({
      connection,
      copies: store.copies,
      owner,
      schemaVersion: this.schemaVersion,
      isFetchedAnew,
      events: {
        changed: () => this.ifCurrent(opened, () => this.changed()),
        answered: () => this.ifCurrent(opened, () => this.patience.answered()),
        admitted: (scope) => this.ifCurrent(opened, () => this.admitted(scope)),
        denied: (reason) => this.ifCurrent(opened, () => void this.denied(reason)),
        message: (message) => this.ifCurrent(opened, () => this.heard(message)),
        refused: () => this.ifCurrent(opened, () => this.refusedWithoutReason()),
      },
    });
    return opened;
  }

  /** A document that was discarded may still hear an answer; it concerns nobody. */
  private ifCurrent(opened: OpenedDocument, react: () => void): void {
    if (opened === this.opened && this.phase !== 'closed') react();
  }

  private async start(): Promise<void> {
    const opened = this.opened;
    await opened.open();
    this.ifCurrent(opened, () => {
      const writtenBy = opened.copyRecord?.schemaVersion ?? null;
      // The copy of a newer editor: this one would delete from it what it does not know.
      if (writtenBy !== null && writtenBy > this.schemaVersion) this.beOutdated();
      else opened.connect();
    });
  }

  private changed(): void {
    if (this.phase === 'opening' && this.opened.hasContent && this.scope !== null) this.phase = 'open';
    // Whoever opens a text at a server without a store is told so; without a connection nobody would say when it is back.
    if (this.options.connection.state !== 'connected') this.isStoreAway = false;
    this.patience.watch(!this.opened.isSettled && this.options.connection.state === 'connected' && this.phase === 'open');
    this.opened.rememberSoon();
    this.publish();
  }

  private admitted(scope: Scope): void {
    this.scope = scope;
    if (scope === 'read-write') this.reason = null;
    // The same person has signed in again, in whichever window: nobody else is admitted to a document opened for them.
    if (this.phase === 'login-ended') this.phase = 'open';
    this.changed();
  }

  private beOutdated(): void {
    void this.opened.giveBack();
    this.become('outdated', 'outdated-client');
  }

  private async denied(reason: string): Promise<void> {
    // The server sends codes of the catalogue; an unknown one is shown as a general refusal.
    const code = reason as ReasonCode;
    if (code === 'outdated-client') {
      this.beOutdated();
    } else if (loginReasons.has(code)) {
      this.become('login-ended', code);
    } else {
      // To who has no part in a dossier the server does not say that a section exists; who had it open knows.
      await this.loseRight(code === 'unknown-document' && this.opened.hasContent ? 'no-part-in-dossier' : code);
    }
  }

  private heard(message: LiveMessage): void {
    switch (message.type) {
      case 'refused':
        // Without a login nothing is wrong with the text: it waits for the same person to come back.
        if (message.own && message.reason === 'login-ended') break;
        void this.rebuild(message);
        return;
      case 'scope':
        this.scope = message.scope;
        this.reason = message.reason;
        break;
      case 'login-ended':
        this.become('login-ended', 'login-ended');
        break;
      case 'storage':
        this.isStoreAway = !message.available;
        break;
      case 'room-size':
        this.roomUse = message.bytes / message.limit;
    }
    this.changed();
  }

  /** The reason follows in a message of its own; without one the update was not readable. */
  private refusedWithoutReason(): void {
    const opened = this.opened;
    this.changed();
    clearTimeout(this.refusalTimer);
    this.refusalTimer = setTimeout(() => {
      this.ifCurrent(opened, () => {
        if (this.phase === 'open') void this.rebuild({ type: 'refused', reason: 'malformed-update', recover: 'rebuild', own: true });
      });
    }, ANSWERS_MS);
  }

  private async rebuild(message: RefusedMessage): Promise<void> {
    if (this.phase !== 'open' && this.phase !== 'opening') return;
    clearTimeout(this.refusalTimer);
    const refused = this.opened;
    // Why somebody else was refused is no reason of this person's.
    const reason = message.own ? message.reason : null;
    this.become('rebuilding', reason);
    // What was sent before the refused update may still be stored: wait, so that it is not kept twice.
    await refused.answers(ANSWERS_MS);
    if (!(await this.keepUnacknowledged(reason ?? 'with-another'))) return;
    await new Promise((resolve) => void setTimeout(resolve, this.rebuilds.pauseBeforeNext()));
    if (this.opened !== refused || over.has(this.phase)) return;
    await this.discard({ isCopyKept: false });
    await this.reopen(null, { isFetchedAnew: true });
  }

  private async loseRight(reason: ReasonCode): Promise<void> {
    this.scope = null;
    this.become('rebuilding', reason);
    this.opened.leave();
    if (!(await this.keepUnacknowledged(reason))) return;
    await this.discard({ isCopyKept: false });
    await this.options.store.copies.remove(this.options.owner);
    this.become('denied', reason);
  }

  /** False when this device could not keep it: then nothing is discarded. */
  private async keepUnacknowledged(reason: string): Promise<boolean> {
    const isKept = await this.notTaken.keep(this.opened.unacknowledged(), reason);
    if (!isKept) this.become('stuck', this.reason);
    return isKept;
  }

  private async discard({ isCopyKept }: { readonly isCopyKept: boolean }): Promise<void> {
    const { opened } = this;
    opened.destroy();
    // On a device that keeps nothing there is nothing to close or clear either.
    await (isCopyKept ? opened.copy.close() : opened.copy.clear()).catch(() => undefined);
  }

  private async reopen(carried: CarriedText | null, how: { readonly isFetchedAnew: boolean }): Promise<void> {
    if (this.phase === 'closed') return;
    this.scope = null;
    this.isStoreAway = false;
    this.opened = this.newDocument(how);
    if (carried) this.opened.take(carried);
    this.become('opening', this.reason);
    await this.start();
  }

  private saveState(): SaveState {
    const { phase, reason, scope, opened, isStoreAway, patience } = this;
    return saveStateOf({
      phase,
      reason,
      scope,
      isStoreAway,
      isLate: patience.isLate,
      connection: this.options.connection.state,
      isSettled: opened.isSettled,
      settledAt: opened.lastSettled,
      isKept: opened.copyRecord !== null,
    });
  }

  private become(phase: LiveTextPhase, reason: ReasonCode | null): void {
    if (this.phase === 'closed') return;
    this.phase = phase;
    this.reason = reason;
    this.publish();
  }

  private publish(): void {
    const { state } = this;
    for (const subscriber of this.subscribers) subscriber(state);
  }
}
