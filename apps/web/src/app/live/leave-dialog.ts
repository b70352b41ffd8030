import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, DOCUMENT, inject, signal } from '@angular/core';
import type { UnsentText } from '@samenpen/live-client';
import { DialogFrame, Icon } from '@samenpen/ui';
import { Words } from '../words/words';
import { UnsentWork } from './unsent-work';

/** Asks what to do with text that only this device has, before signing out. Closes with true to go on. */
@Component({
  selector: 'sp-leave-dialog',
  imports: [DialogFrame, Icon],
  template: `
    <sp-dialog-frame headingId="leave-heading" [heading]="say('section.leave.title')" [closeLabel]="say('dialog.close')" (dismiss)="reference.close(false)">
      <p>{{ say('section.leave.explanation') }}</p>
      <div class="texts" lang="nl-BE">
        @for (line of lines; track $index) {
          <p>{{ line }}</p>
        }
      </div>
      <div role="alert">
        @if (hasFailed()) {
          <p class="notice wrong"><sp-icon name="triangle-alert" />{{ say('section.leave.notSent') }}</p>
        }
        @if (isOvertaken()) {
          <p class="notice heed"><sp-icon name="triangle-alert" />{{ say('section.leave.overtaken') }}</p>
        }
      </div>
      <button actions type="button" class="button bare" (click)="discard()">{{ say(isOvertaken() ? 'section.leave.anyway' : 'section.leave.discard') }}</button>
      <button actions type="button" class="button" (click)="save()">{{ say('section.leave.file') }}</button>
      <button actions type="button" class="button primary" [attr.aria-disabled]="isSending()" (click)="send()">
        {{ isSending() ? say('section.leave.sending') : say('section.leave.send') }}
      </button>
    </sp-dialog-frame>
  `,
  styles: `
    .texts { display: grid; gap: 0.375rem; max-height: 12rem; padding: 0.75rem 1rem; border-radius: var(--radius); background: var(--sunken); font-family: var(--serif); overflow: auto; }
  `,
})
export class LeaveDialog {
  private readonly unsent = inject<readonly UnsentText[]>(DIALOG_DATA);
  protected readonly reference = inject<DialogRef<boolean>>(DialogRef);
  private readonly work = inject(UnsentWork);
  private readonly document = inject(DOCUMENT);
  protected readonly say = inject(Words).say;
  protected readonly lines = this.unsent.flatMap(({ part }) => this.work.linesOf(part));
  protected readonly isSending = signal(false);
  protected readonly hasFailed = signal(false);
  /** The connection came back while this was asked: not all of the text is this device's alone any more. */
  protected readonly isOvertaken = signal(false);

  protected async send(): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    const isSent = await this.work.send(this.unsent);
    this.isSending.set(false);
    this.hasFailed.set(!isSent);
    if (isSent) await this.leave();
  }

  protected async save(): Promise<void> {
    const address = URL.createObjectURL(this.work.asFile(this.unsent));
    const link = this.document.createElement('a');
    link.href = address;
    link.download = this.say('section.leave.fileName');
    link.click();
    URL.revokeObjectURL(address);
    await this.leave();
  }

  protected async discard(): Promise<void> {
    const still = (await this.work.find()).flatMap(({ part }) => this.work.linesOf(part));
    const isUnsent = this.lines.every((line) => still.includes(line));
    if (isUnsent || this.isOvertaken()) await this.leave();
    else this.isOvertaken.set(true);
  }

  private async leave(): Promise<void> {
    await this.work.clear();
    this.reference.close(true);
  }
}
