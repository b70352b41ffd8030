import { Component, computed, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { SignInOptions } from '@samenpen/contracts';
import { Icon } from '@samenpen/ui';
import { Problems } from '../api/problems';
import { Sessions } from '../api/sessions';
import { LanguageSwitch } from '../shell/language-switch';
import { Preferences } from '../shell/preferences';
import { nameScreen } from '../shell/screen-title';
import { Words } from '../words/words';
import { RoleCards } from './role-cards';
import { SignInForm } from './sign-in-form';
import { wayBack } from './way-back';

type RoleCard = SignInOptions['cards'][number];

/** Signing in; in the demo also by one click on the card of a role. */
@Component({
  selector: 'sp-sign-in',
  imports: [Icon, LanguageSwitch, RoleCards, SignInForm],
  templateUrl: './sign-in.html',
  styleUrl: './sign-in.css',
})
export class SignIn {
  /** Where to go afterwards, from the address. */
  readonly terug = input<string>();
  /** Address of a demo account to sign in with at once: the second window opens with it. */
  readonly als = input<string>();

  private readonly sessions = inject(Sessions);
  private readonly router = inject(Router);
  private readonly preferences = inject(Preferences);
  private readonly problems = inject(Problems);

  protected readonly say = inject(Words).say;
  private readonly offered = this.sessions.options();
  protected readonly options = computed(() => (this.offered.hasValue() ? this.offered.value() : null));
  protected readonly isUnreachable = computed(() => this.offered.error() !== undefined);
  protected readonly busyWith = signal<string | null>(null);
  private readonly refusal = signal<unknown>(null);
  protected readonly fault = computed(() => (this.refusal() === null ? null : this.problems.sentence(this.refusal())));

  constructor() {
    nameScreen(() => [this.say('signIn.title')]);
  }

  protected async signInAs(card: Pick<RoleCard, 'email'>): Promise<void> {
    const password = this.options()?.demoPassword;
    if (password === undefined || this.busyWith() !== null) return;
    this.busyWith.set(card.email);
    this.refusal.set(null);
    try {
      await this.sessions.signIn({ email: card.email, password });
      await this.enter();
    } catch (error) {
      // The card that was clicked says what happened; the form stays usable.
      this.refusal.set(error);
    } finally {
      this.busyWith.set(null);
    }
  }

  protected async enter(): Promise<void> {
    await this.preferences.adopt();
    await this.router.navigateByUrl(wayBack(this.terug()));
  }

  protected tryAgain(): void {
    this.offered.reload();
  }
}
