import { Component, computed, inject, input, output, signal } from '@angular/core';
import { FormField, form, required } from '@angular/forms/signals';
import type { Session } from '@samenpen/contracts';
import { Icon } from '@samenpen/ui';
import { Problems } from '../api/problems';
import { Sessions } from '../api/sessions';
import { Words } from '../words/words';

/** Address and password. Nothing blocks paste or a password manager. */
@Component({
  selector: 'sp-sign-in-form',
  imports: [FormField, Icon],
  templateUrl: './sign-in-form.html',
  styles: `
    form { display: grid; gap: var(--space-3); }
    .button { justify-self: start; min-width: 9rem; min-height: 2.5rem; }
  `,
})
export class SignInForm {
  /** Address to start with, for somebody who was signed in before. */
  readonly address = input('');
  /** Somebody is signed in. */
  readonly signedIn = output<Session>();

  private readonly sessions = inject(Sessions);
  private readonly problems = inject(Problems);

  protected readonly say = inject(Words).say;
  protected readonly isBusy = signal(false);
  private readonly refusal = signal<unknown>(null);
  protected readonly fault = computed(() => (this.refusal() === null ? null : this.problems.sentence(this.refusal())));

  private readonly typed = signal({ email: '', password: '' });
  protected readonly fields = form(this.typed, (path) => {
    required(path.email);
    required(path.password);
  });

  protected async signIn(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.refusal.set(null);
    const { email, password } = this.typed();
    try {
      this.signedIn.emit(await this.sessions.signIn({ email: email.trim(), password }));
    } catch (error) {
      // Refused or unreachable: the sentence under the fields says which.
      this.refusal.set(error);
    } finally {
      this.isBusy.set(false);
    }
  }
}
