import { DOCUMENT, Service, effect, inject, signal, untracked } from '@angular/core';
import type * as LiveClient from '@samenpen/live-client';
import type { ConnectionState, LiveConnection, LocalStore } from '@samenpen/live-client';
import { LoginEnd } from '../api/login-end';
import { Sessions } from '../api/sessions';

/** The live connection of this window with everything that is needed to open documents on it. */
export type OpenLink = {
  readonly connection: LiveConnection;
  readonly store: LocalStore;
  readonly client: typeof LiveClient;
};

/**
 * The one connection of this window to `/live`. It belongs to the signed-in person: another person
 * gets another connection, and the same person who signs in again gets a new socket with the new
 * cookie. The code of live editing is loaded when the first document is opened.
 */
@Service()
export class LiveLink {
  private readonly document = inject(DOCUMENT);
  private readonly sessions = inject(Sessions);
  private readonly loginEnd = inject(LoginEnd);
  private link: Promise<OpenLink> | null = null;
  private person: string | null = null;
  private readonly renewals = signal(0);
  private readonly reached = signal<ConnectionState>('connecting');

  /** Moves each time the same person signed in again: open documents open anew. */
  readonly renewed = this.renewals.asReadonly();
  readonly state = this.reached.asReadonly();

  constructor() {
    effect(() => {
      const person = this.sessions.current()?.person.id ?? null;
      untracked(() => this.belongTo(person));
    });
    effect(() => {
      if (this.loginEnd.epoch() > 0) untracked(() => void this.renew());
    });
    const window = this.document.defaultView;
    window?.addEventListener('online', () => void this.link?.then(({ connection }) => connection.retry()));
  }

  /** Opens the connection when it is first asked for. */
  open(): Promise<OpenLink> {
    this.link ??= this.connect();
    return this.link;
  }

  private async connect(): Promise<OpenLink> {
    const client = await import('@samenpen/live-client');
    const { protocol, host } = this.document.location;
    const url = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/live`;
    const connection = new client.LiveConnection({ url, Socket: WebSocket });
    connection.listen('', {
      sent: () => undefined,
      acknowledged: () => undefined,
      connectionChanged: (state) => this.reached.set(state),
    });
    return { connection, client, store: client.browserStore() };
  }

  private belongTo(person: string | null): void {
    const isOther = this.person !== null && this.person !== person;
    this.person = person;
    if (!isOther || !this.link) return;
    const link = this.link;
    this.link = null;
    void link.then(({ connection }) => connection.destroy());
  }

  private async renew(): Promise<void> {
    if (!this.link) return;
    const { connection } = await this.link;
    connection.renew();
    this.renewals.update((count) => count + 1);
  }
}
