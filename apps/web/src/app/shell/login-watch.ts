import { Service, effect, inject } from '@angular/core';
import { LoginEnd } from '../api/login-end';
import { Dialogs } from './dialogs';

/**
 * When the login ends while a page is open, people sign in over it: the page, with what they were
 * typing, stays as it was.
 */
@Service()
export class LoginWatch {
  private readonly loginEnd = inject(LoginEnd);
  private readonly dialogs = inject(Dialogs);
  private isAsking = false;

  start(): void {
    effect(() => {
      this.loginEnd.wished();
      if (this.loginEnd.isNoticed()) void this.ask();
    });
  }

  private async ask(): Promise<void> {
    if (this.isAsking) return;
    this.isAsking = true;
    const { SignInDialog } = await import('../sign-in/sign-in-dialog');
    await this.dialogs.openUnasked(SignInDialog, 'sign-in-heading');
    this.isAsking = false;
  }
}
