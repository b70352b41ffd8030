import { DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { DialogFrame } from '@samenpen/ui';
import { Words } from '../words/words';
import { SignInForm } from './sign-in-form';

/** Signing in again over the page one was on, which stays as it was. */
@Component({
  selector: 'sp-sign-in-dialog',
  imports: [DialogFrame, SignInForm],
  template: `
    <sp-dialog-frame headingId="sign-in-heading" [heading]="say('signIn.againTitle')" [closeLabel]="say('dialog.close')" (dismiss)="close()">
      <p>{{ say('signIn.againExplanation') }}</p>
      <sp-sign-in-form (signedIn)="close()" />
    </sp-dialog-frame>
  `,
})
export class SignInDialog {
  protected readonly say = inject(Words).say;
  private readonly reference = inject(DialogRef);

  protected close(): void {
    this.reference.close();
  }
}
