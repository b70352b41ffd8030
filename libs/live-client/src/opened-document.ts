import { HocuspocusProvider } from '@hocuspocus/provider';
import { documentJson, faithfulDocument } from '@samenpen/dossier-document';
import { formatAuthToken, readLiveMessage, sectionDocument } from '@samenpen/live-protocol';
import type { LiveMessage, Scope } from '@samenpen/live-protocol';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Ledger } from './ledger';
import type { ConnectionState, LiveConnection } from './live-connection';
import type { CopyRecord, OfflineCopy, OfflineCopies, CopyOwner } from './local-store';
import { writtenBetween } from './unincluded-text';
import type { WrittenPart } from './unincluded-text';

/** What the life of one document reports to the text it belongs to. */
export type OpenedDocumentEvents = {
  readonly changed: () => void;
  /** The server said what became of something that was sent; `changed` or `refused` follows. */
  readonly answered: () => void;
  readonly admitted: (scope: Scope) => void;
  readonly denied: (reason: string) => void;
  readonly message: (message: LiveMessage) => void;
  /** A SyncStatus false; the message `refused` says why. */
  readonly refused: () => void;
};

/** Quiet time before the acknowledged state is written beside the copy. Milliseconds. */
const REMEMBER_MS = 300;

/** A text on its way from one document to the next. */
export type CarriedText = { readonly text: Uint8Array; readonly acknowledged: Uint8Array };

type Options = {
  readonly connection: LiveConnection;
  readonly copies: OfflineCopies;
  readonly owner: CopyOwner;
  readonly schemaVersion: number;
  /** In place of one that was refused: nothing of it is shown in parts, where a caret would find the wrong place. */
  readonly isFetchedAnew: boolean;
  readonly events: OpenedDocumentEvents;
};

/**
 * One Yjs document from opening to discarding. Beside the document itself it keeps a second one with
 * what the server has acknowledged or sent: the difference is what would be lost. Yjs cannot un-apply,
 * so after a refusal this object is thrown away and a new one opened.
 */
