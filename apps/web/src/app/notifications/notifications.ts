import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Notification } from '@samenpen/contracts';
import { notificationPlace, notificationSentence } from '@samenpen/dossier-rules';
import { EmptyState, Icon, Skeleton } from '@samenpen/ui';
import { Inbox } from '../api/inbox';
import { Sessions } from '../api/sessions';
import { Header } from '../shell/header';
import { LoadFault } from '../shell/load-fault';
import { nameScreen } from '../shell/screen-title';
import { Instants } from '../words/instants';
import { Words } from '../words/words';

type Line = Notification & { readonly sentence: string; readonly path: string; readonly query: Readonly<Record<string, string>> };

/** *Meldingen*: everything one is told, over all dossiers or of one. */
@Component({
  selector: 'sp-notifications',
  imports: [EmptyState, Header, Icon, LoadFault, RouterLink, Skeleton],
  templateUrl: './notifications.html',
  styleUrl: './notifications.css',
})
export class Notifications {
  private readonly inbox = inject(Inbox);
  private readonly sessions = inject(Sessions);
  private readonly words = inject(Words);
  private readonly announcer = inject(LiveAnnouncer);
  protected readonly instants = inject(Instants);
  protected readonly say = this.words.say;
  protected readonly now = new Date();
  protected readonly crumbs = computed(() => [{ text: this.say('notifications.title'), link: null }]);

  protected readonly dossier = signal<string | null>(null);
  protected readonly isUnreadOnly = signal(false);
  private readonly items = signal<readonly Notification[] | null>(null);
  protected readonly nextCursor = signal<string | null>(null);
  /** What was chosen when that was asked for. */
  private shownChoice: string | null = null;
  protected readonly error = signal<unknown>(null);
  /** The dossiers of the person, and those of which notifications are left; each with how many are not read. */
  protected readonly dossiers = computed(() => {
    const own = (this.sessions.current()?.memberships ?? []).map(({ dossier }) => dossier);
    const told = (this.items() ?? []).map(({ dossier }) => dossier);
    const unread = new Map<string, number>((this.inbox.unread()?.dossiers ?? []).map((each) => [each.slug, each.unread]));
    const each = new Map([...told, ...own].map(({ slug, title }) => [slug, title]));
    return [...each].map(([slug, title]) => ({ slug, title, unread: unread.get(slug) ?? 0 }));
  });
  /** How many are not read of what was chosen. */
  protected readonly unread = computed(() => {
    const chosen = this.dossier();
    return chosen === null ? (this.inbox.unread()?.total ?? 0) : (this.dossiers().find(({ slug }) => slug === chosen)?.unread ?? 0);
  });

  protected readonly lines = computed(() => {
    const language = this.words.language();
    return this.items()?.map((item): Line => {
      const [path = '/', search] = notificationPlace(item).split('?');
      return { ...item, sentence: notificationSentence(item, language), path, query: Object.fromEntries(new URLSearchParams(search)) };
    });
  });

  constructor() {
    nameScreen(() => [this.say('notifications.title')]);
    effect(() => {
      this.dossier();
      this.isUnreadOnly();
      this.inbox.changed();
      untracked(() => void this.load());
    });
  }

  protected async load(): Promise<void> {
    await this.fetch(null);
  }

  protected async more(): Promise<void> {
    await this.fetch(this.nextCursor());
  }

  /** Following a notification is reading it. */
  protected async read(item: Notification): Promise<void> {
    if (item.readAt === null) await this.mark([item.id]);
  }

  /** The button goes once it has done its work; the focus stays in the line. */
  protected async readHere(item: Notification, line: HTMLElement): Promise<void> {
    await this.read(item);
    line.focus();
  }

  protected async readAll(): Promise<void> {
    await this.attempt(async () => {
      await this.inbox.markRead({ dossier: this.dossier() });
      this.show((item) => this.dossier() === null || item.dossier.slug === this.dossier());
      await this.announcer.announce(this.say('notifications.allRead'));
    });
  }

  private async mark(ids: Notification['id'][]): Promise<void> {
    await this.attempt(async () => {
      await this.inbox.markRead({ ids });
      this.show(({ id }) => ids.includes(id));
    });
  }

  private show(isRead: (item: Notification) => boolean): void {
    const readAt = new Date().toISOString();
    this.items.update((items) => items?.map((item) => (isRead(item) ? { ...item, readAt: item.readAt ?? readAt } : item)) ?? null);
  }

  private async fetch(cursor: string | null): Promise<void> {
    const asked = { dossier: this.dossier(), unread: this.isUnreadOnly(), cursor };
    await this.attempt(async () => {
      const { items, nextCursor } = await this.inbox.page(asked);
      // A choice that was made meanwhile asks for itself.
      if (asked.dossier !== this.dossier() || asked.unread !== this.isUnreadOnly()) return;
      const before = this.items() ?? [];
      const choice = JSON.stringify([asked.dossier, asked.unread]);
      const older = cursor === null && choice === this.shownChoice ? olderThan(items, before) : [];
      this.shownChoice = choice;
      this.items.set(cursor === null ? [...items, ...older] : [...before, ...items]);
      // Of what is older and stays on the screen the end is known already.
      if (older.length === 0) this.nextCursor.set(nextCursor);
    });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.error.set(null);
    } catch (fault) {
      // Whatever it was, the screen says it and offers to try again.
      this.error.set(fault);
    }
  }
}

/** What was on the screen below the last of a new first page: asked for before, and still older than all of it. */
const olderThan = (page: readonly Notification[], before: readonly Notification[]): readonly Notification[] => {
  const last = before.findIndex(({ id }) => id === page.at(-1)?.id);
  return last === -1 ? [] : before.slice(last + 1);
};
