import { DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject } from '@angular/core';
import { DialogFrame } from '@samenpen/ui';
import { LoginEnd } from '../api/login-end';
import { Sessions } from '../api/sessions';
import { Words } from '../words/words';
import { SignInForm } from './sign-in-form';

/** Signing in again over the page one was on, which stays as it was. */
@Component({
  selector: 'sp-sign-in-dialog',
  imports: [DialogFrame, SignInForm],
  template: `
    <sp-dialog-frame headingId="sign-in-heading" [heading]="say(isAnother() ? 'signIn.anotherTitle' : 'signIn.againTitle')" [closeLabel]="say('dialog.close')" (dismiss)="close()">
      <p>{{ isAnother() ? say('signIn.anotherExplanation', { name: name() }) : say('signIn.againExplanation') }}</p>
      <sp-sign-in-form (signedIn)="close()" />
    </sp-dialog-frame>
  `,
})
export class SignInDialog {
  protected readonly say = inject(Words).say;
  private readonly reference = inject(DialogRef);
  private readonly sessions = inject(Sessions);
  protected readonly isAnother = inject(LoginEnd).isAnother;
  /** Whose page lies under it. */
  protected readonly name = computed(() => this.sessions.current()?.person.name ?? '');

  protected close(): void {
    this.reference.close();
  }
}
