import { DOCUMENT, Injector, Service, afterNextRender, effect, inject, untracked } from '@angular/core';
import { LoginEnd } from '../api/login-end';
import { Sessions } from '../api/sessions';
import { Dialogs } from './dialogs';
import { FetchedCode } from './fetched-code';

/**
 * When the login ends while a page is open, people sign in over it: the page, with what they were
 * typing, stays as it was.
 */
@Service()
export class LoginWatch {
  private readonly loginEnd = inject(LoginEnd);
  private readonly sessions = inject(Sessions);
  private readonly dialogs = inject(Dialogs);
  private readonly code = inject(FetchedCode);
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private isAsking = false;
  /** What had the focus when the login ended. */
  private stoodIn: Element | null = null;

  start(): void {
    effect(() => {
      this.loginEnd.wished();
      if (this.loginEnd.isNoticed()) untracked(() => void this.ask());
    });
  }

  private async ask(): Promise<void> {
    if (this.isAsking) return;
    this.isAsking = true;
    this.stoodIn ??= this.document.activeElement;
    const before = this.sessions.current()?.person.id;
    const { SignInDialog } = await this.code.of(() => import('../sign-in/sign-in-dialog'));
    await this.dialogs.openUnasked(SignInDialog, 'sign-in-heading');
    this.isAsking = false;
    if (this.loginEnd.isNoticed()) return;
    if (before === undefined || before === this.sessions.current()?.person.id) this.goBack();
    else this.beginAnew();
  }

  /**
   * Somebody else has signed in. What stands on the page was read and typed by the one before, who finds their unsent
   * text again on this device.
   */
  private beginAnew(): void {
    // Once the page has let go of the other's text, about which it would ask.
    afterNextRender(() => this.document.location.reload(), { injector: this.injector });
  }

  /** Not to the button that led here, which goes with its notice: whoever wrote goes on where they were. */
  private goBack(): void {
    if (this.stoodIn instanceof HTMLElement) this.stoodIn.focus();
    this.stoodIn = null;
  }
}
