import { DOCUMENT, Service, effect, inject } from '@angular/core';
import { LoginEnd } from '../api/login-end';
import { Dialogs } from './dialogs';
import { FetchedCode } from './fetched-code';

/**
 * When the login ends while a page is open, people sign in over it: the page, with what they were
 * typing, stays as it was.
 */
@Service()
export class LoginWatch {
  private readonly loginEnd = inject(LoginEnd);
  private readonly dialogs = inject(Dialogs);
  private readonly code = inject(FetchedCode);
  private readonly document = inject(DOCUMENT);
  private isAsking = false;
  /** What had the focus when the login ended. */
  private stoodIn: Element | null = null;

  start(): void {
    effect(() => {
      this.loginEnd.wished();
      if (this.loginEnd.isNoticed()) void this.ask();
    });
  }

  private async ask(): Promise<void> {
    if (this.isAsking) return;
    this.isAsking = true;
    this.stoodIn ??= this.document.activeElement;
    const { SignInDialog } = await this.code.of(() => import('../sign-in/sign-in-dialog'));
    await this.dialogs.openUnasked(SignInDialog, 'sign-in-heading');
    this.isAsking = false;
    if (!this.loginEnd.isNoticed()) this.goBack();
  }

  /** Not to the button that led here, which goes with its notice: whoever wrote goes on where they were. */
  private goBack(): void {
    if (this.stoodIn instanceof HTMLElement) this.stoodIn.focus();
    this.stoodIn = null;
  }
}