export class OpenedDocument {
  readonly doc = faithfulDocument();
  readonly awareness = new Awareness(this.doc);
  readonly copy: OfflineCopy;
  /** Set once the copy has been read; null when this device keeps nothing. */
  copyRecord: CopyRecord | null = null;
  private readonly acknowledged = faithfulDocument();
  private readonly ledger = new Ledger();
  private provider: HocuspocusProvider | null = null;
  private stopListening: () => void = () => undefined;
  private settledAt: Date | null = null;
  private hasServerState = false;
  private settlers: (() => void)[] = [];
  private rememberTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: Options) {
    this.copy = options.copies.open(options.owner, this.doc);
    this.doc.on('update', this.follow);
  }

  /** Reads the offline copy, then connects. Resolves when the copy is read. */
  async open(): Promise<void> {
    this.copyRecord = await this.copy.loaded.catch(() => null);
    if (this.copyRecord?.acknowledged) Y.applyUpdate(this.acknowledged, this.copyRecord.acknowledged);
  }

  /** The text of a document that lived before this one, on a device that keeps no copy. */
  take({ text, acknowledged }: CarriedText): void {
    Y.applyUpdate(this.doc, text);
    Y.applyUpdate(this.acknowledged, acknowledged);
  }

  /** What {@link take} takes; null when the offline copy holds it already. */
  carried(): CarriedText | null {
    if (this.copyRecord) return null;
    return { text: Y.encodeStateAsUpdate(this.doc), acknowledged: Y.encodeStateAsUpdate(this.acknowledged) };
  }

  connect(): void {
    const { connection, owner, schemaVersion, events } = this.options;
    this.provider = new HocuspocusProvider({
      name: sectionDocument(owner.section),
      document: this.doc,
      awareness: this.awareness,
      websocketProvider: connection.socket,
      // Answers carry the address: those to a document that was discarded are not taken for ours.
      sessionAwareness: true,
      // Another window may bring another login to this browser: under that one nothing is read or sent.
      token: formatAuthToken({ token: null, schemaVersion, personId: owner.person }),
      onAuthenticated: ({ scope }) => events.admitted(scope),
      onAuthenticationFailed: ({ reason }) => events.denied(reason),
      onSynced: () => this.synced(),
      onStateless: ({ payload }) => {
        const message = readLiveMessage(payload);
        if (message) events.message(message);
      },
    });
    this.stopListening = connection.listen(this.provider.effectiveName, {
      sent: (frame) => {
        if (frame.kind === 'step2') this.ledger.sentStep2(() => Y.encodeStateAsUpdate(this.doc));
        if (frame.kind === 'update') this.ledger.sentUpdate(frame.update.slice());
        events.changed();
      },
      acknowledged: (isStored) => this.answered(isStored),
      connectionChanged: (state) => this.connectionChanged(state),
      networkChanged: () => events.changed(),
    });
    connection.attach(this.provider);
  }

  /** Whether there is something to show: the server's state, or an offline copy that held a text. */
  get hasContent(): boolean {
    if (this.options.isFetchedAnew) return this.settledAt !== null;
    return this.hasServerState || this.doc.getXmlFragment('default').length > 0;
  }

  /** Whether the server has stored everything this document holds. */
  get isSettled(): boolean {
    return this.ledger.isSettled;
  }

  /** When the last answer came that settled everything; this device's clock. */
  get lastSettled(): Date | null {
    return this.settledAt;
  }

  /** What the server has not acknowledged, or null when there is nothing. */
  unacknowledged(): WrittenPart | null {
    return writtenBetween(documentJson(this.acknowledged), documentJson(this.doc));
  }

  /** Resolves when every frame that was sent has its answer, or after `patience` milliseconds. */
  answers(patience: number): Promise<void> {
    if (this.ledger.inFlight === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, patience);
      this.settlers.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** Keeps what is acknowledged now beside the offline copy. */
  async remember(): Promise<void> {
    if (!this.copyRecord) return;
    const acknowledged = Y.encodeStateAsUpdate(this.acknowledged);
    await this.copy.keep({ acknowledged, schemaVersion: this.options.schemaVersion });
  }

  /** Keeps it once it has been quiet for a moment and everything is acknowledged. */
  rememberSoon(): void {
    if (!this.isSettled) return;
    clearTimeout(this.rememberTimer);
    // Without the record a later refusal would show more as not taken than it has to; nothing is lost.
    this.rememberTimer = setTimeout(() => void this.remember().catch(() => undefined), REMEMBER_MS);
  }

  /** Leaves the room; the document can still be read. */
  leave(): void {
    this.stopListening();
    this.provider?.destroy();
    this.provider = null;
  }

  /** Gives everything back as it was found: a newer editor reads this copy, and its record must not be ours. */
  async giveBack(): Promise<void> {
    this.leave();
    this.copyRecord = null;
    // On a device that keeps nothing there is nothing to close.
    await this.copy.close().catch(() => undefined);
  }

  destroy(): void {
    this.leave();
    clearTimeout(this.rememberTimer);
    this.doc.off('update', this.follow);
    this.doc.destroy();
    this.acknowledged.destroy();
  }

  private readonly follow = (update: Uint8Array, origin: unknown): void => {
    if (this.provider && origin === this.provider) Y.applyUpdate(this.acknowledged, update);
  };

  private synced(): void {
    this.hasServerState = true;
    this.options.events.changed();
  }

  private answered(isStored: boolean): void {
    const stored = this.ledger.answered(isStored);
    if (stored) Y.applyUpdate(this.acknowledged, stored);
    if (this.isSettled) this.settledAt = new Date();
    if (this.ledger.inFlight === 0) this.settlers.splice(0).forEach((settle) => settle());
    this.options.events.answered();
    if (isStored) this.options.events.changed();
    else this.options.events.refused();
  }

  private connectionChanged(state: ConnectionState): void {
    this.ledger.begin();
    if (state !== 'connected') this.settlers.splice(0).forEach((settle) => settle());
    this.options.events.changed();
  }
}
