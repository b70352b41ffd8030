import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, inject, signal } from '@angular/core';
import type { CreatedToken } from '@samenpen/contracts';
import { EmptyState, Icon, Skeleton } from '@samenpen/ui';
import { Problems } from '../api/problems';
import { Tokens } from '../api/tokens';
import { TakesFocus, focusKeeper } from '../shell/focus-keeper';
import { LoadFault } from '../shell/load-fault';
import { Instants } from '../words/instants';
import { Words } from '../words/words';

const DAY = 86_400_000;

/** Personal access tokens: make one (shown once), see them, end one. */
@Component({
  selector: 'sp-token-list',
  imports: [EmptyState, Icon, LoadFault, Skeleton, TakesFocus],
  templateUrl: './token-list.html',
  styleUrl: './token-list.css',
})
export class TokenList {
  private readonly api = inject(Tokens);
  private readonly problems = inject(Problems);
  private readonly announcer = inject(LiveAnnouncer);
  protected readonly instants = inject(Instants);
  protected readonly say = inject(Words).say;
  protected readonly tokens = this.api.list();

  /** Days that a new token stays valid. */
  protected readonly terms = [30, 90, 365] as const;
  protected readonly name = signal('');
  protected readonly days = signal<number>(90);
  protected readonly created = signal<CreatedToken | null>(null);
  protected readonly isCopied = signal(false);
  protected readonly asksToEnd = signal<string | null>(null);
  protected readonly fault = signal<string | null>(null);
  private readonly keepFocus = focusKeeper();

  protected async create(event: Event): Promise<void> {
    event.preventDefault();
    const name = this.name().trim();
    if (name === '') {
      this.fault.set(this.say('token.nameNeeded'));
      return;
    }
    await this.attempt(async () => {
      // A minute less than the whole term, so that a device whose clock runs ahead stays within a year.
      const expiresAt = new Date(Date.now() + this.days() * DAY - 60_000).toISOString();
      this.created.set(await this.api.create({ name, expiresAt }));
      this.isCopied.set(false);
      this.name.set('');
    });
  }

  protected keep(id: string): void {
    this.asksToEnd.set(null);
    this.keepFocus(`[data-token="${id}"]`);
  }

  protected async end(id: string): Promise<void> {
    await this.attempt(async () => {
      await this.api.remove(id);
      this.asksToEnd.set(null);
      if (this.created()?.id === id) this.created.set(null);
      this.keepFocus('#token-name');
    });
  }

  protected async copy(token: string): Promise<void> {
    await navigator.clipboard.writeText(token);
    this.isCopied.set(true);
    void this.announcer.announce(this.say('token.copied'));
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    this.fault.set(null);
    try {
      await act();
      this.tokens.reload();
    } catch (error) {
      // Refused or unreachable: said under the form; nothing else changed.
      this.fault.set(this.problems.sentence(error));
    }
  }
}
