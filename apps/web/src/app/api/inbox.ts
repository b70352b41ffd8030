import { HttpClient, httpResource } from '@angular/common/http';
import { Service, computed, inject, linkedSignal, signal } from '@angular/core';
import { mailChoices, notification, pageOf, unreadCounts, unsubscribeScope } from '@samenpen/contracts';
import type { MailChoice, MailChoices, Notification, NotificationKind, ReadMarks, UnreadCounts, UnsubscribeScope } from '@samenpen/contracts';
import { firstValueFrom } from 'rxjs';
import { LoginEnd } from './login-end';
import { Sessions } from './sessions';

const notificationPage = pageOf(notification);

/** What the person is told, and how it is mailed. */
@Service()
export class Inbox {
  private readonly http = inject(HttpClient);
  private readonly loginEnd = inject(LoginEnd);
  private readonly sessions = inject(Sessions);
  private readonly looks = signal(0);
  private readonly counts = httpResource(() => this.countsAddress(), { parse: (body) => unreadCounts.parse(body) });

  /** What is not read, per dossier. A look that fails keeps the last good one. */
  readonly unread = linkedSignal<UnreadCounts | null, UnreadCounts | null>({
    source: () => (this.counts.hasValue() ? this.counts.value() : null),
    computation: (found, before) => found ?? before?.value ?? null,
  });

  /** Moves when something may have changed: lists look again. */
  readonly changed = computed(() => this.looks());

  /** Asks again how much is not read. */
  look(): void {
    this.looks.update((count) => count + 1);
  }

  async page(asked: { dossier: string | null; unread: boolean; cursor: string | null }): Promise<{ items: Notification[]; nextCursor: string | null }> {
    const params = {
      limit: 30,
      ...(asked.dossier !== null && { dossier: asked.dossier }),
      ...(asked.unread && { unread: true }),
      ...(asked.cursor !== null && { cursor: asked.cursor }),
    };
    return notificationPage.parse(await firstValueFrom(this.http.get('/api/notifications', { params })));
  }

  async markRead(marks: ReadMarks): Promise<void> {
    this.unread.set(unreadCounts.parse(await firstValueFrom(this.http.post('/api/notifications/read', marks))));
  }

  async choices(): Promise<MailChoices> {
    return mailChoices.parse(await firstValueFrom(this.http.get('/api/notifications/choices')));
  }

  async choose(kind: NotificationKind, choice: MailChoice): Promise<MailChoices> {
    return mailChoices.parse(await firstValueFrom(this.http.patch('/api/notifications/choices', { choices: [{ kind, choice }] })));
  }

  /** What the link of a mail ends; without a sign-in. */
  async unsubscribeScope(token: string): Promise<UnsubscribeScope> {
    return unsubscribeScope.parse(await firstValueFrom(this.http.get(`/api/unsubscribe/${encodeURIComponent(token)}`)));
  }

  async unsubscribe(token: string): Promise<void> {
    await firstValueFrom(this.http.post(`/afmelden/${encodeURIComponent(token)}`, {}));
  }

  private countsAddress(): string | undefined {
    this.loginEnd.epoch();
    this.looks();
    // Null or not known yet: nobody is signed in, and asking would call for a sign-in.
    return this.sessions.current()?.person === undefined ? undefined : '/api/notifications/unread';
  }
}
