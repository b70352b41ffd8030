import { DOCUMENT, Service, effect, inject, signal, untracked } from '@angular/core';
import type * as LiveClient from '@samenpen/live-client';
import type { CopyOwner, LiveText, LocalStore } from '@samenpen/live-client';
import type { LiveConnection } from '@samenpen/live-client/presence';
import { LoginEnd } from '../api/login-end';
import { Sessions } from '../api/sessions';
import { FetchedCode } from '../shell/fetched-code';
import { HTTP_WAY } from './http-way';

/** What is needed to open texts: fetched with the first section, not with the overview of a dossier. */
export type TextWorks = { readonly client: typeof LiveClient; readonly store: LocalStore };

/** Whose text of which section, and the schema version of the server's answer on that section. */
export type AskedText = { readonly owner: CopyOwner; readonly schemaVersion: number };

const keyOf = ({ person, section }: CopyOwner): string => `${person}/${section}`;

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
  private readonly code = inject(FetchedCode);
  private readonly loadHttpWay = inject(HTTP_WAY);
  private readonly texts = new Map<string, LiveText>();
  /** How many screens show a text now. */
  private readonly shown = new Map<LiveText, number>();
  private readonly renewals = signal(0);
  private link: Promise<LiveConnection> | null = null;
  private works: Promise<TextWorks> | null = null;
  private person: string | null = null;

  /** Moves each time the same person signed in again: open documents open anew. */
  readonly renewed = this.renewals.asReadonly();

  constructor() {
    effect(() => {
      const person = this.sessions.current()?.person.id ?? null;
      untracked(() => this.belongTo(person));
    });
    effect(() => {
      if (this.loginEnd.epoch() > 0) untracked(() => void this.renew());
    });
    const window = this.document.defaultView;
    const network = (isOnline: boolean) => void this.link?.then((connection) => connection.networkChanged(isOnline));
    window?.addEventListener('online', () => network(true));
    window?.addEventListener('offline', () => network(false));
  }

  /** Opens the connection when it is first asked for. */
  open(): Promise<LiveConnection> {
    this.link ??= this.connect();
    return this.link;
  }

  /** The code and the store of texts. */
  textWorks(): Promise<TextWorks> {
    this.works ??= this.code.of(() => import('@samenpen/live-client')).then((client) => ({ client, store: client.browserStore() }));
    return this.works;
  }

  /**
   * The live text of a section, taken up again when it was still sending. Give it back with `letGo`.
   * Null when the server, by its newest answer on the section, has another schema than this page: then
   * neither the text nor its offline copy may be opened.
   */
  async openText({ owner, schemaVersion }: AskedText): Promise<LiveText | null> {
    const { client, store } = await this.textWorks();
    if (!client.isOwnSchema(schemaVersion)) return null;
    const connection = await this.open();
    const text = this.texts.get(keyOf(owner)) ?? new client.LiveText({ connection, store, owner });
    this.texts.set(keyOf(owner), text);
    this.shown.set(text, (this.shown.get(text) ?? 0) + 1);
    return text;
  }

  /** The screen is left: the text goes on sending until everything is acknowledged, then it is closed. */
  letGo(text: LiveText): void {
    const left = (this.shown.get(text) ?? 1) - 1;
    this.shown.set(text, left);
    if (left > 0) return;
    if (!this.isOnItsWay(text)) {
      this.close(text);
      return;
    }
    const stop = text.subscribe(() => {
      if ((this.shown.get(text) ?? 0) > 0) stop();
      else if (!this.isOnItsWay(text)) this.close(text);
    });
  }

  /** The texts that are open or still sending. */
  openTexts(): readonly LiveText[] {
    return [...this.texts.values()];
  }

  /** Leaves every section; what is unsent stays in its offline copy. */
  async closeTexts(): Promise<void> {
    const texts = this.openTexts();
    this.texts.clear();
    await Promise.all(texts.map((text) => text.close()));
  }

  private isOnItsWay({ state }: LiveText): boolean {
    return !state.isSettled && state.scope === 'read-write' && state.phase === 'open';
  }

  private close(text: LiveText): void {
    this.shown.delete(text);
    for (const [key, known] of this.texts) if (known === text) this.texts.delete(key);
    void text.close();
  }

  private async connect(): Promise<LiveConnection> {
    const [{ LiveConnection, liveSocket }, httpWays, { httpStream, wayStore }] = await this.code.of(() =>
      Promise.all([import('@samenpen/live-client/presence'), import('@samenpen/live-client/http'), this.loadHttpWay()]),
    );
    const { protocol, host } = this.document.location;
    const url = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/live`;
    return new LiveConnection({ url, Socket: liveSocket({ url, WebSocket, http: () => httpStream(httpWays), store: wayStore() }) });
  }

  private belongTo(person: string | null): void {
    const isOther = this.person !== null && this.person !== person;
    this.person = person;
    if (!isOther || !this.link) return;
    const { link } = this;
    this.link = null;
    void this.closeTexts()
      .then(() => link)
      .then((connection) => connection.destroy());
  }

  private async renew(): Promise<void> {
    if (!this.link) return;
    const connection = await this.link;
    connection.renew();
    this.renewals.update((count) => count + 1);
  }
}
